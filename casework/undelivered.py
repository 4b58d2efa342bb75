"""送不到的消息: a person who cannot be reached in chat is called by a human instead."""

from sqlmodel import col, select

from casework.seats import staff_on_duty
from casework.wording import delivery
from storage.tables import Case, Contact
from storage.unit import Unit


async def tell_staff(unit: Unit, contact_id: int, *, only_with_case: bool = False) -> int:
    """Ask the committee's staff to reach this person by telephone; how many were told.

    `only_with_case`: nothing is on its way yet, so staff need to know only while something of hers is open.
    """
    contact = await unit.need(Contact, contact_id)
    case = await unit.scalar(
        select(Case)
        .where(col(Case.resident_id) == contact_id, col(Case.closed_at).is_(None))
        .order_by(col(Case.id).desc())
        .limit(1)
    )
    if case is None and only_with_case:
        return 0
    community_id = case.community_id if case else contact.community_id
    staff = [] if community_id is None else await staff_on_duty(unit, community_id)
    told = [reader for reader in staff if reader != contact_id]
    for reader in told:
        unit.say(
            reader, delivery.not_delivered(contact.name, contact.phone[-4:], case.number if case else "")
        )
    return len(told)
