"""上门: an agreed visit that does not suit is open again; one that has passed in silence is asked about, on both sides."""

from datetime import datetime, timedelta

from casework import cards, deadlines, follow_ups, notices, promises
from casework.follow_ups import FIRED, TOO_LATE
from casework.lifecycle import SERVED, record
from casework.sending import party_name
from casework.visit_told import told
from casework.whose import handlers_of, own
from casework.wording import complaints as words
from storage.outgoing import Button, pairs
from storage.tables import Case, FollowUp
from storage.unit import Unit

NOTHING_HEARD = timedelta(hours=2)
AGAIN = timedelta(hours=24)
CAME = "came"
"""The card of the question whether somebody came (casework/asked.py)."""
LONGEST = 300
SINCE = "SELECT 1 FROM case_event WHERE case_id = $1 AND verb IN ('report', 'finish', 'agree_time') AND at >= $2 LIMIT 1"


async def watch(unit: Unit, case: Case, visit_at: datetime) -> None:
    """A visit is agreed: it is reminded of, asked about when it has passed, and the work is not late before it."""
    case_id = case.id or 0
    await follow_ups.settle(unit, case_id, *follow_ups.VISIT)
    if (remind := deadlines.visit_reminder(visit_at)) > unit.now:
        await follow_ups.schedule(unit, "visit_reminder", remind, case_id=case_id)
    passed = visit_at + NOTHING_HEARD
    await follow_ups.schedule(unit, "visit_passed", passed, case_id=case_id)
    evening = max(deadlines.after_work(visit_at), passed)
    await follow_ups.schedule(unit, "visit_came", evening, case_id=case_id)
    await not_before(unit, case, visit_at)


async def agreed(unit: Unit, case_id: int) -> bool:
    """Whether a visit is agreed that is still to come."""
    case = await unit.need(Case, case_id)
    return case.state in SERVED and case.visit_at is not None and case.visit_at > unit.now


async def not_before(unit: Unit, case: Case, wanted: datetime | None) -> None:
    """The work may take until a day after the time that is wanted or agreed."""
    by = promises.done_by(case.due_at, wanted)
    if by == case.due_at:
        return
    case.due_at = by
    unit.add(case)
    await follow_ups.settle(unit, case.id or 0, "completion")
    await follow_ups.schedule(unit, "completion", by, case_id=case.id)


async def unsuit(unit: Unit, contact_id: int, case_id: int, said: str) -> str:
    """It does not suit her: nobody is reminded of it, and the worker is asked for another time. What she reads."""
    case = await own(unit, contact_id, case_id)
    when = await told(unit, case)
    case.visit_at = None
    unit.add(case)
    await record(unit, case, "unsuited", actor=contact_id, note=said[:LONGEST])
    await follow_ups.settle(unit, case_id, *follow_ups.VISIT)
    by = deadlines.by_day(unit.now + AGAIN)
    await follow_ups.schedule(unit, "visit_open", by, case_id=case_id)
    title = cards.title(case)
    for reader in await handlers_of(unit, case):
        unit.say(reader, words.unsuited_arrives(title, when, said[:LONGEST]), cards.case_buttons(case))
    return words.unsuited(title, when, await party_name(unit, case.holder_id))


# --- what happens when its time has come ----------------------------------------------------------------------
async def passed(unit: Unit, row: FollowUp) -> str:
    """Two hours after the visit nobody has said how it went: the worker is asked."""
    case = await unit.need(Case, row.case_id, lock=True)
    if not await _silent(unit, case):
        return TOO_LATE
    await notices.to_holder(unit, case, words.passed(cards.title(case), await told(unit, case)))
    return FIRED


async def came(unit: Unit, row: FollowUp) -> str:
    """In the evening of the visit she is asked whether somebody came, once."""
    case = await unit.need(Case, row.case_id, lock=True)
    if not await _silent(unit, case):
        return TOO_LATE
    who = await party_name(unit, case.holder_id)
    asked = words.did_they_come(cards.title(case), who, await told(unit, case))
    buttons = pairs(
        Button(words.BUTTON_CAME, f"visit:came:{case.id}"),
        Button(words.BUTTON_NOT_CAME, f"visit:missed:{case.id}"),
    )
    unit.say(case.resident_id, asked, buttons, card=f"{CAME}:{case.id}")
    return FIRED


async def still_open(unit: Unit, row: FollowUp) -> str:
    """A day after she said that it does not suit, no other time is agreed."""
    case = await unit.need(Case, row.case_id, lock=True)
    if case.state not in SERVED or case.visit_at is not None:
        return TOO_LATE
    title, who = cards.title(case), await party_name(unit, case.holder_id)
    await notices.to_holder(unit, case, words.still_open(title))
    await notices.to_staff(unit, case, words.still_open_staff(title, who))
    return FIRED


async def _silent(unit: Unit, case: Case) -> bool:
    """The visit has passed, and nothing was told since."""
    if case.state not in SERVED or case.visit_at is None or case.visit_at > unit.now:
        return False
    return not await unit.raw(SINCE, case.id, case.visit_at)
