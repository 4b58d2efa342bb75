"""Loading a seed file into the database. Repeatable: a second load updates what the first one made."""

from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import col, delete, select

from casework.seed_file import CommunityEntry, PartyEntry, PersonaEntry
from casework.seed_reading import SeedError, read
from casework.wording.resident import CONSENT_VERSION
from storage.clock import SHANGHAI
from storage.tables import Community, Contact, Estate, Party, PartyService, Qualification, Seat, Street
from storage.talk import enter
from storage.unit import Unit

__all__ = ["DEMO_FILE", "SeedError", "load"]

DEMO_FILE = Path(__file__).parent / "data" / "demo.toml"


async def load(unit: Unit, path: Path, *, personas: bool = True) -> None:
    """Make or update street, communities, parties and (demo only: `personas`) the people to play.

    Matched by street name, community code, estate name, party key and persona id; nothing is ever removed but a
    party's services and qualifications that the file does not name any more. SeedError says what is wrong.
    """
    seed = read(path)
    street = await unit.scalar(select(Street).where(col(Street.name) == seed.street.name))
    street = street or await unit.store(Street(name=seed.street.name))
    assert street.id is not None
    communities = {c.code: await _community(unit, c, street.id) for c in seed.communities}
    parties = {p.key: await _party(unit, p, communities) for p in seed.parties}
    for persona in seed.personas if personas else ():
        await _persona(unit, persona, communities, parties)


async def _community(unit: Unit, entry: CommunityEntry, street_id: int) -> int:
    row = await unit.scalar(select(Community).where(col(Community.code) == entry.code))
    row = row or Community(street_id=street_id, code=entry.code, name=entry.name)
    for field in ("name", "address", "phone", "hours", "households"):
        setattr(row, field, getattr(entry, field))
    row.street_id = street_id
    await unit.store(row)
    assert row.id is not None
    for place in entry.estates:
        estate = await unit.scalar(
            select(Estate).where(col(Estate.community_id) == row.id, col(Estate.name) == place.name)
        )
        estate = estate or Estate(community_id=row.id, name=place.name)
        estate.aliases, estate.buildings = place.aliases, place.buildings
        await unit.store(estate)
    return row.id


async def _party(unit: Unit, entry: PartyEntry, communities: dict[str, int]) -> int:
    row = await unit.scalar(select(Party).where(col(Party.key) == entry.key))
    row = row or Party(key=entry.key, kind=entry.kind, name=entry.name)
    for field in ("kind", "name", "address", "phone", "hours", "about", "capacity", "credit"):
        setattr(row, field, getattr(entry, field))
    row.community_id = communities.get(entry.community)
    row.verified_at = (row.verified_at or unit.now) if entry.verified else None
    await unit.store(row)
    assert row.id is not None
    await _services(unit, entry, row.id, communities)
    await _qualifications(unit, entry, row.id)
    return row.id


async def _services(unit: Unit, entry: PartyEntry, party_id: int, communities: dict[str, int]) -> None:
    await unit.execute(delete(PartyService).where(col(PartyService.party_id) == party_id))
    for service in entry.services:
        for code in service.communities:
            for item in service.codes:
                unit.add(
                    PartyService(
                        party_id=party_id, item=item, community_id=communities[code],
                        estates=service.estates, backstop=service.backstop,
                    )
                )  # fmt: skip


async def _qualifications(unit: Unit, entry: PartyEntry, party_id: int) -> None:
    await unit.execute(delete(Qualification).where(col(Qualification.party_id) == party_id))
    for paper in entry.qualifications:
        unit.add(
            Qualification(
                party_id=party_id, name=paper.name, number=paper.number, items=paper.items,
                valid_from=_midnight(paper.valid_from), valid_until=_midnight(paper.valid_until + timedelta(days=1)),
            )
        )  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


async def _persona(
    unit: Unit, entry: PersonaEntry, communities: dict[str, int], parties: dict[str, int]
) -> None:
    talk = await enter(unit, "webchat", f"persona:{entry.id}", entry.name)
    contact = await unit.need(Contact, talk.contact_id)
    contact.name, contact.phone, contact.home = entry.name, entry.phone, entry.home
    contact.consent_version, contact.consent_at = CONSENT_VERSION, contact.consent_at or unit.now
    contact.community_id = communities.get(entry.community) or await _home_of(unit, parties.get(entry.party))
    unit.add(contact)
    if entry.role != "resident":
        seat = await _seat(unit, entry, talk.contact_id, communities, parties)
        contact.seat_id = contact.seat_id or seat.id


async def _home_of(unit: Unit, party_id: int | None) -> int | None:
    party = await unit.get(Party, party_id) if party_id else None
    return party.community_id if party else None


async def _seat(
    unit: Unit, entry: PersonaEntry, contact_id: int, communities: dict[str, int], parties: dict[str, int]
) -> Seat:
    role = "director" if entry.director else entry.role
    party_id = parties.get(entry.party)
    community_id = communities[entry.community] if entry.role == "staff" else None
    seat = await unit.scalar(
        select(Seat).where(
            col(Seat.contact_id) == contact_id, col(Seat.role) == role,
            col(Seat.party_id) == party_id if party_id else col(Seat.party_id).is_(None),
        )
    )  # fmt: skip
    seat = seat or Seat(contact_id=contact_id, role=role, since=unit.now, on_duty=entry.on_duty)
    seat.party_id, seat.community_id, seat.name = party_id, community_id, entry.name
    return await unit.store(seat)
