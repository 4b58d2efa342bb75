"""回复: staff and a resident speak in chat, whether or not she left a phone."""

import pytest

from tests.journeys.test_staff import opened
from tests.journeys.town import Town


async def called_for_a_person(town: Town) -> str:
    """A newcomer asks for a human and leaves nothing but her words; the number of her case."""
    newcomer = town.newcomer(code="chenguang")
    town.people["caller"] = newcomer
    await newcomer.say("转人工")
    await newcomer.press("同意")
    return (await town.case()).number


@pytest.mark.parametrize(
    "command",
    ["回 {tail} 您好，您想问什么？", "回复{tail}：您好，您想问什么？", "/reply {tail} 您好，您想问什么？"],
)
async def test_staff_write_to_a_resident_without_a_phone_and_her_answer_comes_back(
    town: Town, command: str
) -> None:
    number = await called_for_a_person(town)
    caller = town.people["caller"]
    await town.staff.say(command.format(tail=number[-4:]))
    assert "您好，您想问什么？" in caller.last and "直接回复" in caller.last
    assert "已发给居民" in town.staff.last

    await caller.say("我家水表好像不准，想请人看看")
    assert number in town.staff.last and "水表好像不准" in town.staff.last
    assert "已转给" in caller.last
    await caller.say("今天下午我都在家")
    assert "今天下午我都在家" in town.staff.last
    assert len(await town.cases()) == 1


async def test_a_button_makes_the_next_message_the_reply(town: Town) -> None:
    number = await called_for_a_person(town)
    await town.staff.press("回复居民")
    assert "下一句话会直接发给居民" in town.staff.last
    await town.staff.say("师傅两点到，您看行吗")
    caller = town.people["caller"]
    assert "师傅两点到" in caller.last
    await caller.say("好的")
    assert number in town.staff.last and "“好的”" in town.staff.last
    await town.staff.press("回复居民")
    await town.staff.say("算了")
    assert "师傅两点到" not in caller.last and "没有发" in town.staff.last


async def test_danger_is_spoken_of_without_a_second_alarm(town: Town) -> None:
    await town.resident.say("我妈摔倒了起不来")
    await town.staff.press("我来处理")
    assert "回复居民" in town.staff.buttons
    await town.staff.press("回复居民")
    await town.staff.say("老人摔倒先别扶，救护车马上到")
    assert "救护车马上到" in town.resident.last
    assert len(await town.cases()) == 1


async def test_writing_to_somebody_in_danger_answers_the_page(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("我妈摔倒了起不来")
    case = await town.case()
    await town.other_staff.press("回复居民")
    await town.other_staff.say("您在哪个小区？我马上过去")
    assert "您在哪个小区" in newcomer.last
    assert (await town.case()).answered_at is not None
    before = len(town.staff.texts)
    await town.pass_time(minutes=6)
    assert not any("没有人响应" in text for text in town.staff.texts[before:])
    await newcomer.say("在翠湖苑2号楼")
    assert case.number in town.other_staff.last and "翠湖苑2号楼" in town.other_staff.last


async def test_an_open_form_waits_while_staff_are_answered(town: Town) -> None:
    case = await opened(town, "other.misc", band="hand_over")
    await town.resident.say("我妈82岁，想找人送饭，阳光花园3号楼2单元501")
    await town.staff.say(f"回 {case.number[-4:]} 门禁卡丢了几张？")
    await town.resident.say("两张都丢了")
    assert "两张都丢了" in town.staff.last and "接着说" in town.resident.buttons
    await town.resident.press("接着说")
    assert "什么时候" in town.resident.last


async def test_a_new_need_is_no_answer(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"回 {case.number[-4:]} 明天起每天十一点半送到")
    await town.resident.say("楼道灯坏了，锦绣里2号楼3单元")
    assert "楼道灯" not in town.staff.last
    assert "已转给" not in town.resident.last


async def test_the_history_tells_both_and_a_reply_that_was_taken_back_is_not_read(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"回 {case.number[-4:]} 饭盒不用还")
    await town.staff.say("撤销")
    assert "饭盒不用还" not in await town.events_told(case)
    assert "饭盒不用还" not in "".join(town.resident.texts)
    await town.staff.say(f"回 {case.number[-4:]} 有没有忌口？")
    await town.resident.say("不吃辣")
    told = await town.events_told(case)
    assert "有没有忌口？" in told and "不吃辣" in told
    await town.staff.say(f"查 {case.number}")
    assert "不吃辣" in town.staff.last and "您" not in town.staff.last


async def test_staff_of_another_community_cannot_write_and_home_words_are_no_command(town: Town) -> None:
    case = await opened(town)
    await town.other_staff.say(f"回 {case.number} 您好")
    assert "没有找到编号" in town.other_staff.last
    await town.other_staff.forge(f"desk:reply:{case.id}")
    assert "没有找到这件事" in town.other_staff.last
    for said in ("回家的路灯不亮", "回复一下我的问题", "回1302室的门坏了"):
        await town.staff.say(said)
        assert not town.staff.last.startswith(("请这样写", "没有找到编号"))


async def test_the_answer_reaches_the_desk_when_the_writer_has_left(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"回 {case.number[-4:]} 家里有微波炉吗？")
    async with town.app.store.write() as unit:
        await unit.raw(
            "UPDATE seat SET withdrawn_at = $1 WHERE contact_id = $2", unit.now, await town.staff.contact_id()
        )
    await town.resident.say("有的")
    assert "已转给" in town.resident.last


async def test_cards_tell_how_a_resident_without_a_phone_is_reached(town: Town) -> None:
    number = await called_for_a_person(town)
    assert "回复居民" in town.staff.buttons
    await town.staff.say(f"查 {number}")
    assert "回复居民" in town.staff.buttons
    await town.staff.press("我来处理", "联系方式")
    assert "回复居民" in town.staff.last and "进展" not in town.staff.last
    danger = town.newcomer()
    await danger.say("我妈摔倒了起不来")
    assert "可点“回复居民”" in town.staff.last and "回复居民" in town.staff.buttons
