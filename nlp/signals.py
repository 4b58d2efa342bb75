"""From sums of clauses to the few numbers that the last layer decides on; training and run time share this code."""

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp.layout import CATEGORIES, DETAIL, EMERGENCY, FIRST, ITEMS, KIND, OF, PRESENT, SECOND

Scores = NDArray[np.float32]
_NONE = CATEGORIES.index("none")
_BOUNDS = [DETAIL.start + int(first) for first in FIRST] + [DETAIL.stop]
_STRETCHES = list(pairwise(_BOUNDS))
_WHERE = OF[: len(ITEMS)]


class Split(NamedTuple):
    """Where a message falls into two needs: clauses before `at` and from `at`, the best item of each, and the gain."""

    at: int
    first: int
    second: int
    gain: float


def level(sums: Scores, biases: Scores, floor: float) -> Scores:
    """Scores of sums: divided by the length of what was summed (the last column), plus the bias."""
    if sums.ndim == 1:  # the common case, without the machinery of broadcasting
        return sums[:-1] * (1 / sqrt(max(float(sums[-1]), floor))) + biases
    lengths: Scores = np.sqrt(np.maximum(sums[..., -1:], np.float32(floor)))
    return sums[..., :-1] / lengths + biases


def category_signals(scores: Sequence[float], length: int) -> list[float]:
    """Fifteen numbers: how present each category is, how well its best service item fits, and the length."""
    return [*scores[PRESENT], *(max(scores[first:end]) for first, end in _STRETCHES), log(length + 1)]


def loudest(sums: Scores, biases: Scores, floor: float) -> float:
    """The emergency score of the most alarming clause."""
    at = EMERGENCY.start
    pairs = zip(sums[:, at].tolist(), sums[:, -1].tolist(), strict=True)
    return float(max(score / sqrt(max(energy, floor)) for score, energy in pairs) + biases[at])


def split(sums: Scores, biases: Scores, floor: float) -> Split | None:
    """The best cut into two parts with different service items."""
    if len(sums) < 2:
        return None
    before = np.cumsum(sums, 0)
    parts = level(np.concatenate((before[:-1], before[-1] - before[:-1])), biases, floor)
    whole = level(before[-1:], biases, floor)[0, DETAIL][: len(ITEMS)]
    items = parts[:, DETAIL][:, : len(ITEMS)]
    half = len(sums) - 1
    left, right = items[:half], items[half:]
    left_best, right_best = left.argmax(1), right.argmax(1)
    rows = np.arange(half)
    values = left[rows, left_best] + right[rows, right_best]
    values[left_best == right_best] -= 1.0
    at = int(values.argmax())
    one, other = int(left_best[at]), int(right_best[at])
    gain = float(min(left[at, one] - whole[one], right[at, other] - whole[other]))
    return Split(at + 1, one, other, gain)


def second_signals(scores: Sequence[float], cut: Split, parts: int) -> list[float]:
    """What speaks for a second need: its own head, the second category's presence, and the cut."""
    same = cut.first == cut.second
    return _second(scores, cut.gain, same, same or bool(_WHERE[cut.first] == _WHERE[cut.second]), parts)


def best_second(scores: Sequence[float], gain: float, parts: int) -> list[float]:
    """The same for the best cut that could be hoped for, without looking for it."""
    return _second(scores, gain, False, False, parts)


def _second(scores: Sequence[float], gain: float, same_item: bool, same: bool, parts: int) -> list[float]:
    ordered = sorted(scores[PRESENT][:_NONE])
    return [scores[SECOND.start], ordered[-2], ordered[-1], min(gain, 0.6), same_item, same, log(parts)]


def emergency_signals(
    scores: Sequence[float], strongest: float, strong: int, calming: int, length: int
) -> list[float]:
    """What speaks for an emergency: its head on the whole and on the most alarming clause, patterns, false friends."""
    return [
        scores[EMERGENCY.start], strongest, max(scores[KIND]), min(strong, 2), min(calming, 3),
        scores[PRESENT][_NONE], max(0.0, log(length / 60 + 0.01)),
    ]  # fmt: skip
