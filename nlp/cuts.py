"""Where a message may fall into two needs: every cut between clauses, and the numbers that speak for it.

Training and run time share this code. `plain` is the plain view, `ends` where its clauses end in the marked text.
"""

import re
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp import signals
from nlp.clauses import GOES_ON, NEXT_THING
from nlp.layout import CATEGORIES, DETAIL, FINE, FIRST, PRESENT, SECOND
from nlp.signals import Scores

Layer = tuple[Scores, Scores]
_NONE = len(CATEGORIES) - 1
_BOUNDS = [*FIRST, len(FINE)]
_FIRSTS = np.array(_BOUNDS[:-1])
_GOES_ON = re.compile(f"[，。；、！？\\s]*(?:{'|'.join(map(re.escape, GOES_ON))})")
_NEXT_THING = re.compile("|".join(NEXT_THING))
_STOPS = "。！？；!?;\n"


class Cuts(NamedTuple):
    """`numbers`: a row a cut (cut k lies before clause k + 1); the best items left and right, and their chances."""

    numbers: Scores
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    left_chances: Scores
    right_chances: Scores


class _Part(NamedTuple):
    """What is on one side of a cut. `gain`: how much better its best item fits it than the whole message."""

    category: int
    item: int
    fit: float
    gain: float
    sure: float
    nothing: float
    second: float
    here: float
    length: int
    chances: list[float]


def chances(levels: Scores, lengths: list[int], layer: Layer) -> Scores:
    """The chance of each category for rows of scores of stretches of text."""
    best = np.maximum.reduceat(levels[:, DETAIL], _FIRSTS, 1)
    logs = np.log(np.array(lengths)[:, None] + 1.0)
    values = np.concatenate((levels[:, PRESENT], best, logs), 1) @ layer[0].T + layer[1]
    raised = np.exp(values - values.max(1, keepdims=True))
    return (raised / raised.sum(1, keepdims=True)).astype(np.float32)  # type: ignore[no-any-return]


def hope(scores: list[float], parts: int) -> list[float]:
    """What speaks for a second need before any cut is looked at."""
    ordered = sorted(scores[PRESENT][:_NONE])
    return [scores[SECOND.start], ordered[-2], ordered[-1], log(parts)]


def _part(scores: list[float], chances_: list[float], length: int, whole: list[float]) -> _Part:
    sure = max(chances_[:_NONE])
    category = chances_.index(sure)
    stretch = scores[DETAIL.start + _BOUNDS[category] : DETAIL.start + _BOUNDS[category + 1]]
    fit = max(stretch)
    item = _BOUNDS[category] + stretch.index(fit)
    return _Part(
        category, item, fit, fit - whole[DETAIL.start + item], sure, chances_[_NONE], scores[SECOND.start],
        whole[PRESENT.start + category], length, chances_,
    )  # fmt: skip


def _numbers(plain: str, left: _Part, right: _Part) -> list[float]:
    """What speaks for one cut. Plain Python: on so few numbers numpy would cost ten times as much."""
    at = left.length
    goes_on, least = _GOES_ON.match(plain, at) is not None, min(left.sure, right.sure)
    other = left.category != right.category
    return [
        max(-1.0, min(left.gain, right.gain, 0.6)), max(-1.0, min(max(left.gain, right.gain), 0.8)), left.gain + right.gain,
        left.item == right.item, not other, left.sure, right.sure, least, log(least + 1e-3), other * least, goes_on * least,
        left.nothing, right.nothing, max(left.nothing, right.nothing), log(left.nothing + 1e-3), log(right.nothing + 1e-3),
        left.chances[right.category], right.chances[left.category],
        goes_on, _NEXT_THING.match(plain, at) is not None, plain[at - 1] in _STOPS,
        left.fit, right.fit, min(left.fit, right.fit), left.second, right.second,
        log(left.length + 1), log(right.length + 1), min(left.length, right.length) < 6,
        left.here, right.here, min(left.here, right.here),
    ]  # fmt: skip


def cuts(plain: str, ends: list[int], sums: Scores, biases: Scores, floor: float, layer: Layer) -> Cuts:
    """Every cut of a message of at least two clauses."""
    many, size = len(sums) - 1, len(plain)
    before = np.cumsum(sums, 0)
    stretches = np.concatenate((before[:-1], before[-1] - before[:-1], before[-1:]))
    levels = signals.level(stretches, biases, floor)
    lengths = [end - 1 for end in ends[:-1]]
    lengths += [size - at for at in lengths] + [size]
    likely, scores = chances(levels, lengths, layer).tolist(), levels.tolist()
    whole = scores[-1]
    presence = sorted(whole[PRESENT][:_NONE])
    parts = [_part(scores[at], likely[at], lengths[at], whole) for at in range(2 * many)]
    left, right = parts[:many], parts[many:]
    same = [
        whole[SECOND.start], presence[-2], presence[-1], sorted(likely[-1][:_NONE])[-2], log(many + 1),
        _NEXT_THING.search(plain, 6) is not None,
    ]  # fmt: skip
    numbers = [same + _numbers(plain, one, other) for one, other in zip(left, right, strict=True)]
    return Cuts(
        np.array(numbers, np.float32),
        np.array([part.item for part in left]),
        np.array([part.item for part in right]),
        np.array([part.sure for part in left]),
        np.array([part.sure for part in right]),
    )


class Judge(NamedTuple):
    """A net of one hidden layer on the numbers of a cut: the chance that it parts two needs."""

    centre: Scores
    spread: Scores
    hidden: Scores
    hidden_biases: Scores
    out: Scores
    bias: Scores

    def chances(self, numbers: Scores) -> Scores:
        """The chance of each row."""
        inputs = np.minimum(np.maximum((numbers - self.centre) / self.spread, -4), 4)
        values = np.maximum(inputs @ self.hidden + self.hidden_biases, 0) @ self.out + self.bias[0]
        return 1 / (1 + np.exp(-values))  # type: ignore[no-any-return]
