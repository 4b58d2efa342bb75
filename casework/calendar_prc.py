"""The working calendar of the People's Republic: public holidays and the make-up workdays that pay for them.

chinesecalendar knows the years that the State Council has announced. For a year that it does not know yet, the
stated fallback is: Monday to Friday are workdays except the thirteen statutory holidays themselves (New Year,
Spring Festival's eve to third day, Qingming, 1-2 May, Dragon Boat, Mid-Autumn, 1-3 October); no make-up days.
"""

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
from lunardate import LunarDate


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Whether offices work on this day."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5 and day not in statutory_holidays(day.year)


def is_announced(year: int) -> bool:
    """Whether the calendar of this year is known; if not, the fallback above applies."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@lru_cache(maxsize=64)
def statutory_holidays(year: int) -> frozenset[date]:
    """The thirteen days of the regulation of 2024 (before any shifting)."""
    spring = LunarDate(year, 1, 1).to_solar_date()
    return frozenset(
        {
            date(year, 1, 1),
            *(spring + timedelta(days=n) for n in (-1, 0, 1, 2)),
            _qingming(year),
            *(date(year, 5, d) for d in (1, 2)),
            LunarDate(year, 5, 5).to_solar_date(),
            LunarDate(year, 8, 15).to_solar_date(),
            *(date(year, 10, d) for d in (1, 2, 3)),
        }
    )


def _qingming(year: int) -> date:
    """清明 by the rule of thumb that holds for the 21st century."""
    short = year % 100
    return date(year, 4, int(short * 0.2422 + 4.81) - short // 4)
