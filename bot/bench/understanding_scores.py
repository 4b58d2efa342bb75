"""The scores of understanding on labelled messages: plain functions over rows and what was understood."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.bench.slot_scores import score as slot_scores
from nlp.layout import CATEGORIES
from nlp.meaning import Understanding

Row = dict[str, Any]
_MERGED = {"question": "need", "urge": "status"}
ROUNDS = 200


def macro_f1(meant: Sequence[str], taken: Sequence[str]) -> float:
    """The mean over the categories that occur of their F1."""
    hits = Counter(a for a, b in zip(meant, taken, strict=True) if a == b)
    said, true = Counter(taken), Counter(meant)
    return sum(2 * hits[name] / (said[name] + true[name]) for name in true) / max(1, len(true))


def lenient(row: Row, taken: str) -> str:
    """The label, where what was taken is one that a careful worker would accept."""
    return row["label"] if taken == row["label"] or taken in row.get("alt", ()) else taken


def categories(rows: Sequence[Row], found: Sequence[Understanding]) -> dict[str, float]:
    """Strict and lenient macro-F1 of the category."""
    meant = [row["label"] for row in rows]
    taken = [one.category for one in found]
    kind = [lenient(row, one) for row, one in zip(rows, taken, strict=True)]
    return {"category_f1_strict": macro_f1(meant, taken), "category_f1_lenient": macro_f1(meant, kind)}


def scores(
    rows: Sequence[Row], found: Sequence[Understanding]
) -> tuple[dict[str, float | None], dict[str, dict[str, int]]]:
    """Every score of one set (None where the set cannot tell), and the confusion of categories."""
    pairs = list(zip(rows, found, strict=True))
    names: tuple[str, ...] = CATEGORIES
    confusion = {meant: dict.fromkeys(names, 0) for meant in names}
    for row, one in pairs:
        confusion[row["label"]][one.category] += 1
    values: dict[str, float | None] = {**categories(rows, found), **_items(pairs), **_emergencies(pairs)}
    values |= _second(pairs) | _bands(pairs) | _slots(rows, found)
    return values, confusion


def intervals(rows: Sequence[Row], found: Sequence[Understanding]) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of the category scores, messages drawn with replacement."""
    chance = random.Random(1)
    drawn = []
    for _ in range(ROUNDS):
        picks = [chance.randrange(len(rows)) for _ in rows]
        drawn.append(categories([rows[at] for at in picks], [found[at] for at in picks]))
    edges = int(ROUNDS * 0.025), int(ROUNDS * 0.975)
    ordered = {key: sorted(one[key] for one in drawn) for key in drawn[0]}
    return {key: (values[edges[0]], values[edges[1]]) for key, values in ordered.items()}


def _share(hits: int, of: int) -> float | None:
    return hits / of if of else None


def _items(pairs: Sequence[tuple[Row, Understanding]]) -> dict[str, float | None]:
    """The item where the category is right, and the intent (question with need, urge with status)."""
    known = [
        (row["needs"][0]["item"], one.needs[0].item)
        for row, one in pairs
        if row.get("needs") and "item" in row["needs"][0] and one.needs and one.category == row["label"]
    ]
    intents = [
        _MERGED.get(row["intent"], row["intent"]) == _MERGED.get(one.intent, one.intent)
        for row, one in pairs
        if "intent" in row
    ]
    return {
        "item_accuracy": _share(sum(a == b for a, b in known), len(known)),
        "intent_accuracy": _share(sum(intents), len(intents)),
    }


def _emergencies(pairs: Sequence[tuple[Row, Understanding]]) -> dict[str, float | None]:
    true = sum(row["emergency"] for row, _ in pairs)
    hits = sum(row["emergency"] and one.emergency for row, one in pairs)
    return {
        "emergency_recall": _share(hits, true),
        "emergency_precision": _share(hits, sum(one.emergency for _, one in pairs)) if true else None,
    }


def _second(pairs: Sequence[tuple[Row, Understanding]]) -> dict[str, float | None]:
    """Both needs found: two needs of the right categories. Invented: a second need where there is one or none."""
    labelled = [(row, one) for row, one in pairs if "needs" in row]
    two = [(row, one) for row, one in labelled if len(row["needs"]) > 1]
    others = [one for row, one in labelled if len(row["needs"]) < 2]
    both = sum(
        Counter(need["category"] for need in row["needs"][:2]) == Counter(need.category for need in one.needs)
        for row, one in two
    )
    return {
        "two_needs_found": _share(both, len(two)),
        "second_need_invented": _share(sum(len(one.needs) > 1 for one in others), len(others)),
    }


def _bands(pairs: Sequence[tuple[Row, Understanding]]) -> dict[str, float | None]:
    """A band is right when the lenient category and the emergency flag are."""
    values: dict[str, float | None] = {}
    for band in ("act", "confirm", "hand_over"):
        inside = [(row, one) for row, one in pairs if one.band == band]
        right = sum(
            lenient(row, one.category) == row["label"] and row["emergency"] == one.emergency
            for row, one in inside
        )
        values[f"{band}_share"] = _share(len(inside), len(pairs))
        values[f"{band}_right"] = _share(right, len(inside))
    return values


def _slots(rows: Sequence[Row], found: Sequence[Understanding]) -> dict[str, float | None]:
    marked = [(row, one) for row, one in zip(rows, found, strict=True) if "slots" in row]
    if not marked:
        return {}
    by_text = {row["text"]: one.slots for row, one in marked}
    return {
        f"slot_{name}_f1": value
        for name, value in slot_scores([row for row, _ in marked], by_text.__getitem__).items()
    }
