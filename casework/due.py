"""What each kind of follow-up does when its time has come. The case is locked by whoever fires it."""

from casework import cards, care, feedback, lifecycle, notices, paging, sending, tasks, visit_told
from casework.follow_ups import FIRED, TOO_LATE
from casework.refusal import Refusal
from casework.seats import workers_on_duty
from casework.whose import party_of
from casework.wording import offers as offer_words
from casework.wording import time as words
from storage.outgoing import Button, column
from storage.tables import Case, FollowUp, Offer
from storage.unit import Unit


async def expiry(unit: Unit, row: FollowUp) -> str:
    """No answer within the deadline counts as a no: the next party is asked."""
    case = await _case(unit, row)
    offer = await unit.get(Offer, row.offer_id, lock=True)
    if offer is None or offer.state != "open" or case.state != "offered":
        return TOO_LATE
    party = await sending.party_name(unit, offer.party_id)
    sending.answer(unit, offer, "expired", None)
    await lifecycle.move(unit, case, "expire", party_id=offer.party_id, note=party)
    await cards.fold(unit, case, offer, offer_words.EXPIRED)
    await sending.send_on(unit, case, why=offer_words.expired(party))
    return FIRED


async def send_on(unit: Unit, row: FollowUp) -> str:
    """Morning: the offer that waited for the end of the night goes out."""
    case = await _case(unit, row)
    if case.state not in ("received", "triage"):
        return TOO_LATE
    party_id = row.data.get("party_id")
    if party_id is None:
        await sending.send_on(unit, case)
        return FIRED
    try:
        await sending.offer_to(unit, case, int(party_id), by=row.data.get("by"))
    except Refusal:  # nobody of that party came in this morning
        await sending.send_on(unit, case)
    return FIRED


async def first_contact(unit: Unit, row: FollowUp) -> str:
    """Nobody has spoken with the resident by the time that she was told: she reads it plainly, the holder is reminded,
    staff have it as overdue (queues.py)."""
    case = await _case(unit, row)
    if case.state not in lifecycle.NOT_CONTACTED or case.answered_at is not None:
        return TOO_LATE
    text = cards.title(case)
    await lifecycle.record(unit, case, "reminded", note="first contact", public=False)
    asked = case.state == "offered"
    unit.say(case.resident_id, words.no_contact_yet_resident(text, await _whose(unit, case), asked=asked))
    await _urge_asked(unit, case)
    await notices.to_holder(unit, case, words.no_contact_yet_worker(text))
    await notices.to_staff(unit, case, words.no_contact_yet_staff(text, await _whose(unit, case)))
    return FIRED


async def completion(unit: Unit, row: FollowUp) -> str:
    """Overdue: the resident is told honestly, the holder is reminded, staff follow it up; danger has no such date."""
    case = await _case(unit, row)
    if case.state not in lifecycle.OPEN or case.state == "done" or case.urgent:
        return TOO_LATE
    text, holder = cards.title(case), await _whose(unit, case)
    await lifecycle.record(unit, case, "reminded", note="overdue", public=False)
    late = words.overdue_resident(text, holder, asked=case.state == "offered")
    await notices.leave(unit, case.resident_id, case, late, notices.RESIDENT)
    await _urge_asked(unit, case)
    await notices.to_holder(unit, case, words.overdue_worker(text))
    await notices.to_staff(unit, case, words.overdue_staff(text, holder))
    return FIRED


async def visit_reminder(unit: Unit, row: FollowUp) -> str:
    """Both sides are reminded of the visit."""
    case = await _case(unit, row)
    if case.state not in lifecycle.SERVED or case.visit_at is None or case.visit_at <= unit.now:
        return TOO_LATE
    when = await visit_told.told(unit, case)
    party = await sending.party_name(unit, case.holder_id)
    reminder = words.visit_for_resident(cards.title(case), party, when)
    await notices.leave(unit, case.resident_id, case, reminder, notices.RESIDENT)
    await notices.to_holder(unit, case, words.visit_for_worker(cards.title(case), when))
    return FIRED


async def nudge(unit: Unit, row: FollowUp) -> str:
    """A day without an answer: 解决了吗 is asked once more."""
    case = await _case(unit, row)
    if case.state != "done":
        return TOO_LATE
    await feedback.ask(unit, case)
    return FIRED


async def lapse(unit: Unit, row: FollowUp) -> str:
    """Three days without an answer: the case ends, but never an urgent or elder-care one: staff call."""
    case = await _case(unit, row)
    if case.state != "done":
        return TOO_LATE
    if care.must_be_called(case):
        await tasks.leave(unit, case, tasks.SILENT)
        await notices.to_staff(unit, case, words.please_call(cards.title(case)))
        return "staff call"
    await lifecycle.move(unit, case, "lapse")
    await care.after_close(unit, case)
    unit.say(
        case.resident_id,
        words.lapsed(cards.title(case)),
        column(Button("没解决", f"case:unsolved:{case.id}")),
        card=f"settled:{case.id}",
    )
    return FIRED


async def care_call(unit: Unit, row: FollowUp) -> str:
    """A week after an elder-care case was closed."""
    case = await _case(unit, row)
    if case.state != "closed":
        return TOO_LATE
    await care.call(unit, case)
    return FIRED


async def page(unit: Unit, row: FollowUp) -> str:
    """An emergency that nobody has answered is called out again."""
    await paging.page_again(unit, row)
    return FIRED


async def _case(unit: Unit, row: FollowUp) -> Case:
    return await unit.need(Case, row.case_id, lock=True)


async def _whose(unit: Unit, case: Case) -> str:
    """The party that has it or is asked, by name; "" when it lies at the desk."""
    party = await party_of(unit, case)
    return party.name if party is not None else ""


async def _urge_asked(unit: Unit, case: Case) -> None:
    """A party is being asked: its people read that the answer is late for her."""
    offer = await sending.open_offer(unit, case) if case.state == "offered" else None
    if offer is not None:
        for worker in await workers_on_duty(unit, offer.party_id):
            unit.say(worker, words.please_answer(cards.title(case)), cards.offer_buttons(offer.id))
