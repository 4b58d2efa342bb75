"""The normal form of a time as written: ISO 8601, one moment or start/end, the next one to come, in Asia/Shanghai."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from time import time as clock
from typing import NamedTuple
from zoneinfo import ZoneInfo

from nlp.slots.calendar import lunar_day, named_day
from nlp.slots.clock import Hours, hours_of
from nlp.slots.lazy import Lazy
from nlp.slots.numerals import number

SHANGHAI = ZoneInfo("Asia/Shanghai")
_H = "一二三四五六七八九十两廿"
_N = rf"[0-9]{{1,2}}|[{_H}零]{{1,3}}"
_DAYS = {
    "大后": 3,
    "后天": 2,
    "后日": 2,
    "后儿": 2,
    "后个": 2,
    "明": 1,
    "听": 1,
    "第二天": 1,
    "今": 0,
    "当天": 0,
    "大前": -3,
    "前天": -2,
    "昨": -1,
    "头天": -1,
}
_WEEKDAY = Lazy(
    r"(?P<which>下下|下|上上|上|这|本|每|逢)?个?(?:(?<!一)周|週|星期|礼拜|拜)(?P<day>[一二三四五六日天末未1-7])(?P<to>[到至\-~](?:周|星期|礼拜)?[一二三四五六日天])?"
)
_WEEK = Lazy(r"(下下|下|上上|上|这|本)个?(?:周|星期|礼拜)")
_DAILY = Lazy(r"每[天日晚早夜周星礼]|天天|日日")
_BEFORE = Lazy(r"(?:之前|以前|前)$")
_EXACT = Lazy(rf"初?({_N})[号日]?")
_ODD = Lazy(r"逢(?P<day>[一二三四五六日])")
_DATE = Lazy(
    rf"(?P<month>{_N})月(?:份)?(?P<day>{_N})?(?P<third>[上中下]旬|初|底|末)?(?:[号日])?(?:[\-~到至](?:(?P<month2>{_N})月)?(?P<day2>{_N})[号日])?"
)
_DAY = Lazy(rf"(?P<day>{_N})[号日](?:[\-~到至](?P<day2>{_N})[号日])?")
_LUNAR = Lazy(rf"(?P<month>腊|正|冬|(?:农历|阴历|旧历)(?:{_N}))月(?P<day>初?[{_H}]{{1,3}})?")
_FIRST = Lazy(rf"初(?P<day>[{_H}])")
_MONTH_PART = {
    "头": (1, 5),
    "初": (1, 5),
    "中": (11, 20),
    "底": (25, 31),
    "末": (25, 31),
    "尾": (25, 31),
    "上": (1, 10),
    "下": (21, 31),
}
_SUNDAY = "日天7"


class _Days(NamedTuple):
    first: date
    last: date
    fixed: bool  # a named day; a bare time of day is the next one instead


def resolve(words: str, now: datetime | None = None) -> str | None:
    """What these words mean seen from `now`; None when they name no time that a calendar knows."""
    return _resolved(words[:60], int((now.timestamp() if now else clock()) // 60))


@lru_cache(4096)  # 今天, 晚上 and 周末 come again and again
def _resolved(words: str, minute: int) -> str | None:
    seen = datetime.fromtimestamp(minute * 60, SHANGHAI)
    if words.startswith("除") and not words.startswith("除夕"):
        return None  # 除了周五都行 names no one day
    try:
        days = _days(words, seen.date())
        hours = hours_of(words)
        if days is None and hours is None:
            return None
        return _written(words, days, hours, seen)
    except (ValueError, OverflowError):  # 13月40号
        return None


def _days(words: str, today: date) -> _Days | None:
    return (
        _weekdays(words, today)
        or _lunar(words, today)
        or _dates(words, today)
        or _relative(words, today)
        or _named(words, today)
        or _daily(words, today)
    )


# Without one of these no weekday, date or lunar day is said.
_NEEDED = frozenset("周週期拜逢每天日腊正冬历初月号")


def _named(words: str, today: date) -> _Days | None:
    days = named_day(words, today)
    return _Days(*days, True) if days else None


def _weekdays(words: str, today: date) -> _Days | None:
    match = _WEEKDAY.search(words) or _ODD.search(words)
    if match is None:
        return _weeks(words, today)
    odd = "which" not in match.re.groupindex
    which = None if odd else match["which"]
    sign = match["day"]
    monday = today - timedelta(days=today.weekday())
    if sign in "末未":
        first = monday + timedelta(days=5 + 7 * _weeks_on(which))
        return _Days(first, first + timedelta(days=1), True)
    chosen = _weekday(sign)
    if which in ("每", "逢", None):
        wanted = (
            [_weekday(s) for s in words[match.start("day") :] if s in "一二三四五六日天"]
            if which or odd
            else [chosen]
        )
        first = min(today + timedelta(days=(day - today.weekday()) % 7) for day in wanted or [chosen])
    else:
        first = monday + timedelta(days=chosen + 7 * _weeks_on(which))
    last = first
    if not odd and match["to"]:
        last = first + timedelta(days=(_weekday(match["to"][-1]) - first.weekday()) % 7)
    return _Days(first, last, True)


def _weeks(words: str, today: date) -> _Days | None:
    match = _WEEK.search(words)
    if match is None:
        return None
    first = today - timedelta(days=today.weekday()) + timedelta(days=7 * _weeks_on(match[1]))
    return _Days(max(first, today) if match[1] in "这本" else first, first + timedelta(days=6), True)


def _daily(words: str, today: date) -> _Days | None:
    """Every day, from today on where no other day is named."""
    return _Days(today, today, False) if _DAILY.search(words) else None


def _weeks_on(which: str | None) -> int:
    return {"下": 1, "下下": 2, "上": -1, "上上": -2}.get(which or "", 0)


def _weekday(sign: str) -> int:
    return 6 if sign in _SUNDAY else (int(sign) if sign.isdigit() else "一二三四五六".index(sign) + 1) - 1


def _lunar(words: str, today: date) -> _Days | None:
    match = _LUNAR.search(words)
    if match:
        month = {"腊": 12, "正": 1, "冬": 11}.get(match["month"]) or number(match["month"][2:]) or 1
        day = number((match["day"] or "一").lstrip("初")) or 1
    elif (first := _FIRST.search(words)) and "月" not in words:
        # 初三 alone is one of the first days of the lunar year when winter is on, else of the next month.
        month, day = 1, number(first["day"]) or 1
    else:
        return None
    found = lunar_day(month, day, today)
    return _Days(found, found, True) if found else None


def _dates(words: str, today: date) -> _Days | None:
    if match := _DATE.search(words):
        return _month_day(match, words, today)
    if "月" in words:
        return _months(words, today)
    if match := _DAY.search(words):
        day = number(match["day"]) or 1
        first = _next_month_day(today, day)
        last = first.replace(day=number(match["day2"]) or day) if match["day2"] else first
        return _Days(first, last, True)
    return None


def _month_day(match: re.Match[str], words: str, today: date) -> _Days:
    month = number(match["month"]) or 1
    year = today.year + (1 if "明年" in words else -1 if "去年" in words else 0)
    third = match["third"]
    low, high = _MONTH_PART[third[0]] if third else (1, 31)
    day = None if third else number(match["day"] or "")
    first = date(year, month, day or low)
    last = first
    if match["day2"]:
        last = date(year, number(match["month2"] or "") or month, number(match["day2"]) or 1)
    if day is None:
        last = _within(year, month, high)
    if last < today and year == today.year:
        first, last = first.replace(year=year + 1), last.replace(year=year + 1)
    return _Days(first, last, True)


def _months(words: str, today: date) -> _Days | None:
    ahead = 1 if "下" in words.split("月")[0][-3:] else -1 if "上" in words.split("月")[0][-3:] else 0
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    tail = words[words.index("月") + 1 :]
    exact = _EXACT.match(tail)
    if exact:
        day = number(exact[1]) or 1
        first = _within(year, month + 1, day) if ahead else _next_month_day(today, day)
        return _Days(first, first, True)
    part = _MONTH_PART.get(tail[:1]) or _MONTH_PART.get(words[words.index("月") + 1 :][:1])
    if part is None and "每" in words:
        return _Days(today, today, False)
    low, high = part or (1, 31)
    first = _within(year, month + 1, low)
    last = _within(year, month + 1, high)
    if not ahead and last < today:
        first, last = _within(year + (month == 11), month % 12 + 2 if month < 11 else 1, low), last
        last = _within(first.year, first.month, high)
    return _Days(first if ahead else max(first, min(today, last)), last, True)


def _within(year: int, month: int, day: int) -> date:
    """This day, or the last one of its month."""
    for tried in range(day, 27, -1):
        try:
            return date(year, month, tried)
        except ValueError:
            continue
    return date(year, month, min(day, 28))


def _next_month_day(today: date, day: int) -> date:
    for ahead in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        try:
            found = date(year, month + 1, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(day)


def _relative(words: str, today: date) -> _Days | None:
    for name, ahead in _DAYS.items():
        if name in words and f"{name}年" not in words:
            day = today + timedelta(days=ahead)
            return _Days(day, day, True)
    if "年底" in words or "年末" in words or "年尾" in words:
        return _Days(date(today.year, 12, 1), date(today.year, 12, 31), True)
    for name, ahead in (("明年", 1), ("来年", 1), ("今年", 0), ("去年", -1)):
        if name in words:
            return _Days(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31), True)
    return None


def _written(words: str, days: _Days | None, hours: Hours | None, seen: datetime) -> str:
    today = seen.date()
    before = _BEFORE.search(words) is not None and "年前" not in words[-2:]
    if hours is None:
        assert days is not None
        if before or words.endswith("年前"):
            return f"{today}/{days.first}" if days.first > today else f"{days.first}"
        return f"{days.first}" if days.first == days.last else f"{days.first}/{days.last}"
    day = days.first if days else today
    start, end = _span(day, hours)
    if (days is None or not days.fixed) and (end or start) <= seen:
        start, end = start + timedelta(days=1), end + timedelta(days=1) if end else None
    if before:
        return f"{_iso(seen)}/{_iso(start)}"
    return f"{_iso(start)}/{_iso(end)}" if end else _iso(start)


def _span(day: date, hours: Hours) -> tuple[datetime, datetime | None]:
    low, high = hours
    if isinstance(low, time):
        start = datetime.combine(day, low, SHANGHAI)
        if not isinstance(high, time):
            return start, None
        end = datetime.combine(day, high, SHANGHAI)
        return start, end if end > start else end + timedelta(days=1)
    midnight = datetime.combine(day, time(), SHANGHAI)
    return midnight + timedelta(hours=low), midnight + timedelta(hours=int(high))  # type: ignore[arg-type]


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
