"""Full contact data: shown only to the party that has promised to help, and each time it is recorded who saw it."""

from casework import cards, lifecycle, visit_told
from casework.wording import offers as words
from storage.tables import Case, Contact, Disclosure
from storage.unit import Unit


async def contact_card(unit: Unit, contact_id: int, case: Case, no_phone: str = words.NO_PHONE) -> str:
    """The case with name, phone, door and words. The caller has checked that this contact's party has it."""
    assert case.id is not None
    resident = await unit.need(Contact, case.resident_id)
    unit.add(
        Disclosure(case_id=case.id, contact_id=contact_id, at=unit.now, what="name, phone, place, words")
    )
    await lifecycle.record(unit, case, "disclosed", actor=contact_id, party_id=case.holder_id, public=False)
    visit = f"\n约好：{when}" if (when := await visit_told.told(unit, case)) else ""
    return await cards.full_card(unit, case, resident, no_phone) + visit
