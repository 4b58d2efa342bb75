"""要的时间: when a need is wanted, of the time that stands with its case (明天上午10点, 26号下午3点半, 下周二9:30). Pure."""

import re
from datetime import UTC, date, datetime, time, timedelta

from casework.visit_day import NUMBER, number
from storage.clock import SHANGHAI, local

DAYS = {"今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}
PARTS = {"早": (8, 0), "上午": (9, 0), "中午": (12, 0), "下午": (14, 30), "傍晚": (17, 30), "晚": (19, 0)}
"""A part of the day without a clock time means this one."""

DAY = re.compile(r"(大后|今|明|后)(?:天|日|早|晚)")
WEEKDAY = re.compile(r"(下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])")
MONTH_DAY = re.compile(rf"({NUMBER})月({NUMBER})[日号]?")
DAY_OF_MONTH = re.compile(rf"({NUMBER})[号日](?!楼)")
CLOCK = re.compile(rf"({NUMBER})(?:[:：](\d{{2}})|(?:点|时)(?:(半)|(一刻|三刻)|({NUMBER})分?)?)")
PART = re.compile(r"早上?|上午|中午|下午|傍晚|晚上?")
OFTEN = re.compile(r"每|天天|日日|逢|平时|工作日|周末|长期|经常|随时")
SAID_DAY = re.compile(r"[（(](\d{1,2}月\d{1,2}[日号])(起?)[)）]")
FROM_MORNING = time(8, 0)


def wanted_at(text: str, said_at: datetime) -> datetime | None:
    """When something is wanted, of a time as it stands with a case; None where it names no one day that is to come.

    A day alone means its morning. What comes again and again (每天中午) can begin later, unless a day is said from which (明天起).
    """
    kept = SAID_DAY.search(text)
    if not text or (OFTEN.search(text) and not (kept and kept[2])):
        return None
    bare = (
        SAID_DAY.sub("", re.sub(r"\s+", "", text))
        .replace("明儿个", "明天")
        .replace("明儿", "明天")
        .replace("后儿", "后天")
        .replace("今儿", "今天")
    )
    here = local(said_at)
    day, rest = _day(bare, here.date())
    named = bool(kept and kept[2]) or any(
        pattern.search(bare) for pattern in (MONTH_DAY, DAY_OF_MONTH, WEEKDAY, DAY)
    )
    if not named and not CLOCK.search(bare):
        return None  # 中午: on which day is anybody's guess
    if kept is not None:
        day = _day(kept[1], here.date())[0]
    clock = _clock(rest) or FROM_MORNING
    when = datetime.combine(day or here.date(), clock, tzinfo=SHANGHAI).astimezone(UTC)
    return when if when > said_at else None


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The day that is named, and the text without the words that named it."""
    for pattern, meant in (
        (MONTH_DAY, _month_day),
        (DAY_OF_MONTH, _day_of_month),
        (WEEKDAY, _weekday),
        (DAY, _relative),
    ):
        if found := pattern.search(text):
            keep = found[0][-1] if found[0][-1] in "早晚" else ""
            return meant(found, today), text[: found.start()] + keep + text[found.end() :]
    return None, text


def _relative(found: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=DAYS[found[1]])


def _weekday(found: re.Match[str], today: date) -> date | None:
    wanted = "一二三四五六日".index(found[2].replace("天", "日"))
    monday = today - timedelta(days=today.weekday())
    if (found[1] or "").startswith("下"):
        return monday + timedelta(days=7 + wanted)
    day = monday + timedelta(days=wanted)
    return day if day >= today else day + timedelta(days=7)


def _month_day(found: re.Match[str], today: date) -> date | None:
    return _coming([(today.year + n, number(found[1])) for n in (0, 1)], number(found[2]), today)


def _day_of_month(found: re.Match[str], today: date) -> date | None:
    months = [(today.year + (today.month + n - 1) // 12, (today.month + n - 1) % 12 + 1) for n in (0, 1, 2)]
    return _coming(months, number(found[1]), today)


def _coming(months: list[tuple[int, int]], day: int, today: date) -> date | None:
    """The first of these months in which the day exists and is not past."""
    for year, month in months:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _clock(text: str) -> time | None:
    part = PART.search(text)
    key = next((k for k in PARTS if part and part[0].startswith(k)), "")
    found = CLOCK.search(text)
    if found is None:
        return time(*PARTS[key]) if key else None
    hour = number(found[1])
    minute = (
        int(found[2])
        if found[2]
        else 30
        if found[3]
        else {"一刻": 15, "三刻": 45}.get(found[4] or "", 0) or number(found[5] or "0")
    )
    if hour < 12 and (
        key in ("下午", "傍晚", "晚") or (key == "中午" and hour < 11) or (not key and 1 <= hour <= 6)
    ):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
