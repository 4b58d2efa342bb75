"""A time as said becomes the next such time on the calendar of Shanghai."""

from datetime import UTC, datetime, timedelta

import pytest

from nlp.slots import find
from nlp.slots.when import SHANGHAI, resolve

MONDAY_EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("今晚", "2026-11-23T18:00+08:00/2026-11-23T22:00+08:00"),
        ("明早", "2026-11-24T06:00+08:00/2026-11-24T09:00+08:00"),
        ("明天下午三点", "2026-11-24T15:00+08:00"),
        ("下周二下午三点到五点", "2026-12-01T15:00+08:00/2026-12-01T17:00+08:00"),
        ("3点到5点", "2026-11-24T15:00+08:00/2026-11-24T17:00+08:00"),
        ("周六上午9:30", "2026-11-28T09:30+08:00"),
        ("每周二四", "2026-11-24"),
        ("逢一三五", "2026-11-23"),
        ("礼拜天", "2026-11-29"),
        ("周末", "2026-11-28/2026-11-29"),
        ("10号", "2026-12-10"),
        ("10月26号全天", "2027-10-26"),
        ("12月1日-15日", "2026-12-01/2026-12-15"),
        ("六月中旬", "2027-06-11/2027-06-20"),
        ("国庆前", "2026-11-23/2027-10-01"),
        ("元旦前后", "2027-01-01"),
        ("腊月廿三", "2027-01-30"),
        ("正月十五", "2027-02-20"),
        ("中秋", "2027-09-15"),
        ("寒假", "2027-01-20/2027-02-20"),
        ("白天", "2026-11-24T08:00+08:00/2026-11-24T18:00+08:00"),
        ("晚上十二点", "2026-11-23T23:59+08:00"),
        ("夜里十一点", "2026-11-23T23:00+08:00"),
        ("下个月", "2026-12-01/2026-12-31"),
        ("昨晚九点", "2026-11-22T21:00+08:00"),
        ("13月40号", None),
        ("隔三差五", None),
        ("除了周五都行", None),
        ("除夕", "2027-02-05"),
        ("初八上午", "2027-02-13T08:00+08:00/2027-02-13T12:00+08:00"),
        ("下午三点来钟", "2026-11-24T15:00+08:00"),
    ],
)
def test_words_become_a_moment_or_a_span(words: str, value: str | None) -> None:
    assert resolve(words, MONDAY_EVENING) == value


@pytest.mark.parametrize("day", range(0, 800, 3))
def test_every_day_of_two_years_has_an_answer_that_python_reads(day: int) -> None:
    now = MONDAY_EVENING + timedelta(days=day)
    for words in (
        "31号",
        "月底",
        "腊月三十",
        "除夕",
        "2月29号",
        "寒假",
        "数九",
        "下周五",
        "每月一号",
        "下下周日",
    ):
        for part in (resolve(words, now) or "2026-01-01").split("/"):
            assert datetime.fromisoformat(part)


def test_the_clock_may_tell_any_zone() -> None:
    assert resolve("明天", datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == "2026-11-25"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("下周二下午三点到五点要去医院复查，得有人陪", "下周二下午三点到五点"),
        ("羽毛球零基础班，周二周四晚上七点以后都行", "周二周四晚上七点以后"),
        ("每周三下午我可以免费给老人理发", "每周三下午"),
        ("明早六点半要去化验，能派个车吗", "明早六点半"),
    ],
)
def test_the_time_that_matters_is_taken_whole(text: str, words: str) -> None:
    slot = find(text, now=MONDAY_EVENING)["time"]
    assert slot is not None
    assert slot.text == words


@pytest.mark.parametrize("text", ["阅览室几点关门", "有点头晕", "楼道灯坏了半年了", "他从小就爱下棋"])
def test_a_background_is_not_a_time(text: str) -> None:
    assert find(text, now=MONDAY_EVENING)["time"] is None
