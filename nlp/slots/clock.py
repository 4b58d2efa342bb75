"""The hours of a day: what the clock says, or what part of the day is meant."""

import re
from datetime import time

from nlp.slots.lazy import Lazy
from nlp.slots.numerals import number

_H = "一二三四五六七八九十两廿"
_N = rf"[0-9]{{1,2}}|[{_H}零]{{1,3}}"
Hours = tuple[time, time | None] | tuple[int, int]
_CLOCK = Lazy(
    rf"(?P<hour>{_N})[点时](?P<part>半|一刻|三刻)?(?P<minute>[0-5]?[0-9]|[{_H}零]{{1,3}})?|(?P<h>[0-2]?[0-9])[:：](?P<m>[0-5][0-9])"
)
# Hours of a part of the day, from and to; "late" shifts a bare clock into the afternoon.
_PARTS: tuple[tuple[str, int, int], ...] = (
    ("凌晨", 0, 6), ("清晨", 5, 8), ("清早", 5, 8), ("一早", 6, 9), ("早高峰", 7, 9), ("晚高峰", 17, 19), ("早晨", 6, 9), ("早上", 6, 9), ("上午", 8, 12),
    ("晌午", 11, 13), ("中午", 11, 13), ("正午", 12, 13), ("午后", 13, 15), ("过晌", 13, 17), ("后晌", 13, 18), ("下午", 13, 18), ("下半日", 13, 18), ("下晡", 13, 18),
    ("下昼", 13, 18), ("傍晚", 17, 19), ("傍黑", 17, 19), ("黄昏", 17, 19), ("暝昏", 17, 20), ("擦黑", 17, 19), ("放学", 15, 18), ("下班后", 18, 20), ("下班以后", 18, 20), ("半夜", 23, 30), ("深夜", 22, 30), ("午夜", 23, 25),
    ("整夜", 22, 30), ("通宵", 22, 30), ("夜里", 22, 30), ("夜间", 22, 30), ("夜晚", 18, 22), ("晚上", 18, 22), ("晚间", 18, 22), ("白天", 8, 18), ("白日", 8, 18), ("朝早", 6, 9), ("早起", 5, 8), ("早", 6, 9), ("晚", 18, 22), ("夜", 18, 22), ("朝", 6, 9),
)  # fmt: skip
_LATE, _NOON = 13, 12


def hours_of(words: str) -> Hours | None:
    """The clock that is named, or the hours of a part of the day."""
    part = next(((low, high) for name, low, high in _PARTS if name in words), None)
    clocks = [clock for match in _CLOCK.finditer(words) if (clock := _clock(match, words, part))]
    if clocks:
        start, end = clocks[0], clocks[1] if len(clocks) > 1 else None
        if end and end <= start and end.hour < _NOON:
            end = end.replace(hour=end.hour + 12)
        return start, end
    return part


def _clock(match: re.Match[str], words: str, part: tuple[int, int] | None) -> time | None:
    if match["h"]:
        hour, minute = int(match["h"]), int(match["m"])
    else:
        hour = number(match["hour"])  # type: ignore[assignment]
        minute = (
            {"半": 30, "一刻": 15, "三刻": 45}.get(match["part"] or "") or number(match["minute"] or "0") or 0
        )
    if hour is None or hour > 24 or minute > 59:
        return None
    if hour == 24 or (hour == _NOON and part is not None and part[0] >= 18):
        return time(23, 59)  # the midnight that ends this day
    if hour < _NOON and not match["h"]:
        late = part is not None and (part[0] >= _LATE or (part[0] >= 11 and hour < 4))
        if (late and not (part is not None and part[0] >= 22 and hour < 6)) or (
            part is None and 1 <= hour <= 6
        ):
            hour += 12
    return time(hour % 24, minute)
