"""解决了吗, 满意吗: only the resident closes her case, and she may take it back."""

import re
from datetime import timedelta

from casework import care, deadlines, follow_ups, offers, triage
from casework.lifecycle import move, record
from casework.refusal import Refusal
from casework.seats import staff_on_duty, workers_on_duty
from casework.whose import own, who_has
from casework.wording import feedback as words
from nlp.catalogue import item_name
from storage.outgoing import Button, Menu, pairs
from storage.tables import Case
from storage.unit import Unit

NOT_SOLVED = re.compile(
    r"没(有)?(解决|修好|弄好|办好|完|来|用)|还是(不|没)|还没|又(坏|漏|停)|未解决|不行|没好"
)
SOLVED = re.compile(r"解决了|好了|修好|弄好|办好|办完|可以了|行了|没问题|完成了|来过了|搞定")
BAD = re.compile(r"不(太|怎么|大|是很|够)?(满意|好)|太差|差劲|失望|投诉|糟|很差|(?<!\d)[12一两][星分](?!钟)")
FAIR = re.compile(r"基本满意|还行|还可以|一般|凑合|马马虎虎|过得去|(?<!\d)[34三四][星分](?!钟)")
GOOD = re.compile(
    r"满意|很好|挺好|非常好|真好|人好|棒|不错|(?<!\d)[5五][星分](?!钟)|满分|点赞|热心|周到|细心|耐心|表扬"
)
RECENT = timedelta(days=2)

WAITING = """
SELECT id FROM case_record WHERE resident_id = $1 AND state = $2 AND rating = '' AND (state = 'done' OR closed_at > $3)
ORDER BY id DESC LIMIT 1
"""


async def ask(unit: Unit, case: Case) -> None:
    """解决了吗: ask the resident, with buttons."""
    text = words.ask(case.number, item_name(case.item), await who_has(unit, case))
    unit.say(case.resident_id, text, solved_menu(case), card=f"solved:{case.id}")


def solved_menu(case: Case) -> Menu:
    """解决了 / 没解决."""
    return pairs(
        Button(words.BUTTON_SOLVED, f"case:solved:{case.id}"),
        Button(words.BUTTON_NOT_SOLVED, f"case:unsolved:{case.id}"),
    )


def rating_menu(case: Case) -> Menu:
    """很满意 / 基本满意 / 不满意."""
    return [[Button(name, f"case:rate:{case.id}:{digit}") for digit, name in words.RATINGS.items()]]


async def confirm(unit: Unit, contact_id: int, case_id: int) -> Case:
    """解决了: the resident closes her case."""
    case = await own(unit, contact_id, case_id)
    if case.state != "closed":
        await move(unit, case, "confirm", actor=contact_id)
        await care.after_close(unit, case)
    return case


async def reopen(unit: Unit, contact_id: int, case_id: int, why: str = "") -> Case:
    """没解决: it goes on with whoever had it, and staff know; nobody has it: it is sent on anew."""
    case = await own(unit, contact_id, case_id)
    workers = await workers_on_duty(unit, case.holder_id) if case.holder_id else []
    await move(unit, case, "reopen" if workers else "reopen_unheld", actor=contact_id, note=why[:200])
    case.reopened += 1
    case.done_at = case.closed_at = None
    case.rating = ""
    case.due_at = deadlines.completion_due(unit.now, case.item)
    await follow_ups.settle(unit, case_id)
    await follow_ups.schedule(unit, "completion", case.due_at, case_id=case_id)
    if not workers:
        case.holder_id = case.worker_id = None
        await (_back_to_the_desk(unit, case) if case.urgent else offers.send_on(unit, case))
    who = await who_has(unit, case)
    unit.say(contact_id, words.reopened(case.number, who))
    for reader in dict.fromkeys([*workers, *await staff_on_duty(unit, case.community_id)]):
        unit.say(reader, words.reopened_arrives(case.number, item_name(case.item), who))
    return case


async def _back_to_the_desk(unit: Unit, case: Case) -> None:
    """What began as an emergency is never offered around: staff have it again."""
    await move(unit, case, "hand_over")
    await triage.announce(unit, case)


async def rate(unit: Unit, contact_id: int, case_id: int, digit: str) -> Case:
    """满意吗: kept with the case; a bad rating reaches staff."""
    case = await own(unit, contact_id, case_id)
    if digit not in words.RATINGS or case.state != "closed":
        raise Refusal(words.NOTHING_TO_RATE)
    case.rating = words.RATINGS[digit]
    await record(unit, case, "rated", actor=contact_id, note=case.rating)
    if digit == "1":
        for reader in await staff_on_duty(unit, case.community_id):
            unit.say(reader, words.unhappy_arrives(case.number, item_name(case.item)))
    return case


async def waiting(unit: Unit, contact_id: int, state: str) -> Case | None:
    """Her newest case that waits for an answer: `done` for 解决了吗, `closed` (lately, not rated) for 满意吗."""
    since = unit.now - RECENT
    found = await unit.raw(WAITING, contact_id, state, since)
    return await unit.get(Case, found[0][0]) if found else None


def says_solved(text: str) -> bool | None:
    """What these words answer to 解决了吗; None: nothing."""
    if len(text) > 40:
        return None
    if NOT_SOLVED.search(text):
        return False
    return True if SOLVED.search(text) else None


def says_rating(text: str) -> str | None:
    """What these words answer to 满意吗 ("3" is the best); None: nothing."""
    for pattern, digit in ((BAD, "1"), (FAIR, "2"), (GOOD, "3")):
        if pattern.search(text):
            return digit
    return None
