"""A worker's own words to a resident, and yes in the words that people use."""

import pytest

from tests.journeys.town import Person, Town

MEAL = "我妈82岁独居，想找人后天中午送饭，阳光花园3号楼2单元501"


async def held(town: Town) -> Person:
    """A meal that its worker has accepted."""
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    return worker


@pytest.mark.parametrize("words", ["行，那就十二点半给您送上去", "我在路上了，十分钟到", "您家门铃坏了吗"])
async def test_what_a_worker_says_to_her_reaches_her_once_she_has_said_whose_it_is(
    town: Town, words: str
) -> None:
    worker = await held(town)
    await worker.say(words)
    await worker.press("告诉20261123-0001")

    assert words in town.resident.last
    assert len(await town.cases()) == 1


async def test_a_need_of_her_own_is_hers(town: Town) -> None:
    worker = await held(town)
    await worker.say("我妈想找人陪着去医院看病")
    assert "请问" in worker.last
    await worker.say("算了")
    await worker.say("师傅您看看这个怎么弄")
    await worker.press("是我自己的事")
    assert "告诉" not in worker.last


async def test_what_she_adds_can_be_answered_with_one_press(town: Town) -> None:
    worker = await held(town)
    await town.resident.say("对了，十二点半送行不行")

    assert "十二点半送行不行" in worker.last
    assert "进展" in worker.buttons


@pytest.mark.parametrize(
    "words",
    [
        "对的，就这样",
        "没问题，就这么办吧",
        "嗯，是这样的",
        "对着呢",
        "嗯呐",
        "都对",
        "是的，麻烦你们了",
        "要得",
        "系啊",
    ],
)
async def test_yes_in_other_words_submits(town: Town, words: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(words)

    assert [case.item for case in await town.cases()] == ["elderly.meal"]


@pytest.mark.parametrize("words", ["行，你们记吧", "同意同意", "可以的"])
async def test_consent_in_other_words(town: Town, words: str) -> None:
    newcomer = town.newcomer()
    await newcomer.say("你好")
    await newcomer.say(words)

    assert "谢谢您" in newcomer.last


@pytest.mark.parametrize("words", ["不对", "是吗", "成都的", "你好", "好像不对"])
async def test_what_is_no_yes_submits_nothing(town: Town, words: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(words)

    assert await town.cases() == []


async def test_giving_up_in_other_words(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("算了不弄了")

    assert "先不办了" in town.resident.last


async def test_an_answer_to_consent_is_no_second_need(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("想找人接孩子放学")
    await newcomer.say("晨光小学接，送到阳光花园二号楼；同意同意")
    await newcomer.press("同意")

    assert "要办的事：放学托管" in newcomer.last and "另一件" not in newcomer.last


async def test_what_begins_tomorrow_is_answered_before_it(town: Town) -> None:
    await town.resident.say("给我妈送饭，每天中午，从明天开始，阳光花园3号楼2单元501")
    await town.resident.press("确认提交")
    async with town.app.store.read() as unit:
        due = (await unit.raw("SELECT due_at FROM offer"))[0][0]

    assert str(due) < "2026-11-24 03:30"


async def test_a_yes_that_answers_nothing_is_only_a_nod(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    await town.resident.say("对的，就这样")

    assert town.resident.last == "好的。有事您随时说。"
    assert len(await town.cases()) == 1
