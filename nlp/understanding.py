"""`understand`: what a resident's message means, in one pass of a small linear model over a readable lexicon."""

from datetime import datetime
from pathlib import Path
from typing import Any

from nlp import evidence, segment, slots
from nlp.decision import Decision, Found, decide
from nlp.features import marked
from nlp.mask import masked
from nlp.meaning import Guess, Need, Understanding
from nlp.model import Sums, model
from nlp.normalise import Plain, normalise

# Between them they touch every part: slots, an alarm with its patterns, the search for a second need, the slow fold.
_FIRST = (
    "我妈八十二了，一个人住3号楼501，明天中午想找人送饭，电话13800001234",
    "快来人，老头摔地上起不来了，叫不醒",
    "透析一周三次没人送。还有楼道灯坏了没人修！！！",
)
LONGEST = 20_000  # what lies beyond says nothing new about a need; slots are still looked for in this much


def understand(text: str, now: datetime | None = None, estates: Any = None) -> Understanding:
    """What `text` means. `now`: for times such as 明早; `estates`: the register of known places. Never raises."""
    plain = normalise(text[:LONGEST])
    slots_, flags = slots.find(text[:LONGEST], now=now, estates=estates), slots.flags(text[:LONGEST])
    if not plain.text.strip():
        return Understanding(text, "chat", "none", 0.0, "hand_over", slots=slots_, flags=flags)
    one = model()
    whole, ends = marked(masked(plain, slots_))
    sums = one.sums(whole, ends)
    decision = decide(plain.text, ends, sums.table, one)
    needs = tuple(_need(plain, ends, sums, need) for need in decision.needs)
    return Understanding(
        text, decision.intent, decision.category, decision.confidence, decision.band, needs,
        decision.kind is not None, decision.kind, slots_, _guesses(decision), flags,
    )  # fmt: skip


def _need(plain: Plain, ends: list[int], sums: Sums, need: Found) -> Need:
    """A need in the words of the original message. The marked text is one character ahead of the plain one."""
    first = ends[need.first - 1] - 1 if need.first else 0
    start, end = plain.back(first, min(ends[need.end - 1] - 1, len(plain.text)))
    category: Any = need.item.split(".")[0]
    words = evidence.why(sums, need.first, need.end, need.column, model())
    return Need(category, need.item, plain.original[start:end], start, end, need.confidence, words)


def _guesses(decision: Decision) -> tuple[Guess, ...]:
    return tuple(Guess(category, item, confidence) for category, item, confidence in decision.guesses)


def warm_up(folder: Path | None = None) -> None:
    """Load everything that the first message would wait for. `folder`: where caches may lie (the data folder)."""
    if folder is not None:
        segment.cache_folder(folder)
    for text in _FIRST:
        understand(text)


__all__ = ["understand", "warm_up"]
