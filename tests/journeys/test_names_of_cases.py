"""What a case is called by whoever reads what its resident does: danger, and what is only guessed, by no item."""

from collections.abc import Awaitable, Callable

import pytest

from nlp.catalogue import item_name
from tests.journeys.test_staff import opened
from tests.journeys.town import Town

GUESSED = "elderly.daycare"


async def adds(town: Town) -> None:
    await town.neighbour.say("我的事项")
    await town.neighbour.press((await town.case()).number[-4:], "补充")
    await town.neighbour.say("钥匙放在门卫那里了")


async def urges(town: Town) -> None:
    await town.neighbour.press("催办")


async def sends_a_photo(town: Town) -> None:
    await town.neighbour.send("photo")


async def cancels(town: Town) -> None:
    await town.neighbour.press("取消", "不需要了")


async def says_that_it_is_not_solved(town: Town) -> None:
    await town.staff.say(f"结 {(await town.case()).number} 已电话解决")
    await town.neighbour.press("还没解决")
    await town.neighbour.say("人还在那儿等着")


async def is_unhappy(town: Town) -> None:
    case = await town.case()
    await town.staff.say(f"派 {case.number} 颐康")
    await (await town.holder(case)).press("接单", "办结")
    await town.neighbour.say("这个嘛，还得看看")
    assert "算解决了吗" in town.neighbour.last
    await town.neighbour.press("解决了", "不满意")


@pytest.mark.parametrize(
    ("does", "sign"),
    [
        (adds, "【补充】"), (urges, "【催办】"), (sends_a_photo, "【补充】"), (cancels, "【取消】"),
        (says_that_it_is_not_solved, "【未解决】"), (says_that_it_is_not_solved, "【居民反馈】"), (is_unhappy, "【不满意】"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "known"), [("求助事项", {"band": "hand_over"}), ("紧急求助", {"urgent": True})]
)
async def test_staff_read_of_danger_and_of_a_guess_without_the_name_of_an_item(
    town: Town, does: Callable[[Town], Awaitable[None]], sign: str, name: str, known: dict[str, object]
) -> None:
    case = await opened(town, GUESSED, by=town.neighbour, **known)
    before = len(town.staff.texts)
    await does(town)
    told = town.staff.texts[before:]
    if does is says_that_it_is_not_solved and known.get("urgent"):  # danger that is not over is paged
        sign, name = "【紧急】", ""
        assert any(text.startswith(sign) and "再次呼叫" in text for text in told)

    assert any(text.startswith(f"{sign}{case.number} {name}") for text in told)
    assert item_name(GUESSED) not in "".join([*told, *town.neighbour.texts])


async def test_what_is_settled_is_called_by_its_item(town: Town) -> None:
    case = await opened(town, GUESSED, by=town.neighbour)
    await urges(town)

    worker = await town.holder(case)
    assert worker.last.startswith(f"【催办】{case.number} {item_name(GUESSED)}")
