"""While somebody serves her, her words about it belong to it: what did not come reaches staff too."""

import pytest

from tests.journeys.town import Person, Town

MEAL = "想找人送饭，给我自己，3号楼2单元501，每天中午"


async def served(town: Town) -> Person:
    """Her meals are brought by somebody since yesterday."""
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    await worker.say("进展 明天开始送")
    await town.pass_time(days=2)
    return worker


@pytest.mark.parametrize(
    "words",
    ["今天没送来", "饭还没到", "今天没饭吃", "三天没送了", "送饭的怎么还不来", "等了一天也没见人", "没人来", "又没来", "饭是馊的", "送饭的人呢"],
)  # fmt: skip
async def test_what_did_not_come_reaches_the_party_and_staff(town: Town, words: str) -> None:
    worker = await served(town)
    await town.resident.say(words)

    assert words in worker.last and words in town.staff.last
    assert "社区工作人员" in town.resident.last
    assert len(await town.cases()) == 1


@pytest.mark.parametrize(
    "words",
    ["今天的饭是凉的", "饭能不能软一点", "菜太咸了", "饭太硬咬不动", "明天多送一份", "能不能十一点送", "送到楼下就行", "明天不用送，我去女儿家", "下个月不用送了", "周三别来了", "这几天先停一停"],
)  # fmt: skip
async def test_how_it_should_be_is_passed_on_and_begins_nothing_new(town: Town, words: str) -> None:
    worker = await served(town)
    await town.resident.say(words)

    assert words in worker.last
    assert "已转告" in town.resident.last
    assert len(await town.cases()) == 1


async def test_what_did_not_come_is_heard_in_the_middle_of_a_form(town: Town) -> None:
    worker = await served(town)
    await town.resident.say("我还想找人陪我看病")
    await town.resident.say("今天没送来")

    assert "今天没送来" in worker.last and "今天没送来" in town.staff.last
    assert "接着说" in town.resident.buttons


@pytest.mark.parametrize(
    "words",
    ["我家水管漏水没人来修", "我还想找人陪我看病", "孩子放学没人接", "今天太冷了", "家里没人聊天，闷得慌"],
)
async def test_another_need_and_small_talk_are_not_about_it(town: Town, words: str) -> None:
    worker = await served(town)
    await town.resident.say(words)

    assert words not in worker.last


async def test_for_good_is_still_a_cancellation(town: Town) -> None:
    await served(town)
    await town.resident.say("以后不用送了")

    assert "为什么不办了" in town.resident.last


async def test_nobody_has_called_reaches_staff_once_the_promised_time_has_passed(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    await town.resident.say("没人联系我啊")
    assert "没人联系我啊" in worker.last and "说好的是" in town.resident.last
    assert not any("没人联系我啊" in text for text in town.staff.texts)
    await town.pass_time(days=1, hours=1)
    await town.resident.say("还是没人联系我")

    assert "还是没人联系我" in worker.last and "还是没人联系我" in town.staff.last
