"""查: finding cases of one's own community by number, name, building or the end of a phone number; masked, recorded."""

import re
from dataclasses import dataclass

from sqlmodel import col, or_, select

from casework import entries
from casework.cards import what
from casework.commands import tidy
from casework.lifecycle import OPEN
from casework.masking import mask, mask_place
from casework.refusal import Refusal
from casework.seats import staff_seat
from casework.wording import desk
from casework.wording import lists as words
from storage.tables import Case, Contact
from storage.unit import Unit

BUILDING = re.compile(r"(\d+)\s*(?:号楼|栋|幢|座)")
ROOM = re.compile("（[^（）]*）$")
"""Where in her home, behind the address of an emergency (casework/scene.py)."""
MOST = 60
"""No list is longer: whoever finds more has to say more."""


async def numbered(unit: Unit, community_id: int, number: str) -> list[Case]:
    """The community's cases that a number means: the whole of it or its end; open ones before all others."""
    digits = re.sub(r"\D", "", number)
    if not digits:
        return []
    if len(digits) < 4:
        digits = digits.zfill(4)
    tail = digits if len(digits) <= 4 else f"{digits[:-4]}-{digits[-4:]}"
    found = await unit.scalars(
        select(Case)
        .where(col(Case.community_id) == community_id, col(Case.number).like(f"%{tail}"))
        .order_by(col(Case.id).desc())
        .limit(MOST)
    )
    return [c for c in found if c.state in OPEN] or found


async def one(unit: Unit, contact_id: int, number: str) -> Case:
    """The one case of the staff member's community that a number means; Refusal when it is none or not clear."""
    seat = await staff_seat(unit, contact_id)
    found = await numbered(unit, seat.community_id or 0, number)
    if not found:
        raise Refusal(words.no_such_case(number))
    if len(found) > 1:
        raise Refusal(words.which_case([line(c) for c in found[:8]]))
    return found[0]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, and by what."""

    by: str
    cases: list[Case]


async def search(unit: Unit, contact_id: int, said: str) -> Found:
    """Look up cases of one's own community. Each search is recorded (by what, never the words)."""
    seat = await staff_seat(unit, contact_id)
    community_id, said = seat.community_id or 0, tidy(said)
    if re.fullmatch(r"[\d\s-]+", said):
        digits = re.sub(r"\D", "", said)
        cases = await numbered(unit, community_id, digits)
        by = "number"
        if len(digits) in {4, 11}:
            known = {c.id for c in cases}
            cases += [c for c in await _by_phone(unit, community_id, digits) if c.id not in known]
            by = "number or phone"
    elif BUILDING.search(said):
        by, cases = "building", await _by_building(unit, community_id, said)
    else:
        by, cases = "name", await _by_words(unit, community_id, said)
    single = cases[0].id if len(cases) == 1 else None
    await entries.record(unit, contact_id, "looked_up", case_id=single, note=f"by {by}: {len(cases)}")
    return Found(by, cases)


async def _by_phone(unit: Unit, community_id: int, digits: str) -> list[Case]:
    return await unit.scalars(
        select(Case)
        .join(Contact, col(Contact.id) == col(Case.resident_id))
        .where(col(Case.community_id) == community_id)
        .where(or_(col(Case.phone).like(f"%{digits}"), col(Contact.phone).like(f"%{digits}")))
        .order_by(col(Case.id).desc())
        .limit(MOST)
    )


async def _by_building(unit: Unit, community_id: int, said: str) -> list[Case]:
    said = BUILDING.sub(r"\1号楼", said).replace(" ", "")
    number = re.search(r"\d+号楼.*", said)
    assert number is not None
    found = await unit.scalars(
        select(Case)
        .join(Contact, col(Contact.id) == col(Case.resident_id))
        .where(col(Case.community_id) == community_id)
        .where(
            or_(
                col(Case.place).contains(number[0], autoescape=True),
                col(Contact.home).contains(number[0], autoescape=True),
            )
        )
        .order_by(col(Case.id).desc())
        .limit(MOST * 4)
    )
    # 3号楼 is not 13号楼, and where an estate is named it is that estate's
    estate = said[: number.start()]
    exact = re.compile(rf"(?<!\d){re.escape(number[0])}")
    return [c for c in found if not c.place or (exact.search(c.place) and estate in c.place)][:MOST]


async def _by_words(unit: Unit, community_id: int, said: str) -> list[Case]:
    return await unit.scalars(
        select(Case)
        .join(Contact, col(Contact.id) == col(Case.resident_id))
        .where(col(Case.community_id) == community_id)
        .where(
            or_(
                col(Contact.name).contains(said, autoescape=True),
                col(Case.place).contains(said, autoescape=True),
            )
        )
        .order_by(col(Case.id).desc())
        .limit(MOST)
    )


def line(case: Case) -> str:
    """One masked line: number, item, state, building."""
    urgent = "【紧急】" if case.urgent and case.answered_at is None and case.state in OPEN else ""
    place = f" {mask_place(case.place)}" if case.place else ""
    if case.urgent and (room := ROOM.search(case.place)):
        place += mask(room[0]) if room[0] not in place else ""
    return f"{urgent}{case.number} {what(case)} {desk.state_of(case)}{place}"
