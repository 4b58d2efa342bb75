"""解决了吗, 满意吗: only the resident closes her case, and she may take it back."""

from casework import care, complaints, conduct, deadlines, follow_ups, offers, paging, tasks
from casework.cards import what
from casework.discretion import before_promise
from casework.lifecycle import SERVED, move, record
from casework.masking import mask_papers
from casework.menus import menu_for
from casework.refusal import Refusal
from casework.seats import staff_on_duty, workers_on_duty
from casework.whose import handlers_of, own, who_has
from casework.wording import emergency as danger
from casework.wording import feedback as words
from storage.outgoing import Button, Menu, pairs
from storage.tables import Case
from storage.unit import Unit

WHY = 300
HELD = (*SERVED, "done")
"""A party has promised, so that it reads her words as they are."""


async def ask(unit: Unit, case: Case) -> None:
    """解决了吗: ask the resident, with buttons."""
    text = words.ask(case.number, what(case), await who_has(unit, case))
    unit.say(case.resident_id, text, solved_menu(case), card=f"solved:{case.id}")


def solved_menu(case: Case) -> Menu:
    """解决了 / 没解决."""
    return pairs(
        Button(words.BUTTON_SOLVED, f"case:solved:{case.id}"),
        Button(words.BUTTON_NOT_SOLVED, f"case:unsolved:{case.id}"),
    )


async def doubt(unit: Unit, case: Case) -> None:
    """Her words said neither yes nor no: the question once more, with the two buttons."""
    unit.say(case.resident_id, words.doubt(what(case)), solved_menu(case), card=f"solved:{case.id}")


def rating_menu(case: Case) -> Menu:
    """很满意 / 基本满意 / 不满意."""
    return [[Button(name, f"case:rate:{case.id}:{digit}") for digit, name in words.RATINGS.items()]]


async def confirm(unit: Unit, contact_id: int, case_id: int) -> Case:
    """解决了: the resident closes her case."""
    case = await own(unit, contact_id, case_id)
    if case.state != "closed":
        working = await handlers_of(unit, case) if case.state in SERVED else []
        await move(unit, case, "confirm", actor=contact_id)
        await care.after_close(unit, case)
        for reader in working:
            unit.say(reader, words.solved_arrives(case.number, what(case)))
    return case


async def reopen(unit: Unit, contact_id: int, case_id: int, why: str = "") -> Case:
    """没解决: it goes on with whoever had it, and staff know; nobody has it: it is sent on anew."""
    case = await own(unit, contact_id, case_id)
    if conduct.about_party(why):
        await complaints.file(unit, contact_id, case_id, why)
        why = ""
    workers = await workers_on_duty(unit, case.holder_id) if case.holder_id else []
    await move(unit, case, "reopen" if workers else "reopen_unheld", actor=contact_id, note=why[:WHY])
    case.reopened += 1
    case.done_at = case.closed_at = None
    case.rating = ""
    case.due_at = deadlines.completion_due(unit.now, case.item)
    await follow_ups.settle(unit, case_id)
    if case.urgent:
        await _page_again(unit, case, why)
        return case
    await follow_ups.schedule(unit, "completion", case.due_at, case_id=case_id)
    if not workers:
        case.holder_id = case.worker_id = None
        await offers.send_on(unit, case)
    await tasks.leave(unit, case, tasks.UNSOLVED)
    who = await who_has(unit, case)
    unit.say(contact_id, words.reopened(case.number, who), card=f"why:{case.id}")
    for reader in dict.fromkeys([*workers, *await staff_on_duty(unit, case.community_id)]):
        told = words.reopened_arrives(case.number, what(case), who, mask_papers(why[:WHY]))
        unit.say(reader, told, await menu_for(unit, case, reader))
    return case


async def explain(unit: Unit, contact_id: int, case_id: int, why: str) -> Case:
    """What is still missing, or what she was unhappy about, in her words: for whoever has it and for staff; what is about
    those who came is for staff alone."""
    case = await own(unit, contact_id, case_id)
    if conduct.about_party(why):
        await complaints.file(unit, contact_id, case_id, why)
        return case
    await record(unit, case, "added", actor=contact_id, note=why[:WHY])
    text = words.why_arrives(case.number, what(case), mask_papers(why[:WHY]))
    masked = words.why_arrives(case.number, what(case), before_promise(why[:WHY]))
    staff = await staff_on_duty(unit, case.community_id)
    for reader in dict.fromkeys([*await handlers_of(unit, case), *staff]):
        shown = text if reader in staff or case.state in HELD else masked
        unit.say(reader, shown, await menu_for(unit, case, reader))
    return case


async def _page_again(unit: Unit, case: Case, why: str) -> None:
    """Danger that is not over is never offered around and waits for no day: everyone on duty is paged as at first."""
    if case.state == "received":
        await move(unit, case, "hand_over", public=False)
    case.answered_at = case.worker_id = None
    unit.add(case)
    if why:
        await record(unit, case, "added", actor=case.resident_id, note=why[:WHY])
    await paging.page(unit, case, note=danger.STILL_IN_DANGER)
    told = [danger.first(case.emergency_kind), danger.REOPENED.format(number=case.number)]
    unit.say(case.resident_id, "\n".join(told), card=paging.hers(case))


async def rate(unit: Unit, contact_id: int, case_id: int, digit: str) -> Case:
    """满意吗: kept with the case; a bad rating reaches staff."""
    case = await own(unit, contact_id, case_id)
    if digit not in words.RATINGS or case.state != "closed":
        raise Refusal(words.NOTHING_TO_RATE)
    case.rating = words.RATINGS[digit]
    await record(unit, case, "rated", actor=contact_id, note=case.rating)
    if digit == "1":
        await tasks.leave(unit, case, tasks.UNHAPPY)
        for reader in await staff_on_duty(unit, case.community_id):
            told = words.unhappy_arrives(case.number, what(case))
            unit.say(reader, told, await menu_for(unit, case, reader))
    return case
