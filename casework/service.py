"""After the promise: contact data, a visit agreed, progress, the end of the work, or giving the case back."""

from datetime import datetime

from sqlmodel import col, select

from casework import cards, care, feedback, lifecycle, visits
from casework.answers import IN_HAND
from casework.appointment import FAR, Appointment
from casework.disclosure import contact_card
from casework.follow_ups import VISIT, settle
from casework.refusal import Refusal
from casework.seats import staff_on_duty
from casework.sending import MAX_WORDS, answer, need_id, party_name, send_on
from casework.standing import held_case
from casework.wording import offers
from casework.wording import service as words
from casework.wording.time import date_with, moment, visit_of
from storage.clock import local
from storage.tables import Attachment, Case, Offer
from storage.unit import Unit

__all__ = [
    "add_media",
    "add_note",
    "agree_time",
    "contact_card",
    "doubt_of",
    "finish",
    "give_back",
    "report",
    "show_card",
]


async def show_card(unit: Unit, contact_id: int, case_id: int) -> Case:
    """Show a worker the case that her party has, with what can be done."""
    case = await held_case(unit, contact_id, case_id)
    if case.state not in IN_HAND:  # it has ended: nobody needs her door and phone any more
        raise Refusal(offers.NOT_HOLDING)
    buttons = cards.case_buttons(case) if case.state in lifecycle.SERVED else ()
    unit.say(contact_id, await contact_card(unit, contact_id, case), buttons)
    return case


async def agree_time(unit: Unit, contact_id: int, case_id: int, visit_at: datetime, clock: str = "") -> Case:
    """A visit is agreed; both sides are told and reminded. A new time replaces the old one.

    `clock`: how its time is told where that is no moment (上午, 14:00到16:00).
    """
    case = await held_case(unit, contact_id, case_id)
    if visit_at <= unit.now:
        raise Refusal(words.VISIT_PAST)
    case.visit_at = visit_at
    clock = clock or f"{local(visit_at):%H:%M}"
    when = visit_of(visit_at, unit.now, clock)
    note = date_with(visit_at, clock)
    await lifecycle.move(unit, case, "agree_time", actor=contact_id, party_id=case.holder_id, note=note)
    await settle(unit, need_id(case), "first_contact")
    await visits.watch(unit, case, visit_at)
    part = not clock[0].isdigit()
    agreed = words.visit(cards.title(case), await party_name(unit, case.holder_id), when, part=part)
    unit.say(case.resident_id, agreed, card=f"visit:{case.id}")
    unit.say(contact_id, words.time_kept(cards.title(case), when), cards.case_buttons(case))
    return case


async def doubt_of(unit: Unit, contact_id: int, case_id: int, found: Appointment) -> str:
    """What is asked before this visit is agreed: it is after the deadline, far away or at night; "" when nothing is."""
    case = await held_case(unit, contact_id, case_id)
    if found.when is None or found.when <= unit.now:
        return ""
    late = local(found.when).date() > local(case.due_at).date()
    if not (late or found.odd or found.when > unit.now + FAR):
        return ""
    due = moment(case.due_at, unit.now) if late else ""
    return words.sure_of_time(visit_of(found.when, unit.now, found.clock), due=due, odd=found.odd)


async def report(unit: Unit, contact_id: int, case_id: int, note: str) -> Case:
    """How it goes, in the worker's words; the resident reads them."""
    case = await held_case(unit, contact_id, case_id)
    note = note.strip()[:MAX_WORDS]
    await lifecycle.move(unit, case, "report", actor=contact_id, party_id=case.holder_id, note=note)
    await settle(unit, need_id(case), "first_contact")
    unit.say(
        case.resident_id, words.progress(cards.title(case), await party_name(unit, case.holder_id), note)
    )
    unit.say(contact_id, words.report_kept(cards.title(case)), cards.case_buttons(case))
    return case


async def finish(unit: Unit, contact_id: int, case_id: int, note: str = "") -> Case:
    """The party says that it is solved. The resident is asked in the same turn; only she (or staff) can end it."""
    case = await held_case(unit, contact_id, case_id)
    case.done_at = unit.now
    await lifecycle.move(
        unit, case, "finish", actor=contact_id, party_id=case.holder_id, note=note.strip()[:MAX_WORDS]
    )
    await settle(unit, need_id(case), "first_contact", "completion", *VISIT, "nudge", "lapse")
    await care.after_finish(unit, case)
    await feedback.ask(unit, case)
    return case


async def add_note(unit: Unit, contact_id: int, case_id: int, note: str) -> Case:
    """A word on the work, after 办结 or before; it stands in the history."""
    case = await held_case(unit, contact_id, case_id)
    await lifecycle.record(
        unit, case, "added", actor=contact_id, party_id=case.holder_id, note=note.strip()[:MAX_WORDS]
    )
    unit.say(contact_id, words.note_kept(cards.title(case)))
    return case


async def add_media(
    unit: Unit, contact_id: int, case_id: int, kind: str, media_id: str, note: str = ""
) -> Case:
    """A photo (or file, voice message) of the work; kept with the case and shown to the resident."""
    case = await held_case(unit, contact_id, case_id)
    kept = Attachment(
        case_id=case.id,
        contact_id=contact_id,
        kind=kind,
        media_id=media_id,
        note=note.strip()[:MAX_WORDS],
        at=unit.now,
    )
    unit.add(kept)
    await lifecycle.record(unit, case, "added", actor=contact_id, party_id=case.holder_id, note=kept.note)
    unit.show(case.resident_id, media_id, words.shown(cards.title(case), kept.note, kind), kind=kind)
    unit.say(contact_id, words.note_kept(cards.title(case)))
    return case


async def give_back(unit: Unit, contact_id: int, case_id: int, reason: str) -> Case:
    """退单: the party cannot keep its promise; the next one is asked and the resident is told."""
    case = await held_case(unit, contact_id, case_id)
    reason = reason.strip()[:MAX_WORDS] or offers.NO_WORDS
    party_id, case.holder_id, case.worker_id, case.visit_at = case.holder_id, None, None, None
    party = await party_name(unit, party_id)
    hers = reason if reason in words.BACK_REASONS.values() else ""  # free words stay with staff
    note = f"{party}：{hers}" if hers else party
    await lifecycle.move(unit, case, "give_back", actor=contact_id, party_id=party_id, note=note)
    if not hers and reason != offers.NO_WORDS:
        await lifecycle.record(
            unit, case, "explained", actor=contact_id, party_id=party_id, note=reason, public=False
        )
    await settle(unit, need_id(case), *VISIT)
    offer = await unit.scalar(
        select(Offer)
        .where(col(Offer.case_id) == case.id, col(Offer.party_id) == party_id, col(Offer.state) == "accepted")
        .order_by(col(Offer.id).desc())
    )
    if offer is not None:
        answer(unit, offer, "returned", contact_id, reason)
        await cards.fold(unit, case, offer, words.RETURNED)
    unit.say(contact_id, words.returned_thanks(cards.title(case)))
    for staff in await staff_on_duty(unit, case.community_id):
        unit.say(staff, offers.folded(cards.title(case), f"{party}退单（{reason}）"))
    await send_on(unit, case, why=words.returned(party, hers))
    return case
