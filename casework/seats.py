"""席位: who answers for a party or a community, and who of them is on duty."""

from sqlmodel import col, select

from casework import entries
from casework.refusal import Refusal
from casework.wording import seats as wording
from storage.clock import local
from storage.tables import Community, Contact, Party, Seat
from storage.unit import Unit

STAFF = ("staff", "director")
WORKERS = ("worker", "manager")
ROLE_NAMES = {
    "worker": "机构工作人员", "manager": "机构负责人", "staff": "社区工作人员", "director": "社区主任",
    "enterprise": "企业联系人", "resident": "居民",
}  # fmt: skip


async def workers_on_duty(unit: Unit, party_id: int) -> list[int]:
    """The contacts who see a party's offers now, in the order they joined."""
    rows = await unit.raw(
        "SELECT contact_id FROM seat WHERE party_id = $1 AND role IN ('worker', 'manager')"
        " AND withdrawn_at IS NULL AND on_duty ORDER BY id",
        party_id,
    )
    return [int(row[0]) for row in rows]


async def workers_to_ask(unit: Unit, party_id: int) -> list[int]:
    """Who sees an offer that staff insist on: those on duty, else everybody of the party."""
    rows = await unit.raw(
        "SELECT contact_id FROM seat WHERE party_id = $1 AND role IN ('worker', 'manager')"
        " AND withdrawn_at IS NULL ORDER BY id",
        party_id,
    )
    return await workers_on_duty(unit, party_id) or [int(row[0]) for row in rows]


async def staff_on_duty(unit: Unit, community_id: int) -> list[int]:
    """Committee staff on duty; when nobody is, all staff and directors of the community."""
    seats = await staff_of(unit, community_id)
    on_duty = [s.contact_id for s in seats if s.on_duty]
    return list(dict.fromkeys(on_duty or [s.contact_id for s in seats]))


async def staff_of(unit: Unit, community_id: int) -> list[Seat]:
    """The seats of a community's staff and directors."""
    return await unit.scalars(
        select(Seat)
        .where(col(Seat.community_id) == community_id, col(Seat.role).in_(STAFF))
        .where(col(Seat.withdrawn_at).is_(None))
        .order_by(col(Seat.id))
    )


async def seats_of(unit: Unit, contact_id: int) -> list[Seat]:
    """The seats that a person holds now, the oldest first."""
    return await unit.scalars(
        select(Seat)
        .where(col(Seat.contact_id) == contact_id, col(Seat.withdrawn_at).is_(None))
        .order_by(col(Seat.id))
    )


async def active(unit: Unit, contact_id: int) -> Seat | None:
    """The seat that a person speaks from now."""
    contact = await unit.need(Contact, contact_id)
    seat = await unit.get(Seat, contact.seat_id) if contact.seat_id else None
    return seat if seat and seat.withdrawn_at is None else None


async def staff_seat(unit: Unit, contact_id: int, *, director: bool = False) -> Seat:
    """The active seat of committee staff (of a director); Refusal for everybody else."""
    seat = await active(unit, contact_id)
    if seat is None or seat.role not in STAFF or seat.community_id is None:
        raise Refusal(wording.STAFF_ONLY)
    if director and seat.role != "director":
        raise Refusal(wording.DIRECTOR_ONLY)
    return seat


async def name_of(unit: Unit, seat: Seat) -> str:
    """A seat in words: whose and as what."""
    party = await unit.get(Party, seat.party_id) if seat.party_id else None
    community = await unit.get(Community, seat.community_id) if seat.community_id else None
    house = party or community
    return f"{house.name if house else ''} · {ROLE_NAMES[seat.role]}"


async def called(unit: Unit, contact_id: int) -> str:
    """How somebody who holds a seat is called: by the active seat's name, else her own; "" until she has told it."""
    seat, contact = await active(unit, contact_id), await unit.need(Contact, contact_id)
    return (seat.name if seat else "") or contact.name


async def label(unit: Unit, seat: Seat) -> str:
    """A seat in a list from which one is chosen: whose it is; until she has told her name, since when she sits there."""
    contact = await unit.need(Contact, seat.contact_id)
    who = seat.name or contact.name or wording.joined_at(local(seat.since))
    return f"{who} · {await name_of(unit, seat)}"


ASKED_NAME = "ask-name"
"""The card of our question for her name."""
STILL_ASKED = """
SELECT 1 FROM message q WHERE q.contact_id = $1 AND q.card = $2
AND NOT EXISTS (SELECT 1 FROM message m WHERE m.contact_id = $1 AND m.sender = 'me' AND m.seq > q.seq)
"""


async def name_is_asked(unit: Unit, contact_id: int) -> bool:
    """Whether we have asked for her name and she has said nothing since: asked once, answered next or not at all."""
    return bool(await unit.raw(STILL_ASKED, contact_id, ASKED_NAME))


async def rename(unit: Unit, contact_id: int, name: str) -> None:
    """How she is called on cards, in histories and lists, in all of her seats."""
    for seat in await seats_of(unit, contact_id):
        seat.name = name
        unit.add(seat)
    await entries.record(unit, contact_id, "renamed")


async def take_seat(
    unit: Unit, contact_id: int, role: str, *, party_id: int | None = None, community_id: int | None = None
) -> Seat:
    """Give a person this seat (the one she has already, if it is the same) and make it the active one."""
    contact = await unit.need(Contact, contact_id)
    held = [
        s for s in await seats_of(unit, contact_id)
        if (s.role, s.party_id, s.community_id) == (role, party_id, community_id)
    ]  # fmt: skip
    seat = held[0] if held else await unit.store(
        Seat(
            contact_id=contact_id, role=role, party_id=party_id, community_id=community_id,
            name=await called(unit, contact_id), since=unit.now,
        )
    )  # fmt: skip
    contact.seat_id = seat.id
    contact.community_id = contact.community_id or community_id
    unit.add(contact)
    return seat


async def switch(unit: Unit, contact_id: int, seat_id: int | None) -> Seat | None:
    """切换身份: speak from another seat, or (None) as a resident. Only one's own."""
    seat = next((s for s in await seats_of(unit, contact_id) if s.id == seat_id), None)
    if seat_id is not None and seat is None:
        raise Refusal(wording.NOT_YOUR_SEAT)
    contact = await unit.need(Contact, contact_id)
    contact.seat_id = seat_id
    unit.add(contact)
    return seat
