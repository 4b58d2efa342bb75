"""What a speaker takes back, refuses, repeats or only tells of is not what she wishes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from nlp.meaning import SlotName
from nlp.slots import find
from nlp.slots.standing import standing
from nlp.slots.wish import background, repeats
from nlp.understanding import understand

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def said(slot: SlotName, text: str) -> str | None:
    found = find(text, now=MONDAY)[slot]
    return found.text if found else None


@pytest.mark.parametrize(
    ("slot", "text", "stands"),
    [
        ("place", "不是2号楼，是6号楼", "6号楼"),
        ("place", "2号楼写错了，应该是6号楼", "6号楼"),
        ("phone", "电话不是13700001111，是13700002222", "13700002222"),
        ("for_whom", "不是给我妈，是给我爸", "我爸"),
        ("age", "不是82岁，是84岁", "84"),
        ("time", "周二不行，周四上午可以", "周四上午"),
        ("time", "从明天推迟到后天下午", "后天下午"),
        ("time", "后天没空，大后天来吧", "大后天"),
        ("time", "周四上午不行", "周四上午"),
    ],
)
def test_what_is_taken_back_does_not_stand(slot: SlotName, text: str, stands: str) -> None:
    assert said(slot, text) == stands


@pytest.mark.parametrize(
    "text",
    [
        "是不是3号楼的灯坏了",
        "送饭行不行，我妈82了",
        "我妈腿脚不对劲",
        "车棚改成了垃圾房",
        "社区不是每年都体检吗",
        "要不要带户口本",
    ],
)
def test_a_question_takes_nothing_back(text: str) -> None:
    assert standing(text) == text


@pytest.mark.parametrize(
    ("text", "time", "value"),
    [
        ("后天开始，每天中午", "后天开始，每天中午", "2026-11-25"),
        ("每天中午送上来，从周四开始", "每天中午，从周四开始", "2026-11-26"),
        ("下周三上午，九点左右", "下周三上午，九点左右", "2026-12-02"),
    ],
)
def test_a_time_told_in_two_parts_is_one(text: str, time: str, value: str) -> None:
    slot = find(text, now=MONDAY)["time"]
    assert slot is not None and slot.text == time and str(slot.value).startswith(value)


def test_what_comes_again_names_no_single_day() -> None:
    for words in ("每天中午", "每周二四", "周一到周五", "周一三五", "隔天上午", "平时傍晚"):
        assert repeats(words), words
    for words in ("周三上午", "下周二", "明天", "12月3日", "中午"):
        assert not repeats(words), words


@pytest.mark.parametrize(
    ("text", "time", "only_told"),
    [
        ("晚上睡不着", "晚上", True),
        ("从早上六点就开始砸墙", "从早上六点", True),
        ("想请人晚上来陪", "晚上", False),
        ("孙子四点放学，没人接", "四点", False),
        ("晚上", "晚上", False),
        ("明天早上空腹", "明天早上", False),
    ],
)
def test_what_happens_anyway_is_background(text: str, time: str, only_told: bool) -> None:
    start = text.index(time)
    assert background(text, start, start + len(time)) is only_told


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("姑娘，我眼睛花了看不清", None),
        ("我儿子出差，没人送我", None),
        ("儿子儿媳都在深圳，我妈要人送饭", "我妈"),
        ("我老公老是打我", None),
        ("大哥，帮我妈约个体检", "我妈"),
        ("孩子天天忙作业，想找人辅导", "孩子"),
    ],
)
def test_who_is_spoken_to_away_or_against_her_is_not_whom_it_is_for(text: str, whom: str | None) -> None:
    assert said("for_whom", text) == whom


def test_each_of_two_needs_has_the_slots_of_its_own_part() -> None:
    text = "帮我妈找个钟点工，周四上午，再帮我爸约个体检，我们家住阳光花园3号楼501，13700002222"
    first, second = understand(text, now=MONDAY).needs
    own = [{name: slot.text for name, slot in need.slots.items() if slot} for need in (first, second)]
    assert own == [{"for_whom": "我妈", "time": "周四上午"}, {"for_whom": "我爸"}]


def test_a_face_ends_what_is_taken_back() -> None:
    found = find("不是我自己要😂我才五十七，是给我妈问的")["age"]

    assert found is not None and found.value == 57
