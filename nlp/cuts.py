"""Where a message may fall into two needs: every cut between clauses, and the numbers that speak for it.

Training and run time share this code. `plain` is the plain view, `ends` where its clauses end in the marked text.
"""

import re
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp import signals
from nlp.layout import CATEGORIES, DETAIL, FINE, FIRST, ITEMS, PRESENT, SECOND
from nlp.signals import Scores

Layer = tuple[Scores, Scores]
_NONE = len(CATEGORIES) - 1
_BOUNDS = [*(int(first) for first in FIRST), len(FINE)]
_GOES_ON = re.compile(
    "[，。；、！？\\s]*(?:另外|顺便|还有|再就是|再说|再者|再有|对了|此外|第二|其次|二来|二是|以及|同时|然后|哦对|哦还|噢对"
    "|顺带|顺手|捎带|另|再问|再一|再|也|外加|加上|0[、.）)]|二、|②)"
)
_NEXT_THING = re.compile("另外|顺便|还有|再就是|对了|此外|顺带|捎带|再问")
_STOPS = "。！？；!?;\n"


class Cuts(NamedTuple):
    """`numbers`: a row a cut (cut k lies before clause k + 1); the best items left and right, and their chances."""

    numbers: Scores
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    left_chances: Scores
    right_chances: Scores


def chances(levels: Scores, lengths: NDArray[np.intp], layer: Layer) -> Scores:
    """The chance of each category for rows of scores of stretches of text."""
    detail = levels[:, DETAIL]
    best = [detail[:, first:end].max(1, keepdims=True) for first, end in pairwise(_BOUNDS)]
    found = np.concatenate([levels[:, PRESENT], *best, np.log(lengths + 1.0)[:, None]], 1)
    values = found @ layer[0].T + layer[1]
    raised = np.exp(values - values.max(1, keepdims=True))
    return (raised / raised.sum(1, keepdims=True)).astype(np.float32)  # type: ignore[no-any-return]


def hope(scores: list[float], parts: int) -> list[float]:
    """What speaks for a second need before any cut is looked at."""
    ordered = sorted(scores[PRESENT][:_NONE])
    return [scores[SECOND.start], ordered[-2], ordered[-1], float(np.log(parts))]


def _items(detail: Scores, category: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.array(
        [_BOUNDS[at] + int(row[_BOUNDS[at] : _BOUNDS[at + 1]].argmax()) for at, row in zip(category, detail, strict=True)]
    )  # fmt: skip


def cuts(plain: str, ends: list[int], sums: Scores, biases: Scores, floor: float, layer: Layer) -> Cuts:
    """Every cut of a message of at least two clauses."""
    many = len(sums) - 1
    before = np.cumsum(sums, 0)
    levels = signals.level(np.concatenate((before[:-1], before[-1] - before[:-1])), biases, floor)
    whole = signals.level(before[-1:], biases, floor)
    places = np.array(ends[:-1]) - 1
    lengths = np.concatenate([places, len(plain) - places])
    part = chances(levels, lengths, layer)
    all_ = chances(whole, np.array([len(plain)]), layer)[0, :_NONE]
    categories = part[:, :_NONE].argmax(1)
    detail = levels[:, DETAIL][:, : len(ITEMS)]
    items = _items(detail, categories)
    fit = detail[np.arange(2 * many), items]
    sure = part[np.arange(2 * many), categories]
    gain = fit - whole[0, DETAIL][: len(ITEMS)][items]
    presence = whole[0, PRESENT][:_NONE]
    ordered = np.sort(presence)
    rows = np.arange(many)
    left, right = slice(0, many), slice(many, None)
    goes_on = np.array([_GOES_ON.match(plain, at) is not None for at in places])
    least = np.minimum(sure[left], sure[right])
    nothing = part[:, _NONE]
    here = presence[categories]
    other = categories[left] != categories[right]
    columns = [
        whole[0, SECOND.start], ordered[-2], ordered[-1], np.sort(all_)[-2], np.log(many + 1),
        _NEXT_THING.search(plain, 6) is not None,
        np.minimum(gain[left], gain[right]).clip(-1, 0.6), np.maximum(gain[left], gain[right]).clip(-1, 0.8), gain[left] + gain[right],
        items[left] == items[right], ~other, sure[left], sure[right], least, np.log(least + 1e-3), other * least, goes_on * least,
        nothing[left], nothing[right], np.maximum(nothing[left], nothing[right]),
        np.log(nothing[left] + 1e-3), np.log(nothing[right] + 1e-3),
        part[left][rows, categories[right]], part[right][rows, categories[left]],
        goes_on, [_NEXT_THING.match(plain, at) is not None for at in places], [plain[at - 1] in _STOPS for at in places],
        fit[left], fit[right], np.minimum(fit[left], fit[right]), levels[left, SECOND.start], levels[right, SECOND.start],
        np.log(lengths[left] + 1.0), np.log(lengths[right] + 1.0), np.minimum(lengths[left], lengths[right]) < 6,
        here[left], here[right], np.minimum(here[left], here[right]),
    ]  # fmt: skip
    numbers = np.stack([np.broadcast_to(np.asarray(column, np.float32), many) for column in columns], 1)
    return Cuts(numbers, items[left], items[right], sure[left], sure[right])


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
        inputs = np.clip((numbers - self.centre) / self.spread, -4, 4)
        values = np.maximum(inputs @ self.hidden + self.hidden_biases, 0) @ self.out + self.bias[0]
        return 1 / (1 + np.exp(-values))  # type: ignore[no-any-return]
