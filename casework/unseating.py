"""撤席: a seat is taken away at once, and what its holder had in hand goes on with others."""

from sqlmodel import col, or_, select

from casework import cards, lifecycle, offers, triage, undo
from casework.refusal import Refusal
from casework.seats import STAFF, WORKERS, called, label, name_of, seats_of, staff_seat, workers_on_duty
from casework.wording import seats as wording
from casework.wording import sending as sending_words
from storage.tables import Case, Contact, Offer, Party, Seat
from storage.unit import Unit

UNUSED = "UPDATE invite SET expires_at = $2 WHERE created_by = $1 AND used_at IS NULL AND expires_at > $2"
"""Codes that somebody made before her seat was withdrawn open nothing any more."""


async def withdraw_seat(unit: Unit, by_contact_id: int, seat_id: int) -> Seat:
    """撤席, at once: staff take workers' seats of their community, directors also staff's. The person is told."""
    mine = await staff_seat(unit, by_contact_id)
    seat = await unit.get(Seat, seat_id, lock=True)
    if seat is None or seat.withdrawn_at is not None or not await _may_withdraw(unit, mine, seat):
        raise Refusal(wording.CANNOT_WITHDRAW)
    held = await _in_hand(unit, seat) if seat.role in WORKERS and seat.party_id else []
    name = await called(unit, seat.contact_id)
    async with undo.act(
        unit, by_contact_id, "withdrew_seat", note=f"seat {seat.id}", cases=held, seat=seat.id
    ):
        seat.withdrawn_at, seat.withdrawn_by, seat.on_duty = unit.now, by_contact_id, False
        unit.add(seat)
        if seat.role in STAFF:
            await unit.raw(UNUSED, seat.contact_id, unit.now)
        contact = await unit.need(Contact, seat.contact_id)
        if contact.seat_id == seat.id:
            others = [s for s in await seats_of(unit, seat.contact_id) if s.id != seat.id]
            contact.seat_id = others[0].id if others else None
            unit.add(contact)
        unit.say(
            seat.contact_id, wording.seat_withdrawn(await name_of(unit, seat), worker=seat.role in WORKERS)
        )
        await unit.flush()
        await _go_on(unit, by_contact_id, seat, name, held)
    return seat


async def _in_hand(unit: Unit, seat: Seat) -> list[Case]:
    """What the party of this seat has or is asked for, held until the commit."""
    asked = select(Offer.case_id).where(col(Offer.state) == "open", col(Offer.party_id) == seat.party_id)
    return await unit.scalars(
        select(Case)
        .where(or_(col(Case.holder_id) == seat.party_id, col(Case.id).in_(asked)))
        .where(col(Case.state).in_(("offered", "done", *lifecycle.SERVED)))
        .order_by(col(Case.id))
        .with_for_update()
    )


async def _go_on(unit: Unit, by_contact_id: int, seat: Seat, name: str, held: list[Case]) -> None:
    """Colleagues keep what their party has; where nobody is left it is offered anew, and whoever took the seat reads which."""
    others = await _others(unit, seat)
    moved = []
    for case in held:
        hers = case.worker_id == seat.contact_id
        if hers:
            case.worker_id = None
            unit.add(case)
        if case.state == "done":
            continue
        if case.state == "offered":
            stays = bool(await workers_on_duty(unit, seat.party_id or 0))
        else:
            stays = bool(others)
        if not stays:
            await _anew(unit, by_contact_id, case)
            moved.append(case.number)
        elif hers:
            await _with_colleagues(unit, case, seat, name, others)
    if moved:
        unit.say(by_contact_id, wording.left_behind(moved))


async def _anew(unit: Unit, by_contact_id: int, case: Case) -> None:
    """Nobody of the party is left: another one is asked; what began as an emergency is the desk's."""
    await offers.withdraw(unit, case, wording.NOBODY_LEFT, by_contact_id)
    before = sending_words.reassigned(wording.NOBODY_LEFT)
    if case.urgent:
        await lifecycle.move(unit, case, "hand_over")
        await triage.announce(unit, case)
        unit.say(case.resident_id, wording.desk_has_it(cards.title(case), before))
        return
    await offers.send_on(unit, case, why=before)


async def _with_colleagues(unit: Unit, case: Case, seat: Seat, name: str, others: list[Seat]) -> None:
    party = (await unit.need(Party, seat.party_id)).name
    on_duty = await workers_on_duty(unit, seat.party_id or 0)
    for reader in on_duty or [s.contact_id for s in others]:
        unit.say(reader, wording.yours_now(cards.title(case), name), cards.case_buttons(case))
    unit.say(case.resident_id, wording.colleagues_have_it(cards.title(case), party, name))


async def _others(unit: Unit, seat: Seat) -> list[Seat]:
    return await unit.scalars(
        select(Seat)
        .where(col(Seat.party_id) == seat.party_id, col(Seat.role).in_(WORKERS))
        .where(col(Seat.contact_id) != seat.contact_id, col(Seat.withdrawn_at).is_(None))
        .order_by(col(Seat.id))
    )


async def withdrawable(unit: Unit, contact_id: int, said: str = "") -> list[Seat]:
    """The seats that this staff member may withdraw; what is said picks them by the person, the party or the role."""
    mine = await staff_seat(unit, contact_id)
    parties = select(Party.id).where(col(Party.community_id) == mine.community_id)
    found = await unit.scalars(
        select(Seat)
        .where(col(Seat.withdrawn_at).is_(None))
        .where(or_(col(Seat.party_id).in_(parties), col(Seat.community_id) == mine.community_id))
        .order_by(col(Seat.id))
    )
    mine_to_take = [s for s in found if await _may_withdraw(unit, mine, s)]
    return [s for s in mine_to_take if not said or said in await label(unit, s)]


async def _may_withdraw(unit: Unit, mine: Seat, seat: Seat) -> bool:
    if seat.role in STAFF:
        return mine.role == "director" and seat.community_id == mine.community_id and seat.id != mine.id
    party = await unit.get(Party, seat.party_id) if seat.party_id else None
    return party is not None and party.community_id == mine.community_id
