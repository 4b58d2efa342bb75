"""问一句: a party asks before it promises. Her answer holds the deadline, and is never lost when the case has moved on."""

from sqlmodel import col, select

from casework import cards, deadlines
from casework.discretion import before_promise, place_before
from casework.follow_ups import put_off
from casework.lifecycle import record
from casework.masking import mask_papers
from casework.menus import menu_for
from casework.promises import LEAD
from casework.sending import need_id, party_name
from casework.visit_time import wanted_at
from casework.whose import handlers_of, who_has
from casework.wording import offers as words
from casework.wording.time import moment
from storage.tables import Case, CaseEvent, Offer
from storage.unit import Unit


async def hold(unit: Unit, case: Case, offer: Offer) -> str:
    """The party waits for her: its deadline moves by its own length, once, and never past what the need allows; the new one.

    "" where it stays.
    """
    if await asked_before(unit, case, offer) is not None:
        return ""
    due = offer.due_at + (offer.due_at - offer.offered_at)
    wanted = wanted_at(case.time_text, case.opened_at)
    if wanted is not None:
        due = min(due, wanted - LEAD)
    due = min(due, case.due_at)
    if due <= offer.due_at or (deadlines.quiet(due, unit.demo) and not case.urgent):
        return ""
    offer.due_at = due
    unit.add(offer)
    await put_off(unit, "expiry", due, need_id(case))
    await cards.refresh(unit, case, offer)
    return moment(due, unit.now)


async def asked_before(unit: Unit, case: Case, offer: Offer) -> CaseEvent | None:
    """The newest question of this party since it was offered the case."""
    return await unit.scalar(
        select(CaseEvent)
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.party_id) == offer.party_id)
        .where(col(CaseEvent.verb) == "asked", col(CaseEvent.at) >= offer.offered_at)
        .order_by(col(CaseEvent.id).desc())
    )


async def answered_late(unit: Unit, case: Case, offer: Offer, said: str) -> None:
    """Who asked no longer has it: her words reach who has it now, with the question."""
    event = await asked_before(unit, case, offer)
    question = event.note.partition("：")[2] if event is not None else ""
    await record(unit, case, "replied", actor=case.resident_id, party_id=offer.party_id, note=said)
    shown = (
        before_promise(said, place_before(case.place), floors=True)
        if case.state == "offered"
        else mask_papers(said)
    )
    for reader in await handlers_of(unit, case):
        told = words.answered_late(cards.title(case), question, shown)
        unit.say(reader, told, await menu_for(unit, case, reader))
    asker = await party_name(unit, offer.party_id)
    unit.say(case.resident_id, words.late_answer_sent(asker, await who_has(unit, case)))
