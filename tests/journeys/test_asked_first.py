"""问一句: her answer is an answer, however much it tells, and however late it comes."""

import pytest

from tests.journeys.test_worker_words import asked
from tests.journeys.town import Person, Town


async def question(town: Town, words: str) -> Person:
    """A worker who has asked before she promises."""
    worker = await asked(town)
    await worker.press("问一句")
    await worker.say(words)
    return worker


@pytest.mark.parametrize(
    "said",
    [
        "我有糖尿病，不能吃甜的，家里电话13912345678",
        "我妈高血压，少放盐",
        "她牙不好，要软一点的",
        "对海鲜过敏",
        "没有忌口，都能吃",
    ],
)
async def test_what_she_tells_of_herself_is_the_answer(town: Town, said: str) -> None:
    worker = await question(town, "有忌口吗")
    await town.resident.say(said)

    assert "已转告" in town.resident.last
    assert "住户回复" in worker.last


async def test_a_clear_other_need_is_still_asked_about(town: Town) -> None:
    await question(town, "有忌口吗")
    await town.resident.say("厨房水管爆了漏水，想找人来修")

    assert "已转告" not in town.resident.last


async def test_the_question_holds_the_deadline_once(town: Town) -> None:
    worker = await question(town, "家里有没有微波炉？")
    assert "答复时间延到今天14:00" in worker.last
    await town.pass_time(hours=2)
    await town.resident.press("回答")
    await town.resident.say("有微波炉的")

    assert "有微波炉的" in worker.last
    await worker.press("问一句")
    await worker.say("几点方便？")
    assert "延到" not in worker.last
    await town.pass_time(hours=2)
    assert "没能及时答复" in town.resident.last


@pytest.mark.parametrize("pressed", [True, False])
async def test_a_late_answer_reaches_who_has_it_now(town: Town, pressed: bool) -> None:
    first = await question(town, "家里有没有微波炉？")
    await town.pass_time(hours=4)
    if pressed:
        await town.resident.press("回答")
    await town.resident.say("有微波炉的")

    second = await town.holder(await town.case())
    assert second is not first
    assert "家里有没有微波炉？" in second.last and "有微波炉的" in second.last
    assert second.buttons[0] == "接单"
    assert "已转告现在负责的" in town.resident.last


async def test_a_late_answer_that_nobody_needs_any_more_is_refused(town: Town) -> None:
    await question(town, "家里有没有微波炉？")
    await town.resident.press("回答")
    await town.staff.say("结 0001 住户自己解决了")
    await town.resident.say("有微波炉的")

    assert "已转告" not in town.resident.last
