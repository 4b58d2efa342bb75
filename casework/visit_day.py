"""哪一天: every day that a worker's words name for a visit, each once. Pure."""

import re
from collections.abc import Callable
from datetime import date, timedelta

NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
NEAR = 14
"""A day of the month that is past means the next month's only when that is near: 2号 said on the 28th."""
FAR = 120
"""A date of this year that is past means next year's only when that is so near: 一月五号 said in November."""
NAMES = {"今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}

FULL = re.compile(r"(20\d{2})[年./\-](\d{1,2})[月./\-](\d{1,2})[日号]?")
MONTH_DAY = re.compile(rf"(?<!\d)({NUMBER})月({NUMBER})[日号]?")
SLASHED = re.compile(r"(?<![\d:])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/:])")
DOTTED = re.compile(r"(?<![\d:])(1[0-2]|0?[1-9])[.\-](3[01]|[12]\d|0?[1-9])(?![\d.:点时号日\-])")
DAY_OF_MONTH = re.compile(rf"(?<![\d月])({NUMBER})[号日](?![楼院门线栋桌幢内后])")
WEEKDAY = re.compile(r"(下+个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])")
LATER = re.compile(rf"({NUMBER})天(?:之后|以后|后)")
RELATIVE = re.compile(r"(大后|今|当|明|后)(?:[天日儿]个?|(?=[早晚]))")
CLOCKS = re.compile(rf"{NUMBER}\s*[点时:：]|早|晚|[上中下]午")

Reader = Callable[[re.Match[str], date], date | None]


def days(text: str, today: date) -> tuple[list[date | None], str]:
    """The days that are named, and the text without their names; None stands for one that is past or does not exist."""
    found: list[date | None] = []
    weekdays: list[tuple[int, date | None]] = []
    for pattern, meant in READERS:
        if pattern is DOTTED and (found or not CLOCKS.search(DOTTED.sub(" ", text))):
            continue  # 明天9.30 is a clock
        for one in pattern.finditer(text):
            if pattern is WEEKDAY and not one[1]:
                weekdays.append(("一二三四五六日".index(one[2].replace("天", "日")), meant(one, today)))
            else:
                found.append(meant(one, today))
        text = pattern.sub(lambda one: " " * len(one[0]), text)
    for weekday, day in weekdays:  # 12月3日周四: the date says which Thursday
        if not any(known is not None and known.weekday() == weekday for known in found):
            found.append(day)
    return list(dict.fromkeys(found)), re.sub(r"(?<!\d)(\d{1,2})\.(\d{2})(?!\d)", r"\1:\2", text)


def number(text: str) -> int:
    """26, 二十六 or 十 as a number."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(text[-1], 0) if text else 0
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)


def _full(found: re.Match[str], today: date) -> date | None:
    return _real(int(found[1]), int(found[2]), int(found[3]), today)


def _month_day(found: re.Match[str], today: date) -> date | None:
    month, day = number(found[1]), number(found[2])
    this = _real(today.year, month, day, today)
    return this or _soon(_real(today.year + 1, month, day, today), today, FAR)


def _day_of_month(found: re.Match[str], today: date) -> date | None:
    day, following = number(found[1]), (today.replace(day=1) + timedelta(days=32))
    this = _real(today.year, today.month, day, today)
    return this or _soon(_real(following.year, following.month, day, today), today)


def _weekday(found: re.Match[str], today: date) -> date | None:
    wanted = "一二三四五六日".index(found[2].replace("天", "日"))
    day = today - timedelta(days=today.weekday()) + timedelta(days=wanted)
    said = found[1] or ""
    if said.startswith("下"):
        return day + timedelta(weeks=said.count("下"))
    if said:
        return day if day >= today else None
    return day if day >= today else day + timedelta(weeks=1)


def _later(found: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=number(found[1]))


def _relative(found: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=NAMES[found[1]])


def _real(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found >= today else None


def _soon(day: date | None, today: date, within: int = NEAR) -> date | None:
    return day if day is not None and (day - today).days <= within else None


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (FULL, _full), (MONTH_DAY, _month_day), (SLASHED, _month_day), (DAY_OF_MONTH, _day_of_month), (LATER, _later),
    (WEEKDAY, _weekday), (RELATIVE, _relative), (DOTTED, _month_day),
)  # fmt: skip
