"""New rows made and written without a session are the same rows."""

from datetime import timedelta
from typing import Any

import pytest

from storage.light import fresh
from storage.store import Store
from storage.tables import Case, Offer, Party
from tests.conftest import MORNING

FACTS: dict[str, Any] = {
    "number": "20261123-0001",
    "community_id": 1,
    "resident_id": 1,
    "category": "elderly",
    "item": "elderly.meal",
    "opened_at": MORNING,
    "due_at": MORNING + timedelta(days=7),
}


def test_a_fresh_row_is_what_the_constructor_would_have_made() -> None:
    assert fresh(Case, **FACTS).model_dump() == Case(**FACTS).model_dump()


def test_two_fresh_rows_share_no_list() -> None:
    first, second = fresh(Case, **FACTS), fresh(Case, **FACTS)
    first.guesses.append("elderly.meal")

    assert second.guesses == []


@pytest.mark.parametrize("facts", [{**FACTS, "colour": "red"}, {"number": "20261123-0001"}])
def test_a_field_too_many_or_too_few_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Case"):
        fresh(Case, **facts)


async def test_a_fresh_row_is_written_found_again_and_kept_up_to_date(street: Store) -> None:
    async with street.write() as unit:
        party = (await unit.raw("SELECT id FROM party ORDER BY id LIMIT 1"))[0][0]
        resident = (await unit.raw("SELECT id FROM contact ORDER BY id LIMIT 1"))[0][0]
        case = await unit.store(fresh(Case, **{**FACTS, "resident_id": resident}))
        assert case.id is not None
        offer = await unit.store(
            fresh(Offer, case_id=case.id, party_id=party, offered_at=MORNING, due_at=MORNING)
        )
        case.state = "offered"
        same = await unit.get(Case, case.id)
        assert same is case
    async with street.read() as unit:
        kept, sent = await unit.need(Case, case.id), await unit.need(Offer, offer.id)
        named = await unit.need(Party, sent.party_id)

    assert (kept.state, kept.guesses, kept.opened_at) == ("offered", [], MORNING)
    assert (sent.state, sent.why, named.id) == ("open", {}, party)
