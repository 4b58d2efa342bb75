"""An agreed visit: it may not suit, it may pass in silence, and the work is not late before it."""

import pytest

from tests.journeys.town import Person, Town

LAMP = "3号楼2单元楼道灯坏了"


async def agreed(town: Town, when: str = "明天上午9点") -> Person:
    """A visit is agreed."""
    await town.resident.say(LAMP)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    await worker.say(f"约时间 {when}")
    return worker


@pytest.mark.parametrize(
    "words",
    ["明天上午不在家", "明天没空", "那天我要去医院", "约的时间不行", "改天吧", "明天家里没人", "能不能改到后天上午", "推迟一天吧", "上午赶不上，下午行不行", "明天要去女儿家"],
)  # fmt: skip
async def test_a_time_that_does_not_suit_is_open_again(town: Town, words: str) -> None:
    worker = await agreed(town)
    await town.resident.say(words)
    assert "另约" in town.resident.last and words in worker.last and "约时间" in worker.buttons
    assert (await town.case()).visit_at is None
    told = len(worker.texts)
    await town.pass_time(hours=20)

    assert not any("提醒" in text for text in (*worker.texts[told:], town.resident.last))
    await town.pass_time(hours=6)
    assert "还没有另约" in worker.last and "还没有另约" in town.staff.last


@pytest.mark.parametrize(
    "words", ["我腿脚不方便，慢点开门", "来之前提前打个电话", "梯子你们自己带", "要换个亮一点的灯泡"]
)
async def test_what_moves_nothing_leaves_the_visit(town: Town, words: str) -> None:
    worker = await agreed(town)
    await town.resident.say(words)

    assert words in worker.last
    assert (await town.case()).visit_at is not None


async def test_a_visit_that_passed_in_silence_is_asked_about_on_both_sides(town: Town) -> None:
    worker = await agreed(town)
    await town.pass_time(hours=25)
    assert "还没有记录" in worker.last
    await town.pass_time(hours=8)
    assert "来过了吗" in town.resident.last and town.resident.buttons == ["来过了", "没人来"]
    await town.resident.press("没人来")

    assert "没人来" in worker.last and "没人来" in town.staff.last
    await town.pass_time(days=1)
    assert sum("来过了吗" in text for text in town.resident.texts) == 1


@pytest.mark.parametrize(
    ("words", "missed"), [("没人来", True), ("没有", True), ("来过了，修好了", False), ("没来", True)]
)
async def test_she_answers_in_words(town: Town, words: str, missed: bool) -> None:
    worker = await agreed(town)
    await town.pass_time(hours=33)
    await town.resident.say(words)

    assert words in worker.last
    assert any(words in text for text in town.staff.texts) is missed


async def test_nobody_came_is_heard_before_she_is_asked(town: Town) -> None:
    worker = await agreed(town)
    await town.pass_time(hours=26)
    await town.resident.say("没人来")
    assert "没人来" in worker.last and "没人来" in town.staff.last
    await town.pass_time(days=1)

    assert not any("来过了吗" in text for text in town.resident.texts)


async def test_a_visit_of_which_the_worker_has_told_is_not_asked_about(town: Town) -> None:
    worker = await agreed(town)
    await town.pass_time(hours=24)
    await worker.say("进展 灯换好了，还要等一个零件")
    await town.pass_time(hours=12)

    assert not any("来过了吗" in text for text in town.resident.texts)
    assert not any("还没有记录" in text for text in worker.texts)


async def test_the_work_is_not_late_before_the_agreed_visit(town: Town) -> None:
    worker = await agreed(town, "11月30日上午9点")
    for _ in range(6):
        await town.pass_time(days=1)
    assert not any("比说好的时间晚" in text for text in town.resident.texts)
    assert not any("超期" in text for text in (*town.staff.texts, *worker.texts))
    await town.pass_time(days=3)

    assert any("比说好的时间晚" in text for text in town.resident.texts)


async def test_the_work_is_not_late_before_the_wanted_day(town: Town) -> None:
    await town.resident.say("12月20日上午陪我去市一院看病，我自己，3号楼2单元501")
    await town.resident.press("确认提交")

    assert (await town.case()).due_at.day >= 21 or (await town.case()).due_at.month == 1
