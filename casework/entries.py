"""操作记录: who did what and when. Looked up, never edited; `undo` says how an act is taken back."""

from typing import Any

from storage.tables import Contact, Entry, Seat
from storage.unit import Unit


async def record(
    unit: Unit, contact_id: int, verb: str, *, case_id: int | None = None, note: str = "",
    undo: dict[str, Any] | None = None, community_id: int | None = None,
) -> Entry:  # fmt: skip
    """Append one entry; the community is the active seat's where none is given. `note` never holds personal data."""
    if community_id is None:
        community_id = await _community(unit, contact_id)
    entry = Entry(
        at=unit.now, contact_id=contact_id, community_id=community_id, verb=verb, case_id=case_id,
        note=note[:200], undo=undo or {},
    )  # fmt: skip
    return await unit.store(entry)


async def _community(unit: Unit, contact_id: int) -> int | None:
    contact = await unit.get(Contact, contact_id)
    seat = await unit.get(Seat, contact.seat_id) if contact and contact.seat_id else None
    return seat.community_id if seat else None
