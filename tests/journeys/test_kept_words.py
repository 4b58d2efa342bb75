"""What she has said already is not lost: a question on the way, the house that she chose, what she can do."""

import pytest

from tests.journeys.town import Town


@pytest.mark.parametrize("drops", ["算了", "不办了", "重新说", "不要送饭了"])
async def test_a_question_on_the_way_is_answered_though_the_form_is_dropped(town: Town, drops: str) -> None:
    await town.resident.say("想找人送饭")
    await town.resident.say("陪诊要钱吗")
    assert "办事的人会告诉您" in town.resident.texts[-2]
    await town.resident.say(drops)
    case = await town.case()
    assert case.state == "triage" and case.words == "陪诊要钱吗" and "陪诊要钱吗" in town.staff.last
    assert case.number in "".join(town.resident.texts)


async def test_a_form_without_a_question_is_dropped_without_a_case(town: Town) -> None:
    await town.resident.say("想找人送饭")
    await town.resident.say("算了")
    assert not await town.cases()


async def test_the_read_back_names_the_house_that_she_has_chosen(town: Town) -> None:
    await town.resident.press("服务机构", "为老服务", "邻家厨房互助社")
    for answer in ("我自己", "3号楼2单元501", "每天中午"):
        await town.resident.say(answer)
    assert "机构：邻家厨房互助社（演示）" in town.resident.last
    await town.resident.say("楼道灯坏了")
    assert "1. 助餐送餐（机构：邻家厨房互助社（演示）" in town.resident.last


@pytest.mark.parametrize(
    "told", ["我退休了会修电脑，想帮帮忙", "我会理发，想给老人义务理发", "我以前是护士，想做点志愿服务", "我想教孩子画画，做志愿者"]
)  # fmt: skip
async def test_who_says_what_she_can_do_is_not_asked_for_it(town: Town, told: str) -> None:
    await town.resident.say(told)
    assert "什么时候有空" in town.resident.last
    await town.resident.say("周末")
    assert told in town.resident.last


@pytest.mark.parametrize("told", ["我想当志愿者", "想报名当志愿者，周末有空", "我想帮忙，开会多不多"])
async def test_who_does_not_say_it_is_asked(town: Town, told: str) -> None:
    await town.resident.say(told)
    assert "会做些什么" in town.resident.last
