"""A question of the form: what can be an answer is one, and what cannot gets a kind line and the question again."""

import pytest

from tests.journeys.test_facts import line
from tests.journeys.town import Town

MEAL = "想找人送饭"


@pytest.mark.parametrize(
    "talk", ["谢谢你啊", "你吃饭了吗", "今天好冷啊", "早上好啊", "您真好", "瞎问什么", "听不懂", "你是真人吗", "你猜", "哎呀烦死了"]
)  # fmt: skip
async def test_small_talk_is_nobody_nowhere_and_never(town: Town, talk: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(talk)
    assert "给谁" in town.resident.last and town.resident.texts[-2] != town.resident.last
    await town.resident.say("给我老伴")
    await town.resident.say(talk)
    assert "什么地方" in town.resident.last
    await town.resident.say("3号楼2单元501")
    await town.resident.say(talk)
    assert "什么时候" in town.resident.last
    await town.resident.say("每天中午")
    assert [line(town.resident, name) for name in ("给谁办", "地点", "时间")] == [
        "我老伴", "3号楼2单元501", "每天中午"
    ]  # fmt: skip


async def test_a_question_is_put_again_twice_and_then_left_open(town: Town) -> None:
    await town.resident.say(MEAL)
    for talk in ("谢谢你啊", "你吃饭了吗"):
        await town.resident.say(talk)
        assert "给谁" in town.resident.last
    await town.resident.say("今天好冷啊")
    assert "先空着" in town.resident.texts[-2] and "什么地方" in town.resident.last


@pytest.mark.parametrize("why", ["为啥要问这么多", "问这个干嘛", "为什么要告诉你们", "这还要问啊"])
async def test_who_asks_why_we_ask_is_told_why(town: Town, why: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("给我老伴")
    await town.resident.say(why)
    assert "找得到您" in town.resident.texts[-2] and "什么地方" in town.resident.last
    await town.resident.say("3号楼2单元501")
    await town.resident.say("每天中午")
    await town.resident.say("3号楼2单元502")
    assert line(town.resident, "地点") == "3号楼2单元502"


@pytest.mark.parametrize("whom", ["给王桂芳", "老李", "隔壁张大妈", "82岁了，腿脚不好", "一个孤寡老人", "我"])
async def test_a_person_in_any_words_is_one(town: Town, whom: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(whom)
    assert "什么地方" in town.resident.last


@pytest.mark.parametrize("when", ["随便什么时候都行", "看你们方便", "饭点", "等我女儿回来以后", "每顿都要"])
async def test_a_time_in_any_words_is_one(town: Town, when: str) -> None:
    await town.resident.say("想找人送饭，给我老伴，3号楼2单元501")
    await town.resident.say(when)
    assert line(town.resident, "时间") == when and line(town.resident, "给谁办") == "我老伴"


@pytest.mark.parametrize("where", ["菜市场东门", "老年活动室", "王府井", "就我们家啊"])
async def test_a_place_in_any_words_is_one(town: Town, where: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("给我老伴")
    await town.resident.say(where)
    assert "什么时候" in town.resident.last


@pytest.mark.parametrize("second", ["楼道灯坏了", "下水道堵了", "厕所也堵了"])
async def test_a_second_need_is_taken_at_an_open_question_and_read_back(town: Town, second: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(second)
    assert "也记下了" in town.resident.texts[-2] and "给谁" in town.resident.last
    for answer in ("我自己", "3号楼2单元501", "每天中午"):
        await town.resident.say(answer)
    assert (
        "1. 助餐送餐（给谁办：我自己，时间：每天中午）" in town.resident.last and "2. " in town.resident.last
    )
    await town.resident.press("确认提交")
    meal, other = await town.cases()
    assert meal.place == "3号楼2单元501" and other.place.startswith("3号楼2单元501")
    assert other.words == second and not other.time_text
