"""The gate: what was reached on our own evaluation corpus is not lost. docs/understanding.md gives the measured figures."""

from functools import cache
from typing import Any

import pytest

from bot.bench.understanding import OWN, read
from bot.bench.understanding_scores import scores
from nlp.understanding import understand

FLOORS = {
    "category_f1_strict": 0.89,
    "category_f1_lenient": 0.93,
    "item_accuracy": 0.88,
    "intent_accuracy": 0.90,
    "emergency_recall": 0.95,
    "emergency_precision": 0.74,
    "two_needs_found": 0.68,
    "act_right": 0.96,
    "act_share": 0.75,
}


@cache
def measured() -> dict[str, Any]:
    rows = read(OWN)
    return scores(rows, [understand(row["text"]) for row in rows])[0]


@pytest.mark.parametrize("name", FLOORS)
def test_understanding_is_as_good_as_it_was(name: str) -> None:
    assert measured()[name] >= FLOORS[name]
