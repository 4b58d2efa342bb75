"""约好的时间: the one visit that a worker's words name, or why it has to be asked back. Pure.

What is past, comes again and again, or could be two times is never guessed. A part of the day stays one: 上午 is no 9:00.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casework import visit_day
from casework.visit_day import NUMBER
from casework.visit_time import CLOCK
from storage.clock import SHANGHAI, local

AFTER = re.compile(rf"(半|{NUMBER})个?(半)?(小时|钟头|分钟)(?:之后|以后|后)")
PAST, SEVERAL, OFTEN, UNCLEAR = "past", "several", "often", "unclear"

PARTS = {
    "凌晨": (0, 6), "早上": (8, 10), "上午": (9, 12), "中午": (12, 14), "下午": (14, 18), "傍晚": (17, 19), "晚上": (19, 21),
}  # fmt: skip
"""From which hour and until which one a part of the day lasts, as visits go."""
PART = re.compile(
    r"(?P<凌晨>凌晨|半夜|后半夜|深夜)|(?P<上午>上午|午前)|(?P<中午>中午|正午|晌午|午间)|(?P<下午>下午|午后)|(?P<傍晚>傍晚|黄昏)"
    r"|(?P<晚上>晚上?|夜里|夜间)|(?P<早上>早[上晨]?|清[早晨]|一大?早)"
)
AGAIN = re.compile(
    r"每[天日周个早晚隔]|天天|日日|逢[周星礼]|长期|平时|工作日|经常|周末|隔[天一两]|都(?:来|去|送|上门)"
)
GONE = re.compile(r"昨|(?<!大)前天|大前天|上个?(?:周|星期|礼拜)|上个?月|去年|刚才|刚刚")
EITHER = re.compile(
    r"或|要么|要不|不行的话|不行就|看情况|再定|还是(?=.{0,6}[呢吗?？])|还不一定|说不准|不确定"
)
NEGATED = re.compile(
    r"^(?:不是|不在|别|不要|不能|取消)|(?<!行)不行|不来了?|来不了|去不了|过不[来去]|没空|没时间|不方便|不去|不对|错了|没法|有事|算了"
)
INSTEAD = re.compile(
    r".*(?:改[到成为约在]|换[到成]|而是|应该是|(?<!不)(?<!还)(?<!要)是(?=[今明后大周下这\d一二三四五六七八九十]))"
)
NOT_BUT = re.compile(r"(?<!是)不是[^，。]*?[，,]?(?:而)?是")
RANGE = re.compile(r"到|至|[-—–~～]+")
SHORT = re.compile(r"(?<!\d)(\d{1,2})[-—–~～到至](?=\d{1,2}[点时])")
FAR = timedelta(days=14)
"""A visit later than this is asked to be confirmed."""
ODD = (time(6, 30), time(21, 30))
"""Nobody is visited in the night without being asked whether that is meant."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit at `when` (aware UTC); `clock`: 14:00, 14:00到16:00 or 上午, as it is told; `odd`: at night.

    `trouble` says why nothing can be agreed by these words.
    """

    when: datetime | None = None
    clock: str = ""
    odd: bool = False
    trouble: str = ""


def read(text: str, now: datetime) -> Appointment:
    """The visit that these words name."""
    folded = re.sub(
        r"\s+", " ", text.translate(str.maketrans("０１２３４５６７８９：／", "0123456789:/"))
    ).strip()
    if AGAIN.search(folded):
        return Appointment(trouble=OFTEN)
    said = _what_stands(folded)
    if EITHER.search(folded):
        return Appointment(trouble=SEVERAL)
    if GONE.search(said):
        return Appointment(trouble=PAST)
    if span := AFTER.search(said.replace(" ", "")):
        when = now + _span(*span.groups())
        return Appointment(when, f"{local(when):%H:%M}", _odd(local(when).time()))
    here = local(now)
    days, rest = visit_day.days(said, here.date())
    if len(days) > 1:
        return Appointment(trouble=SEVERAL)
    if days and days[0] is None:
        return Appointment(trouble=PAST)
    return _at(days[0] if days else None, rest.replace(" ", ""), now)


def _what_stands(text: str) -> str:
    """The words without what they take back: 不是明天，是后天 is 后天."""
    text = NOT_BUT.sub("", text)
    kept: list[str] = []
    for clause in re.split(r"[，,。；;！!、]", text):
        if found := INSTEAD.match(clause):
            kept, clause = [], clause[found.end() :]
        if clause and not NEGATED.search(clause.strip()):
            kept.append(clause)
    return "，".join(kept)


def _at(day: date | None, text: str, now: datetime) -> Appointment:
    """The clock or the part of the day in what is left, on the day; today where none is named."""
    today = local(now).date()
    text = SHORT.sub(r"\1点到", text)
    parts = list(dict.fromkeys(str(found.lastgroup) for found in PART.finditer(text)))
    found = list(CLOCK.finditer(text))
    if not found:
        return _part(day or today, parts, now) if len(parts) == 1 else _trouble(parts)
    clocks = [_clock(text, one) for one in found]
    times = [one for one in clocks if one is not None]
    if len(times) < len(clocks):
        return Appointment(trouble=UNCLEAR)
    start, end = times[0], times[-1]
    if len(set(times)) > 1:
        between = text[found[0].end() : found[1].start()]
        between = PART.sub("", between)
        if len(found) > 2 or not RANGE.fullmatch(between) or end <= start:
            return Appointment(trouble=SEVERAL)
    when = _moment(day or today, start)
    if when <= now:
        return Appointment(trouble=PAST)
    shown = f"{start:%H:%M}" if start == end else f"{start:%H:%M}到{end:%H:%M}"
    return Appointment(when, shown, _odd(start))


def _part(day: date, parts: list[str], now: datetime) -> Appointment:
    """上午 alone: it begins at nine, or is not over yet."""
    begins, ends = PARTS[parts[0]]
    if parts[0] == "凌晨":
        return Appointment(trouble=UNCLEAR)
    first, last = _moment(day, time(begins)), _moment(day, time(ends))
    if last <= now:
        return Appointment(trouble=PAST)
    return Appointment(first if first > now else last, parts[0])


def _trouble(parts: list[str]) -> Appointment:
    return Appointment(trouble=SEVERAL if parts else UNCLEAR)


def _clock(text: str, found: re.Match[str]) -> time | None:
    """A clock time, by the part of the day that was said last before it; 三点 without one is in the afternoon."""
    named = [part for part in PART.finditer(text) if part.start() < found.start()]
    part = str(named[-1].lastgroup) if named else ""
    hour = visit_day.number(found[1])
    quarter = {"一刻": 15, "三刻": 45}.get(found[4] or "", 0)
    minute = int(found[2]) if found[2] else 30 if found[3] else quarter or visit_day.number(found[5] or "0")
    if hour == 12 and part in ("凌晨", "晚上", "早上"):
        return None  # 晚上12点: of which day?
    afternoon = part in ("下午", "傍晚", "晚上") or (part == "中午" and hour < 11)
    if hour < 12 and (afternoon or (not part and 1 <= hour <= 6)):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=SHANGHAI).astimezone(UTC)


def _span(amount: str, half: str | None, unit: str) -> timedelta:
    whole = 0.5 if amount == "半" else float(visit_day.number(amount))
    hours = timedelta(hours=whole + (0.5 if half else 0))
    return hours if unit != "分钟" else timedelta(minutes=whole)


def _odd(clock: time) -> bool:
    return not ODD[0] <= clock < ODD[1]


def code(found: Appointment) -> str:
    """As a button carries it."""
    assert found.when is not None
    return f"{found.when:%Y%m%d%H%M}-{found.clock.replace(':', '')}"


def decode(text: str) -> Appointment | None:
    """What a button carried."""
    known = re.fullmatch(rf"(\d{{12}})-(\d{{4}}(?:到\d{{4}})?|{'|'.join(PARTS)})", text)
    if known is None:
        return None
    try:
        when = datetime.strptime(known[1], "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Appointment(when, re.sub(r"(\d{2})(\d{2})", r"\1:\2", known[2]))
