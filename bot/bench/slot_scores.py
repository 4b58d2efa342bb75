"""How well slots are found: F1 of each slot over labelled messages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from nlp.meaning import SLOTS, Slot, SlotName
from nlp.slots.place import is_address

Predict = Callable[[str], Mapping[SlotName, Slot | None]]


def score(rows: Iterable[Mapping[str, Any]], predict: Predict) -> dict[str, float]:
    """F1 of each slot; `place` also apart as `address` (building, unit or room) and `other_place`."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = predict(row["text"])
        for name in SLOTS:
            _count(counts, name, row["slots"].get(name), found.get(name))
    return {name: _f1(counts, name) for name in (*SLOTS, "address", "other_place")}


def hit(name: SlotName, expected: Any, slot: Slot) -> bool:
    """Numbers must be equal; words must share at least half of the characters of either."""
    if name == "phone":
        return _digits(expected) == _digits(slot.value)
    if name in ("age", "people"):
        return bool(expected == slot.value)
    shared = SequenceMatcher(None, expected, slot.text, autojunk=False).find_longest_match().size
    return 2 * shared >= min(len(expected), len(slot.text))


def _count(counts: Counter[tuple[str, str]], name: SlotName, expected: Any, slot: Slot | None) -> None:
    right = expected is not None and slot is not None and hit(name, expected, slot)
    for part in _parts(name, expected):
        counts[part, "hit" if right else "missed"] += expected is not None
    for part in _parts(name, slot.text if slot else None):
        counts[part, "invented"] += slot is not None and not right


def _parts(name: SlotName, words: Any) -> tuple[str, ...]:
    if name != "place" or words is None:
        return (name,)
    return name, "address" if is_address(words) else "other_place"


def _f1(counts: Counter[tuple[str, str]], name: str) -> float:
    hits, wrong = counts[name, "hit"], counts[name, "missed"] + counts[name, "invented"]
    return 1.0 if hits == wrong == 0 else 2 * hits / (2 * hits + wrong)


def _digits(words: Any) -> str:
    return "".join(sign for sign in str(words) if sign.isdigit())
