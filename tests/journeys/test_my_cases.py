"""A resident's own cases, until she says that they are solved."""

import pytest

from storage.tables import Case
from tests.journeys.town import Person, Town

LAMP = "阳光花园5号楼楼道灯坏了"


async def opened(town: Town) -> Case:
    """A case of the resident's that is offered."""
    await town.resident.say(LAMP)
    await town.resident.press("确认提交")
    return await town.case()


async def served(town: Town) -> tuple[Case, Person]:
    """A case that a party says it has done."""
    worker = await town.holder(await opened(town))
    await worker.press("接单", "办结")
    return await town.case(), worker


async def test_list_and_detail_in_plain_words_with_the_history(town: Town) -> None:
    case = await opened(town)
    await town.resident.say("我的事项")
    assert case.number in town.resident.last
    await town.resident.say("1")

    assert "已派单" in town.resident.last and "经过" in town.resident.last
    assert "阳光花园5号楼" in town.resident.last


async def test_urging_reaches_who_has_it_once_in_half_an_hour(town: Town) -> None:
    worker = await town.holder(await opened(town))
    await town.resident.say("催一下")
    assert worker.last.startswith("【催办】")
    await town.resident.say("催一下")
    assert "刚才已经" in town.resident.last
    await town.pass_time(minutes=31)
    await town.resident.say("催一下")

    assert len([t for t in worker.texts if t.startswith("【催办】")]) == 2


async def test_a_word_added_reaches_the_handler(town: Town) -> None:
    worker = await town.holder(await opened(town))
    await worker.press("接单")
    await town.resident.say("我的事项")
    await town.resident.say("1")
    await town.resident.press("补充")
    await town.resident.say("是二单元三楼那盏")

    assert "三楼那盏" in worker.last


async def test_cancelling_asks_why_and_tells_who_had_it(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await town.resident.say("那件事取消吧，不需要了")
    await town.resident.press("不需要了")

    assert (await town.case()).state == "cancelled"
    assert case.number in worker.last
    await worker.press("接单")
    assert (await town.case()).state == "cancelled"


@pytest.mark.parametrize("answer", ["解决了", "1", "已经修好了，谢谢"])
async def test_she_closes_it_by_button_by_digit_or_in_words(town: Town, answer: str) -> None:
    await served(town)
    assert "解决了吗" in town.resident.last
    await town.resident.say(answer)

    assert (await town.case()).state == "closed"
    assert "满意吗" in town.resident.last


async def test_words_that_rate_nothing_clearly_get_the_buttons_again(town: Town) -> None:
    await served(town)
    await town.resident.press("解决了")
    await town.resident.say("评价一下：师傅来了两趟")

    assert "差什么" not in town.resident.last
    assert (await town.case()).rating == "" and (await town.case()).state == "closed"


async def test_a_number_says_which_case_she_cancels(town: Town) -> None:
    first = await opened(town)
    await town.resident.say("锦绣里3号楼2单元漏水")
    await town.resident.press("确认提交")
    await town.resident.say(f"{first.number[-4:]}那个不要了")
    await town.resident.press("不需要了")

    assert [case.state for case in await town.cases()] == ["cancelled", "offered"]


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("2", "基本满意"),
        ("很满意", "很满意"),
        ("太差了", "不满意"),
        ("5分，师傅人好", "很满意"),
        ("不太满意", "不满意"),
    ],
)
async def test_she_rates_it_by_button_by_digit_or_in_words(town: Town, answer: str, kept: str) -> None:
    await served(town)
    await town.resident.press("解决了")
    await town.resident.say(answer)

    assert (await town.case()).rating == kept
    assert any("不满意" in text for text in town.staff.texts) == (kept == "不满意")


@pytest.mark.parametrize("answer", ["没解决", "2", "灯还是不亮，没修好"])
async def test_not_solved_reopens_it_and_reaches_handler_and_staff(town: Town, answer: str) -> None:
    _, worker = await served(town)
    await town.resident.say(answer)

    case = await town.case()
    assert (case.state, case.reopened) == ("in_progress", 1)
    assert worker.last.startswith("【未解决】") and town.staff.last.startswith("【未解决】")


async def test_a_closed_case_may_still_be_reopened(town: Town) -> None:
    await served(town)
    await town.resident.press("解决了", "很满意")
    await town.resident.say("我的事项")
    await town.resident.say("1")
    await town.resident.press("还没解决")

    assert (await town.case()).state == "in_progress"


@pytest.mark.parametrize(
    "verb", ["show", "urge", "add", "cancel", "drop", "keep", "attach", "solved", "unsolved", "rate"]
)
async def test_nobody_touches_another_persons_case(town: Town, verb: str) -> None:
    case, _ = await served(town)
    await town.neighbour.forge(f"case:{verb}:{case.id}:1")

    assert "不是您的" in town.neighbour.last
    assert await town.case() == case


async def test_turning_to_something_else_does_not_become_a_word_on_the_case(town: Town) -> None:
    await opened(town)
    await town.resident.say("我的事项")
    await town.resident.say("1")
    await town.resident.press("补充", "我要求助")
    await town.resident.say("锦绣里3号楼漏水")
    await town.resident.press("确认提交")

    assert [case.item for case in await town.cases()] == ["other.repair", "other.leak"]


async def test_a_case_at_the_desk_that_is_cancelled_leaves_the_queue(town: Town) -> None:
    await town.resident.say("转人工")
    case = await town.case()
    assert case.number in town.staff.last
    await town.resident.say("我的事项")
    await town.resident.say("1")
    await town.resident.press("取消这件事", "不需要了")

    assert any("居民已取消" in text for text in town.staff.screen)
