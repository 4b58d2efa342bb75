"""Whose a case is: the resident who told it, the party that has it, the people who have to act on it now."""

import re

from sqlmodel import col, select

from casework.lifecycle import OPEN, SERVED
from casework.refusal import Refusal
from casework.seats import staff_on_duty, workers_on_duty
from casework.wording import my_cases as case_words
from storage.tables import Case, Community, Offer, Party
from storage.unit import Unit

NUMBER = re.compile(r"(?<!\d)(?:\d{8}-)?\d{4}(?!\d)")


async def own(unit: Unit, contact_id: int, case_id: int, *, lock: bool = True) -> Case:
    """Her own case, held until the commit; Refusal when it is not hers."""
    case = await unit.get(Case, case_id, lock=lock)
    if case is None or case.resident_id != contact_id:
        raise Refusal(case_words.NOT_YOURS)
    return case


async def mine(unit: Unit, contact_id: int, *, open_only: bool = False, limit: int = 8) -> list[Case]:
    """Her cases, the newest first."""
    query = select(Case).where(Case.resident_id == contact_id).order_by(col(Case.id).desc()).limit(limit)
    return await unit.scalars(query.where(col(Case.state).in_(OPEN)) if open_only else query)


async def any_open(unit: Unit, contact_id: int) -> bool:
    """Whether somebody works on anything of hers: asked in most turns, so without loading a case."""
    found = await unit.raw("SELECT state FROM case_record WHERE resident_id = $1", contact_id)
    return any(state in OPEN for (state,) in found)


async def named(unit: Unit, contact_id: int, text: str) -> Case | None:
    """The open case of hers whose number she says: the whole of it or its last four digits."""
    said = set(NUMBER.findall(text))
    found = [c for c in await mine(unit, contact_id, open_only=True) if {c.number, c.number[-4:]} & said]
    return found[0] if len(found) == 1 else None


async def newest_open(unit: Unit, contact_id: int) -> Case:
    """Her newest case that somebody still works on; Refusal when there is none."""
    found = await mine(unit, contact_id, open_only=True, limit=1)
    if not found:
        raise Refusal(case_words.NO_OPEN_CASE)
    return found[0]


async def party_of(unit: Unit, case: Case) -> Party | None:
    """The party that has the case or is asked now; None: it lies at the community's desk."""
    party_id = case.holder_id if case.state in (*SERVED, "done") else None
    if case.state == "offered":
        asked = select(Offer.party_id).where(Offer.case_id == case.id, Offer.state == "open")
        party_id = await unit.scalar(asked)
    return await unit.get(Party, party_id) if party_id else None


async def handlers_of(unit: Unit, case: Case) -> list[int]:
    """The contacts who have to act on a case now: the party's workers on duty, else the desk."""
    party = await party_of(unit, case)
    workers = await workers_on_duty(unit, party.id) if party and party.id else []
    return workers or await staff_on_duty(unit, case.community_id)


async def who_has(unit: Unit, case: Case) -> str:
    """The name of who has a case now."""
    party = await party_of(unit, case)
    return party.name if party else (await unit.need(Community, case.community_id)).name + case_words.OFFICE
