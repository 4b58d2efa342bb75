"""From sums of clauses to the few numbers that the last layer decides on; training and run time share this code."""

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from nlp.layout import CATEGORIES, DETAIL, EMERGENCY, FIRST, KIND, PRESENT, SERIOUS

Scores = NDArray[np.float32]
_NONE = CATEGORIES.index("none")
_BOUNDS = [DETAIL.start + first for first in FIRST] + [DETAIL.stop]
_STRETCHES = list(pairwise(_BOUNDS))


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


def emergency_signals(
    scores: Sequence[float], strongest: float, strong: int, calming: int, length: int
) -> list[float]:
    """What speaks for an emergency: its head on the whole and on the most alarming clause, patterns, false friends."""
    return [
        scores[EMERGENCY.start], strongest, max(scores[KIND]), min(strong, 2), min(calming, 3),
        scores[PRESENT][_NONE], max(0.0, log(length / 60 + 0.01)), *(scores[at] for at in SERIOUS),
    ]  # fmt: skip
