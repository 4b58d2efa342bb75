"""A case is named by its number or the end of it; an end that two cases share names none of them."""

from casework.whose import named
from storage.tables import Case
from tests.casework.alley import Alley


async def test_a_number_that_two_cases_share_names_none_and_the_whole_number_names_its_own(
    alley: Alley,
) -> None:
    older = await alley.case()
    newer = await alley.case()
    async with alley.store.write() as unit:
        (await unit.need(Case, older.id)).number = "20261123-0003"
        (await unit.need(Case, newer.id)).number = "20261124-0003"
    async with alley.store.read() as unit:
        by_end = await named(unit, alley.resident, "0003不用了")
        by_number = await named(unit, alley.resident, "20261123-0003不用了")
        of_another_day = await named(unit, alley.resident, "20261122-0003不用了")

    assert by_end is None
    assert by_number is not None and by_number.id == older.id
    assert of_another_day is None
