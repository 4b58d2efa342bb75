"""席位: who answers for a party or a community, and who of them is on duty."""

from sqlmodel import col, select

from storage.tables import Seat
from storage.unit import Unit

STAFF = ("staff", "director")
WORKERS = ("worker", "manager")


async def workers_on_duty(unit: Unit, party_id: int) -> list[int]:
    """The contacts who see a party's offers now, in the order they joined."""
    return await unit.scalars(
        select(Seat.contact_id)
        .where(col(Seat.party_id) == party_id, col(Seat.role).in_(WORKERS))
        .where(col(Seat.withdrawn_at).is_(None), col(Seat.on_duty).is_(True))
        .order_by(col(Seat.id))
    )


async def staff_on_duty(unit: Unit, community_id: int) -> list[int]:
    """Committee staff on duty; when nobody is, all staff and directors of the community."""
    seats = await unit.scalars(
        select(Seat)
        .where(col(Seat.community_id) == community_id, col(Seat.role).in_(STAFF))
        .where(col(Seat.withdrawn_at).is_(None))
        .order_by(col(Seat.id))
    )
    on_duty = [s.contact_id for s in seats if s.on_duty]
    return on_duty or [s.contact_id for s in seats]
