"""What falls due at the same minute reaches one reader as one list."""

from tests.journeys.test_staff import opened
from tests.journeys.town import Town


async def test_several_untouched_cases_come_as_one_list_with_a_button_each(town: Town) -> None:
    cases = [await opened(town, "other.misc", band="hand_over") for _ in range(3)]
    before = len(town.staff.texts)
    await town.pass_time(hours=25)
    told = [text for text in town.staff.texts[before:] if "还没有人联系住户" in text]
    assert len(told) == 1
    assert all(case.number in told[0] for case in cases) and "3件" in told[0]
    assert "社区工作人员手上" not in told[0] and "请今天联系住户" in told[0]
    await town.staff.press(cases[1].number)
    assert cases[1].number in town.staff.last and "待确认" in town.staff.last


async def test_many_are_counted_and_not_all_shown(town: Town) -> None:
    for _ in range(11):
        await opened(town, "other.misc", band="hand_over")
    await town.pass_time(hours=25)
    assert "11件" in town.staff.last and "还有3件" in town.staff.last
    assert len(town.staff.buttons) == 8


async def test_a_single_one_reads_as_before(town: Town) -> None:
    case = await opened(town, "other.misc", band="hand_over")
    before = len(town.staff.texts)
    await town.pass_time(hours=25)
    assert [text for text in town.staff.texts[before:] if case.number in text] == [town.staff.last]
    assert town.staff.buttons == ["查看"]


async def test_a_resident_with_two_late_cases_reads_of_both_at_once(town: Town) -> None:
    for _ in range(2):
        await opened(town, "other.misc", band="hand_over")
    before = len(town.resident.texts)
    await town.pass_time(days=8)
    late = [text for text in town.resident.texts[before:] if "让您久等" in text]
    assert len(late) == 1 and late[0].count("让您久等") == 2
