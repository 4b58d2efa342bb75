"""The question which community is hers: what she says there is kept, and nobody is shut in."""

import pytest

from tests.journeys.test_facts import line
from tests.journeys.town import Person, Town


async def asked(town: Town) -> Person:
    """A newcomer without a link, asked where she lives."""
    newcomer = town.newcomer()
    await newcomer.say("家里下水道堵了")
    await newcomer.press("同意")
    assert "哪个社区" in newcomer.last
    return newcomer


async def test_what_she_tells_there_is_kept_whichever_button_she_presses(town: Town) -> None:
    newcomer = await asked(town)
    await newcomer.say("和平里小区2号楼301，13812345678，今天下午")
    await newcomer.press("和平社区")
    assert line(newcomer, "地点").startswith("和平里小区2号楼301")
    assert line(newcomer, "电话") == "13812345678" and line(newcomer, "时间").startswith("今天下午")
    await newcomer.press("确认提交")
    case = await town.case()
    assert case.community_id == 2 and case.phone == "13812345678" and "2号楼301" in case.place


@pytest.mark.parametrize(
    "said", ["不知道", "跳过", "都不是", "说不清楚", "忘了", "没有我们小区", "我不认识字", "你们帮我查吧"]
)
async def test_who_cannot_say_reaches_the_desk_and_is_told_which(town: Town, said: str) -> None:
    newcomer = await asked(town)
    await newcomer.say(said)
    assert "晨光社区（演示）居委会" in newcomer.texts[-2]
    await newcomer.press("确认提交")
    case = await town.case()
    assert case.state == "triage" and case.number in town.staff.last and "下水道堵了" in town.staff.last
    assert "说不清是哪个社区" in town.staff.last and await town.home_of(newcomer) is None


@pytest.mark.parametrize("said", ["转人工", "找人", "说不清，找工作人员"])
async def test_who_asks_for_a_human_there_reaches_one(town: Town, said: str) -> None:
    newcomer = await asked(town)
    await newcomer.say(said)
    if "确认提交" in newcomer.buttons:
        await newcomer.press("确认提交")
    assert (await town.case()).state == "triage" and "下水道堵了" in town.staff.last


async def test_small_talk_there_ends_after_two_more_questions(town: Town) -> None:
    newcomer = await asked(town)
    for said in ("你吃饭了吗", "幸福小区3号楼", "就那个小区"):
        await newcomer.say(said)
    assert "转给晨光社区" in newcomer.texts[-2] and "幸福小区3号楼" in newcomer.last


async def test_a_community_may_be_called_by_its_short_name(town: Town) -> None:
    newcomer = await asked(town)
    await newcomer.say("我是和平那边的")
    assert await town.home_of(newcomer) == 2


async def test_where_nobody_is_on_duty_the_next_desk_takes_it(town: Town) -> None:
    async with town.app.store.write() as unit:
        await unit.raw("UPDATE seat SET on_duty = FALSE WHERE community_id = 1")
    newcomer = await asked(town)
    await newcomer.say("不知道")
    assert "和平社区（演示）居委会" in newcomer.texts[-2]
