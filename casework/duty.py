"""值班 and 休息: who sees new offers (and pages) now."""

from sqlmodel import col, select

from casework import cards
from casework.refusal import Refusal
from casework.seats import WORKERS, workers_on_duty
from casework.sending import party_name
from casework.wording import workbench as words
from storage.tables import Case, Offer, Seat
from storage.unit import Unit


async def switch(unit: Unit, contact_id: int, seat_id: int | None, on: bool) -> str:
    """Go on or off duty with the active seat; what the person is told. Coming on duty shows the offers that wait."""
    seat = await unit.get(Seat, seat_id, lock=True) if seat_id is not None else None
    if seat is None or seat.contact_id != contact_id or seat.withdrawn_at is not None:
        raise Refusal(words.NO_SEAT)
    was, seat.on_duty = seat.on_duty, on
    unit.add(seat)
    await unit.flush()
    if seat.role not in WORKERS or seat.party_id is None:
        return words.STAFF_ON_DUTY if on else words.STAFF_OFF_DUTY
    if on:
        if not was:
            await _show_waiting(unit, contact_id, seat.party_id)
        return words.ON_DUTY
    if await workers_on_duty(unit, seat.party_id):
        return words.OFF_DUTY
    return words.LAST_OFF_DUTY.format(party=await party_name(unit, seat.party_id))


async def _show_waiting(unit: Unit, contact_id: int, party_id: int) -> None:
    waiting = await unit.scalars(
        select(Offer)
        .where(col(Offer.party_id) == party_id, col(Offer.state) == "open")
        .order_by(col(Offer.id))
    )
    for offer in waiting:
        name = cards.name_of(offer.id)
        if not await unit.raw("SELECT 1 FROM message WHERE contact_id = $1 AND card = $2", contact_id, name):
            text, buttons = cards.offer_card(unit, await unit.need(Case, offer.case_id), offer)
            unit.say(contact_id, text, buttons, card=name)
