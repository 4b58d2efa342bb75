"""Hostile input: long, broken, forged; nobody gets what is not hers and nothing breaks."""

import pytest

from tests.journeys.town import Town

NASTY = [
    "楼" * 20_000,
    "\x00\x01\x02\u202e\u200b阳光花园5号楼楼道灯坏了\x1b[31m",
    "<script>alert(1)</script> **粗** [a](http://b) 阳光花园5号楼楼道灯坏了",
    "'; DROP TABLE case_record; -- 阳光花园5号楼楼道灯坏了",
    "{0} {name} %s %(x)s 阳光花园5号楼楼道灯坏了",
    "\ud800 坏掉的字",
    "👨‍👩‍👧‍👦" * 50,
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
async def test_nothing_that_is_typed_breaks_a_turn(town: Town, text: str) -> None:
    for outcome in [await town.resident.say(text), await town.resident.say("算了")]:
        assert outcome.outcome != "fault"
    assert town.resident.last


FORGED = ["", "case:show:", "case:rate:1", "case:urge:-1", "case:urge:99999999999999999999", "form:which:7",
          "form:change:nothing", "who:community:999", "dir:cat:", "dir:party:abc", "page:answer:1", "go:nowhere", "x" * 60]  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_change_nothing(town: Town, data: str) -> None:
    receipt = await town.newcomer().forge(data or "?")

    assert receipt.outcome != "fault"
    assert await town.cases() == []


async def test_control_characters_are_not_kept(town: Town) -> None:
    await town.resident.say("阳光花园5号楼\u202e楼道灯\x07坏了")
    await town.resident.press("确认提交")

    words = (await town.case()).words
    assert "\u202e" not in words and "\x07" not in words
