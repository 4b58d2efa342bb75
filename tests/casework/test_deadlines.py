"""Working time on the PRC calendar, quiet hours, and the times that workers name."""

from datetime import UTC, date, datetime

import pytest

from casework import deadlines
from casework.appointment import read
from casework.calendar_prc import is_announced, is_workday, statutory_holidays
from storage.clock import SHANGHAI, local


def at(text: str) -> datetime:
    """A moment on the wall clock in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("offered", "due"),
    [
        ("2026-11-23 10:00", "2026-11-23 12:00"),  # in the middle of a Monday
        ("2026-11-23 16:30", "2026-11-24 09:30"),  # an hour today, an hour tomorrow
        ("2026-11-20 17:00", "2026-11-23 10:00"),  # over a weekend
        ("2026-11-23 02:00", "2026-11-23 10:30"),  # at night
        ("2026-09-30 17:00", "2026-10-08 10:00"),  # over National Day 2026
        ("2026-10-10 09:00", "2026-10-10 11:00"),  # a Saturday that is a make-up workday
    ],
)
def test_two_working_hours(offered: str, due: str) -> None:
    assert deadlines.acceptance_due(at(offered)) == at(due)


def test_an_urgent_offer_is_due_in_ten_minutes_even_at_night() -> None:
    assert deadlines.acceptance_due(at("2026-11-23 02:00"), urgent=True) == at("2026-11-23 02:10")


def test_a_year_that_is_not_announced_uses_the_stated_fallback() -> None:
    assert is_announced(2026) and not is_announced(2030)
    assert len(statutory_holidays(2030)) == 13
    assert not is_workday(date(2030, 2, 4))  # the second day of Spring Festival, a Monday
    assert not is_workday(date(2030, 4, 5)) and not is_workday(date(2030, 10, 1))
    assert is_workday(date(2030, 1, 2)) and not is_workday(date(2030, 1, 6))


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [("21:29", False), ("21:30", True), ("02:00", True), ("07:59", True), ("08:00", False), ("12:00", False)],
)
def test_quiet_hours(moment: str, quiet: bool) -> None:
    assert deadlines.quiet(at(f"2026-11-23 {moment}")) is quiet
    assert not deadlines.quiet(at(f"2026-11-23 {moment}"), demo=True)


def test_the_next_morning_and_the_day_of_completion() -> None:
    assert deadlines.next_morning(at("2026-11-23 22:00")) == at("2026-11-24 08:00")
    assert deadlines.next_morning(at("2026-11-24 02:00")) == at("2026-11-24 08:00")
    assert deadlines.completion_due(at("2026-11-23 10:00"), "elderly.meal") == at("2026-11-30 10:00")
    assert deadlines.completion_due(at("2026-11-23 10:00"), "elderly.companionship") == at("2026-11-26 10:00")


def test_a_visit_reminder_never_comes_at_night() -> None:
    assert deadlines.visit_reminder(at("2026-11-24 15:00")) == at("2026-11-24 13:00")
    assert deadlines.visit_reminder(at("2026-11-24 08:30")) == at("2026-11-23 20:00")


NOW = at("2026-11-23 10:00")  # a Monday


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("明天上午10点", "2026-11-24 10:00"),
        ("后天下午3点半", "2026-11-25 15:30"),
        ("26号下午两点", "2026-11-26 14:00"),
        ("12月2日9:30", "2026-12-02 09:30"),
        ("周五上午", "2026-11-27 09:00"),
        ("下周二十点", "2026-12-01 10:00"),
        ("今天15：20", "2026-11-23 15:20"),
        ("下午四点一刻", "2026-11-23 16:15"),
        ("明早八点", "2026-11-24 08:00"),
        ("明晚7点", "2026-11-24 19:00"),
        ("１号下午3点", "2026-12-01 15:00"),
        ("半小时后", "2026-11-23 10:30"),
        ("一个半小时后", "2026-11-23 11:30"),
        ("2小时后", "2026-11-23 12:00"),
        ("随便", None),
        ("明天", None),
        ("32号上午", None),
        ("25点", None),
    ],
)
def test_the_time_of_a_visit_in_words(said: str, meant: str | None) -> None:
    expected = at(meant) if meant else None
    found = read(said, NOW).when
    assert found == expected, found and local(found)
