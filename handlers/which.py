"""陪诊那个, 0001, 第一个: which of her cases her words are about, said instead of pressed."""

import re
from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import cases, running
from handlers import relay, replies
from handlers.journey import Journey
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

ORDER = ("第一", "第二", "第三", "第四")
LONGEST = 14
AROUND = re.compile(
    r"第[一二三四]|[那这]个|[那这]件|件|事|个|说的?|是|的|我|就|要|改|啊|吧|呀|呢|哦|[，。,.！!\s]"
)
"""What may stand beside the name of a case."""
THAT_ONE = re.compile(r"[那这]个|[那这]件|[那这]一|的$|的事")


def router() -> Router:
    """Before her words answer anything else: this was asked last."""
    journey = Journey("which")
    journey.message.register(chosen, Named())
    return journey


class Named(BaseFilter):
    """She was asked which case, and her words name one and say nothing else. Gives `case`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        return bool(data["talk"].data.get(relay.WHICH)) and 0 < len(event.text or "") <= LONGEST

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk}):
            return False
        asked = list(talk.data[relay.WHICH])
        mine = {case.id: case for case in await cases.mine(unit, talk.contact_id, open_only=True)}
        found = meant([mine[one] for one in asked if one in mine], meaning)
        return {"case": found} if found is not None else False


def meant(found: list[Case], meaning: Understanding) -> Case | None:
    """The one case that these words name: by its number, its place in the list, its service, or what she said of it."""
    text = meaning.text
    numbered = [case for case in found if case.number[-4:] in text]
    if len(numbered) == 1:
        return numbered[0]
    for order, case in zip(ORDER, found, strict=False):
        if text.startswith(order):
            return case
    said = set(AROUND.sub("", text)) - running.STOP
    for told in (lambda case: item_name(case.item), lambda case: case.words):
        named = [case for case in found if said & set(told(case))]
        if len(named) == 1 and said <= set(item_name(named[0].item) + named[0].words):
            return named[0]
    return _alike(found, meaning)


def _alike(found: list[Case], meaning: Understanding) -> Case | None:
    """看病那件: 那个 with words that mean the service of one of them, or its category."""
    guess = relay.hint(meaning)
    if guess is None or not THAT_ONE.search(meaning.text) or any(meaning.slots.values()):
        return None
    same = [case for case in found if case.item == guess.item]
    near = [case for case in found if case.category == guess.category]
    return next((named[0] for named in (same, near) if len(named) == 1), None)


async def chosen(
    message: Message, talk: Talk, unit: Unit, case: Case, understand: Callable[[str], Understanding]
) -> None:
    await replies.told(talk, unit, case.id or 0, understand)
