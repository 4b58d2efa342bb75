"""为什么不办了: a reason cancels; a refusal, a question, a day without it and small talk do not."""

import pytest

from tests.journeys.town import Person, Town

MEAL = "想找人送饭，给我自己，3号楼2单元501，每天中午"


async def served(town: Town) -> Person:
    """Somebody brings her the meals; the worker who does."""
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    return worker


@pytest.mark.parametrize(
    "said", ["等一下先别取消", "我说错了不取消", "点错了", "先不取消了吧", "还是要办的", "我没说要取消", "等等", "算了还是办吧"]
)  # fmt: skip
async def test_who_does_not_mean_it_keeps_the_case(town: Town, said: str) -> None:
    await served(town)
    await town.resident.say("取消")
    await town.resident.say(said)
    assert (await town.case()).state == "accepted" and "继续办" in town.resident.last


@pytest.mark.parametrize(
    "said", ["师傅电话多少", "要收钱吗", "他们几点来", "就明天一天", "停一个月", "过年再说", "等我出院再送", "还没人来怎么回事"]
)  # fmt: skip
async def test_a_question_or_a_pause_goes_to_whoever_has_it(town: Town, said: str) -> None:
    worker = await served(town)
    await town.resident.say("取消")
    await town.resident.say(said)
    assert (await town.case()).state == "accepted" and town.resident.last == "这件事没有取消。"
    assert said in worker.last


@pytest.mark.parametrize("said", ["明天不用送了，我去女儿家", "下个月不用送了", "这两天别送了", "周末不用送"])
async def test_a_day_without_it_begins_no_cancelling(town: Town, said: str) -> None:
    worker = await served(town)
    await town.resident.say(said)
    assert said in worker.last and "为什么" not in town.resident.last
    assert (await town.case()).state == "accepted"


@pytest.mark.parametrize("said", ["以后都不用送了", "从明天起不用送了", "今天不用来了，已经有人做饭了"])
async def test_for_good_is_for_good(town: Town, said: str) -> None:
    await served(town)
    await town.resident.say(said)
    assert "为什么不办了" in town.resident.last


@pytest.mark.parametrize("said", ["取消", "不用了", "我儿子回来了", "太慢了", "家里有人做饭了", "好的"])
async def test_a_reason_cancels(town: Town, said: str) -> None:
    await served(town)
    await town.resident.say("取消")
    await town.resident.say(said)
    assert (await town.case()).state == "cancelled"


async def test_another_need_is_a_need_and_small_talk_nothing(town: Town) -> None:
    await served(town)
    await town.resident.say("取消")
    await town.resident.say("好冷啊")
    assert "为什么不办了" in town.resident.last
    await town.resident.say("楼道灯坏了")
    assert (await town.case()).state == "accepted" and "公共设施维修" in town.resident.last
