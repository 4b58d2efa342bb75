"""投诉: what she says of those who come is for the committee alone; what did not come is for who has it and for staff."""

from datetime import datetime

from casework import cards, conduct, deadlines, desk_cards, follow_ups, notices, running, tasks
from casework.discretion import before_promise
from casework.lifecycle import NOT_CONTACTED, SERVED, record
from casework.menus import menu_for
from casework.seats import staff_on_duty
from casework.whose import handlers_of, mine, named, own, party_of, who_has
from casework.wording import complaints as words
from casework.wording.time import moment
from nlp.catalogue import item_name
from storage.tables import Case, FollowUp, Party
from storage.unit import Unit

LONGEST = 300
KIND = follow_ups.COMPLAINT
HELD = (*SERVED, "done")
DEALT_WITH = """
SELECT 1 FROM entry WHERE case_id = $1 AND at >= $2 AND undone_at IS NULL
AND verb IN ('wrote', 'spoke', 'assigned', 'settled', 'took', 'transferred') LIMIT 1
"""
LATELY = ("accepted", "in_progress", "done", "closed", "offered")


async def about(unit: Unit, contact_id: int, text: str) -> Case | None:
    """The case whose party she complains about: the one that she names, else the newest that a party has or had."""
    found = [c for c in await mine(unit, contact_id) if c.state in LATELY and await party_of_old(unit, c)]
    if (case := await named(unit, contact_id, text)) and case in found:
        return case
    for says in (_names_worker, _names_service):
        said = [case for case in found if await says(unit, case, text)]
        if len(said) == 1:
            return said[0]
    found.sort(key=lambda case: (case.state not in HELD, case.state == "closed"))
    return found[0] if found else None


async def party_of_old(unit: Unit, case: Case) -> Party | None:
    """The party that has the case, is asked, or had it when it ended."""
    return await party_of(unit, case) or await unit.get(Party, case.holder_id)


async def _names_worker(unit: Unit, case: Case, text: str) -> bool:
    name = await cards.worker_name(unit, case.worker_id, case.holder_id) if case.worker_id else ""
    return len(name) > 1 and name[:2] in text


async def _names_service(unit: Unit, case: Case, text: str) -> bool:
    name = item_name(case.item)
    return running.shares(case, text) or any(name[at : at + 2] in text for at in range(len(name) - 1))


async def file(unit: Unit, contact_id: int, case_id: int, text: str) -> str:
    """To staff on duty with what they can do; never to the party. What she reads; that she is answered is watched."""
    case = await own(unit, contact_id, case_id)
    party = await party_of_old(unit, case)
    who = party.name if party else await who_has(unit, case)
    await record(unit, case, "complained", actor=contact_id, note=text[:LONGEST])
    await tasks.leave(unit, case, tasks.COMPLAINT)
    by = deadlines.first_contact_due(unit.now)
    if await follow_ups.waiting(unit, KIND, case_id) is None:
        await follow_ups.schedule(unit, KIND, by, case_id=case_id, data={"since": unit.now.isoformat()})
    wish = conduct.elsewhere(text) and not conduct.misconduct(text)
    told = words.filed_arrives(cards.title(case), who, text[:LONGEST], elsewhere=wish)
    for staff in await staff_on_duty(unit, case.community_id):
        unit.say(staff, told, desk_cards.menu(case))
    return words.filed(who, moment(by, unit.now))


async def fail(unit: Unit, contact_id: int, case_id: int, text: str) -> str:
    """What should have come did not: who has it reads it, and staff, unless it is not due yet. What she reads."""
    case = await own(unit, contact_id, case_id)
    await record(unit, case, "added", actor=contact_id, note=text[:LONGEST])
    await follow_ups.settle(unit, case_id, "visit_came")  # she has said it herself
    who, by = await who_has(unit, case), await _not_due(unit, case, text)
    shown = text[:LONGEST] if case.state in HELD else before_promise(text[:LONGEST])
    plain = words.failed_arrives(cards.title(case), who, text[:LONGEST])
    masked = words.failed_arrives(cards.title(case), who, shown)
    if not by:
        await tasks.leave(unit, case, tasks.FAILED)
    staff = await staff_on_duty(unit, case.community_id)
    readers = await handlers_of(unit, case)
    for reader in dict.fromkeys([*readers, *([] if by else staff)]):
        unit.say(reader, plain if reader in staff else masked, await menu_for(unit, case, reader))
    if by:
        return words.not_yet(who, case.number, moment(by, unit.now))
    return words.failed(who, case.number)


async def _not_due(unit: Unit, case: Case, text: str) -> datetime | None:
    """The moment until which there is nothing to complain of: a visit that is to come, a first call that is promised."""
    if case.visit_at is not None and case.visit_at > unit.now:
        return case.visit_at
    if case.state not in NOT_CONTACTED or (running.shares(case, text) and not running.only_calls(text)):
        return None
    waits = await follow_ups.waiting(unit, "first_contact", case.id or 0)
    return waits if waits is not None and waits > unit.now else None


async def unanswered(unit: Unit, row: FollowUp) -> str:
    """The committee has done nothing about it by the time that she was told: staff are reminded, she reads it plainly."""
    case = await unit.need(Case, row.case_id, lock=True)
    since = datetime.fromisoformat(str(row.data["since"]))
    if await unit.raw(DEALT_WITH, case.id, since):
        return follow_ups.TOO_LATE
    title = cards.title(case)
    await notices.to_staff(unit, case, words.filed_still(title, moment(row.due_at, unit.now)))
    await notices.leave(unit, case.resident_id, case, words.filed_late(title), notices.RESIDENT)
    return follow_ups.FIRED
