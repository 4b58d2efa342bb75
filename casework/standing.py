"""Who may do what with an offer or a case: a seat that has not been withdrawn, in the party concerned."""

from sqlmodel import col, select

from casework.refusal import Refusal
from casework.seats import STAFF, WORKERS
from casework.wording import offers as words
from storage.tables import Case, Offer, Seat
from storage.unit import Unit


async def works_for(unit: Unit, contact_id: int, party_id: int | None) -> bool:
    """Whether the contact holds a worker's seat of this party now."""
    seat = await unit.scalar(
        select(col(Seat.id))
        .where(col(Seat.contact_id) == contact_id, col(Seat.party_id) == party_id)
        .where(col(Seat.role).in_(WORKERS), col(Seat.withdrawn_at).is_(None))
    )
    return seat is not None


async def parties_of(unit: Unit, contact_id: int) -> list[int]:
    """The parties that the contact works for now."""
    found = await unit.scalars(
        select(col(Seat.party_id))
        .where(col(Seat.contact_id) == contact_id, col(Seat.party_id).is_not(None))
        .where(col(Seat.role).in_(WORKERS), col(Seat.withdrawn_at).is_(None))
    )
    return [party_id for party_id in found if party_id is not None]


async def is_staff(unit: Unit, contact_id: int, community_id: int) -> bool:
    """Whether the contact is staff of this community now."""
    seat = await unit.scalar(
        select(col(Seat.id))
        .where(col(Seat.contact_id) == contact_id, col(Seat.community_id) == community_id)
        .where(col(Seat.role).in_(STAFF), col(Seat.withdrawn_at).is_(None))
    )
    return seat is not None


async def asked_case(unit: Unit, contact_id: int, offer_id: int) -> tuple[Case, Offer]:
    """The case and the offer, both held until the commit, for a worker of the party that was asked."""
    found = await unit.get(Offer, offer_id)
    if found is None:
        raise Refusal(words.NO_SUCH_OFFER)
    if not await works_for(unit, contact_id, found.party_id):
        raise Refusal(words.NOT_YOURS)
    case = await unit.need(Case, found.case_id, lock=True)
    return case, await unit.need(Offer, offer_id, lock=True)


async def held_case(unit: Unit, contact_id: int, case_id: int) -> Case:
    """The case, held until the commit, for a worker of the party that has it."""
    case = await unit.get(Case, case_id, lock=True)
    if case is None or case.holder_id is None or not await works_for(unit, contact_id, case.holder_id):
        raise Refusal(words.NOT_HOLDING)
    return case


async def may_see(unit: Unit, contact_id: int, case: Case, party_id: int | None = None) -> bool:
    """The resident herself, staff of her community, and workers of the party concerned."""
    return (
        contact_id == case.resident_id
        or await is_staff(unit, contact_id, case.community_id)
        or await works_for(unit, contact_id, party_id if party_id is not None else case.holder_id)
    )
