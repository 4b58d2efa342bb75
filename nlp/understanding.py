"""`understand`: what a resident's message means, in one pass of a small linear model over a readable lexicon."""

from datetime import datetime
from pathlib import Path
from typing import Any


from nlp import evidence, segment
from nlp.clauses import clauses
from nlp.decision import Decision, decide
from nlp.features import END, START
from nlp.meaning import Guess, Need, Slot, SlotName, Understanding
from nlp.model import model
from nlp.normalise import Plain, normalise

LONGEST = 20_000  # what lies beyond says nothing new about a need; slots are still looked for in this much


def understand(text: str, now: datetime | None = None, estates: Any = None) -> Understanding:
    """What `text` means. `now`: for times such as 明早; `estates`: the register of known places. Never raises."""
    plain = normalise(text[:LONGEST])
    found = clauses(plain.text)
    slots, flags = _slots(text[:LONGEST], now, estates)
    if not plain.text.strip():
        return Understanding(text, "chat", "none", 0.0, "hand_over", slots=slots)
    strings = [plain.text[start:end] for start, end in found]
    strings[0] = START + strings[0]
    strings[-1] += END
    one = model()
    sums = one.sums(strings)
    decision = decide(plain.text, sums, one)
    needs = tuple(_need(plain, found, strings, need) for need in decision.needs)
    return Understanding(
        text, decision.intent, decision.category, decision.confidence, decision.band, needs,
        decision.kind is not None, decision.kind, slots, _guesses(decision), flags,
    )  # fmt: skip


def _need(plain: Plain, found: list[tuple[int, int]], strings: list[str], need: Any) -> Need:
    start, end = plain.back(found[need.first][0], found[need.end - 1][1])
    evidence_ = evidence.why(strings[need.first : need.end], need.column)
    return Need(
        need.item.split(".")[0], need.item, plain.original[start:end], start, end, need.confidence, evidence_
    )


def _guesses(decision: Decision) -> tuple[Guess, ...]:
    return tuple(Guess(category, item, confidence) for category, item, confidence in decision.guesses)


def _slots(
    text: str, now: datetime | None, estates: Any
) -> tuple[dict[SlotName, Slot | None], frozenset[str]]:
    try:
        from nlp import slots

        slots.find  # noqa: B018
    except (ImportError, AttributeError):
        return dict.fromkeys(("phone", "place", "time", "age", "people", "for_whom")), frozenset()
    return slots.find(text, now=now, estates=estates), slots.flags(text)


def warm_up(folder: Path | None = None) -> None:
    """Load everything that the first message would wait for. `folder`: where caches may lie (the data folder)."""
    if folder is not None:
        segment.cache_folder(folder)
    understand("我妈八十二了，一个人住3号楼501，明天中午想找人送饭，电话13800001234")


__all__ = ["understand", "warm_up"]
