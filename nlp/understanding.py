"""`understand`: what a resident's message means, in one pass of a small linear model over a readable lexicon."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from nlp import segment, slots
from nlp.compiled import made
from nlp.cries import cries
from nlp.mask import masked
from nlp.meaning import Guess, Need, Told, Understanding
from nlp.normalise import Plain, normalise
from nlp.parts import parts, told_apart
from nlp.reader import reader
from nlp.verdict import Found, cry

# Between them they touch every part: slots, an alarm with its patterns, the search for a second need, the slow fold.
_FIRST = (
    "我妈八十二了，一个人住3号楼501，明天中午想找人送饭，电话13800001234",
    "快来人，老头摔地上起不来了，叫不醒",
    "透析一周三次没人送。还有楼道灯坏了没人修！！！",
)
LONGEST = 20_000  # what lies beyond says nothing new about a need; slots are still looked for in this much


def understand(text: str, now: datetime | None = None, estates: Any = None) -> Understanding:
    """What `text` means. `now`: for times such as 明早; `estates`: the register of known places. Never raises."""
    read = text[:LONGEST]
    plain = normalise(read)
    slots_, flags = slots.find(read, now=now, estates=estates), slots.flags(read)
    if not plain.text.strip():
        return Understanding(text, "chat", "none", 0.0, "hand_over", slots=slots_, flags=flags)
    cried = cries(plain.text)
    found = cry(plain.text, cried) if cried else reader().decide(plain.text, masked(plain, slots_))
    needs = _needs(plain, told_apart(plain.text, found.needs), now, estates)
    guesses = tuple(
        [made(Guess, category, item, confidence, ()) for category, item, confidence in found.guesses]
    )
    return made(
        Understanding, text, found.intent, found.category, found.confidence, found.band, needs,
        found.kind is not None, found.kind, slots_, guesses, flags,
    )  # fmt: skip


def _needs(plain: Plain, found: Sequence[Found], now: datetime | None, estates: Any) -> tuple[Need, ...]:
    """The needs in the words of the original message; of several, each with what is said of it alone."""
    if len(found) < 2:
        return tuple([_need(plain, need) for need in found])
    text, spans = plain.original, [plain.back(need.start, need.end) for need in found]

    @cache
    def told() -> list[Told]:
        return [(part, slots.find(part, now=now, estates=estates)) for part in parts(text, spans)]

    return tuple([_need(plain, need, partial(_one, told, at)) for at, need in enumerate(found)])


def _one(told: Callable[[], list[Told]], at: int) -> Told:
    return told()[at]


def _need(plain: Plain, need: Found, apart: Callable[[], Told] | None = None) -> Need:
    category, item, first, last, confidence, words = need
    start, end = plain.back(first, last)
    return made(Need, category, item, plain.original[start:end], start, end, confidence, words, apart)


def warm_up(folder: Path | None = None) -> None:
    """Load everything that the first message would wait for. `folder`: where caches may lie (the data folder)."""
    if folder is not None:
        segment.cache_folder(folder)
    for text in _FIRST:
        understand(text)


__all__ = ["understand", "warm_up"]
