"""The pages that a staff member has been given and that nobody has answered yet."""

import re
from datetime import timedelta

from casework.lifecycle import OPEN
from storage.tables import Case
from storage.unit import Unit

PAGED = "SELECT DISTINCT card FROM message WHERE contact_id = $1 AND sender = 'bot' AND card LIKE 'page:%'"
TAKES = re.compile(
    r"(?:我们?|收到|好的?|好嘞|行|知道了?|明白了?|马上|立刻|立即|这就|现在|就|先|已经|正在|在|去|来|到|赶|过|看看?|一下|一趟|处理|接|负责|联系|打电话|上门|出发|路上|交给|她|他|老人|居民|住户|现场|给|那边|那|家里?|了|吧|啊|的|呢|着|往)+"
)
PROMISES = re.compile(
    r"我[们]?(?:来|去|就|这|马|过|接|处|负|先|到|已|在|给|联|正|上)|收到|马上|过去|去看|路上|出发|交给我|赶|这就|立[刻即]|处理|上门"
)
"""我来, 收到, 马上过去: somebody goes."""
LONGEST = 24
LATELY = timedelta(minutes=30)


def takes(text: str) -> bool:
    """Whether these words, of somebody who was paged, mean that she goes."""
    said = re.sub(r"[\s。.，,！!、~]+", "", text)
    return len(said) <= LONGEST and bool(TAKES.fullmatch(said) and PROMISES.search(said))


async def unanswered(unit: Unit, contact_id: int) -> list[Case]:
    """The emergencies that she was paged for and nobody has taken, newest first."""
    return [case for case in await _paged(unit, contact_id) if case.answered_at is None]


async def just_taken(unit: Unit, contact_id: int) -> Case | None:
    """The newest that she was paged for, where somebody (she too) took it within the half hour."""
    taken = [case for case in await _paged(unit, contact_id) if case.answered_at is not None]
    return next((case for case in taken if case.answered_at and case.answered_at > unit.now - LATELY), None)


async def _paged(unit: Unit, contact_id: int) -> list[Case]:
    keys = {int(card.partition(":")[2]) for (card,) in await unit.raw(PAGED, contact_id)}
    found = [await unit.need(Case, key) for key in sorted(keys, reverse=True)[:40]]
    return [case for case in found if case.urgent and case.state in OPEN]
