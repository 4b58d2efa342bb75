"""Staff who were paged answer in words, and the calls stop."""

import pytest

from tests.journeys.town import Town


@pytest.mark.parametrize(
    "said",
    [
        "我来",
        "收到",
        "收到，马上过去",
        "马上过去",
        "我去看看",
        "好的，我马上到",
        "我去",
        "已经在路上了",
        "我来处理吧",
        "这就过去看看老人",
    ],
)
async def test_somebody_goes(town: Town, said: str) -> None:
    await town.resident.say("我老伴摔倒了起不来")
    await town.staff.say(said)

    assert "由您处理" in town.staff.last
    assert "已经看到" in town.resident.last
    before = town.staff.texts
    await town.pass_time(minutes=6)
    assert town.staff.texts == before
    await town.staff.say("我来")
    assert "已经由您处理" in town.staff.last
    assert len(await town.cases()) == 1


async def test_of_several_she_says_which(town: Town) -> None:
    await town.resident.say("我老伴摔倒了起不来")
    await town.neighbour.say("家里着火了")
    await town.staff.say("我来")
    assert len(town.staff.buttons) == 2
    await town.staff.press("20261123-0001")

    answered = [case.answered_at is not None for case in await town.cases()]
    assert answered == [True, False]


async def test_without_a_page_they_are_ordinary_words(town: Town) -> None:
    await town.staff.say("收到")

    assert "处理" not in town.staff.last
