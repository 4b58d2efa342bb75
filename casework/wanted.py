"""时间: what of the times in a message is wanted, with the day that is meant, as it is kept and read back. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from casework import loose
from nlp.meaning import Slot
from nlp.slots import wish
from nlp.slots.when import SHANGHAI

ALSO = re.compile(r"也[要行可想]|还要|再加|加上")
A_DAY = re.compile(
    r"(?:大?[明后今][天日儿]个?|(?:这个?|本|下个?)?(?:周|星期|礼拜)[一二三四五六日天末]|[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号]?|[0-9一二三四五六七八九十]{1,3}[日号])(?:的|那天)?"
)
_WEEK = r"(?:周|星期|礼拜)[一二三四五六日天](?:[、,，和跟及到至]?(?:周|星期|礼拜)?[一二三四五六日天])*"
WEEKLY = re.compile(rf"(?P<every>每逢|每个?|逢)?(?P<days>{_WEEK}|周末)的?")
WEEKDAYS = re.compile(rf"(?P<every>每逢|每个?|逢)?(?P<days>{_WEEK}|周末)的?(?P<hours>.*)")
MONTHLY = re.compile(r"(?P<every>每个?月)(?P<days>[0-9一二三四五六七八九十]{1,3}[日号])的?")
DAY_OF_MONTH = re.compile(r"(?P<every>每个?月)?(?P<days>[0-9一二三四五六七八九十]{1,3}[日号])(?P<hours>.*)")
DAILY = re.compile(r"每[天日]|天天|日日")
SHOWN = re.compile(r"（(\d{1,2})月(\d{1,2})日）$")


def told(text: str, slot: Slot | None, *, again: bool, asked: bool) -> dict[str, Any]:
    """The time that is wanted, and until when it is to come; a refused time with nothing instead is wanted no more."""
    if again and (wish.refused(text, slot.end) if slot else loose.refuses_time(text)):
        return {"time": "", "until": ""}
    if slot is None:
        when = loose.time_in(text)
        return {"time": when, "until": ""} if when else {}
    if not asked and wish.background(text, slot.start, slot.end):
        return {}
    day, until = _day(slot, text)
    shown = f"{day.month}月{day.day}日" if day else ""
    if not day or shown in slot.text or f"{day.day}号" in slot.text:
        return {"time": slot.text, "until": until}
    since = "起" if wish.begins(slot.text) else ""
    return {"time": f"{slot.text}（{shown}{since}）", "until": until}


def _day(slot: Slot, text: str) -> tuple[date | None, str]:
    """The one day that is meant and the moment at which it is past: 明天上午, but not 每天中午, and not 中午 of any day."""
    words, often, since = slot.text, wish.repeats(slot.text), wish.begins(slot.text)
    bare = not wish.names_a_day(words)
    if bare and (not wish.bare_clock(words) or wish.habit(text, slot.start, slot.end)):
        return None, ""
    if often and not since:
        return None, ""
    first, _, last = str(slot.value).partition("/")
    try:
        start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    except ValueError:
        return None, ""
    if "T" not in first:
        start, end = start.replace(tzinfo=SHANGHAI), end.replace(tzinfo=SHANGHAI) + timedelta(days=1)
    one_day = end - start <= timedelta(days=1)
    return (start.date() if one_day or since else None), "" if often or since else end.isoformat()


def added(old: str, new: str, text: str) -> str:
    """晚上也要: what is said with 也 is wanted beside what was said before."""
    return f"{old}，{new}" if old and new and new not in old and ALSO.search(text) else new


def until_then(when: str, until: str) -> str:
    """The moment until which it is to come, on the day that `when` shows: 后天三点到五点（11月25日）; never of every week."""
    if wish.repeats(when):
        return ""
    shown = SHOWN.search(when)
    if not shown or not until:
        return until
    return datetime.fromisoformat(until).replace(month=int(shown[1]), day=int(shown[2])).isoformat()


def moved(old: str, new: str) -> str:
    """Another day keeps the hour and the 每天 that were said before: 中午, then 改成后天, is 后天中午; another hour keeps the day."""
    said, _, shown = new.partition("（")
    if weekly := _of_every_week(old, said, shown):
        return weekly
    if (daily := DAILY.match(old)) and not (wish.names_a_day(said) or wish.repeats(said)):
        return f"{daily.group()}{said}"
    if (day := A_DAY.match(old)) and wish.bare_clock(said) and not wish.names_a_day(said):
        kept = old.partition("（")[2]
        return f"{day.group()}{said}（{kept}" if kept else f"{day.group()}{said}"
    rest = A_DAY.sub("", old.partition("（")[0], 1)
    if not A_DAY.fullmatch(said) or not (wish.repeats(rest) or loose.HOURS.search(rest)):
        return new
    if wish.repeats(rest) and not wish.begins(rest):
        rest = f"开始，{rest}"
    since = "起" if wish.begins(rest) and shown else ""
    return f"{said}{rest}（{shown.rstrip('）')}{since}）" if shown else f"{said}{rest}"


def _of_every_week(old: str, said: str, shown: str) -> str:
    """每周三下午, then 改成周四, is 每周四下午; one day (改成明天) is that day at the same hour; 改成三点 keeps the day. Else ""."""
    for each, single in ((WEEKLY, WEEKDAYS), (MONTHLY, DAY_OF_MONTH)):
        before = each.match(old)
        if before is None or not wish.repeats(old):
            continue
        rest = old[before.end() :].partition("（")[0]
        if (now := single.fullmatch(said)) is not None:
            return f"{before['every'] or now['every'] or ''}{now['days']}{now['hours'] or rest}"
        if A_DAY.fullmatch(said):
            return f"{said}{rest}（{shown}" if shown else f"{said}{rest}"
        if not wish.names_a_day(said) and not wish.repeats(said):
            part = re.match(loose.PART, rest)
            half = part.group() if part and not re.match(loose.PART, said) else ""
            return f"{before.group()}{half}{said}"
    return ""
