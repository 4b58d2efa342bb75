"""The shipped weights at run time: one automaton pass, one gather, one sum a clause, and a small last layer."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, repeat
from math import exp
from operator import mul
from pathlib import Path
from typing import NamedTuple

import ahocorasick
import numpy as np

from nlp.cuts import Judge
from nlp.segment import segmenter
from nlp.signals import Scores

FILE = Path(__file__).parent / "data" / "model.npz"


class Sums(NamedTuple):
    """`table`: raw sums, a row a clause, the last column the energy; `rows`, `starts`: what was summed where."""

    table: Scores
    rows: list[int]
    starts: list[int]


class Model:
    """`table` has a row of scores for each string; `last` the small layers: name -> (weights, biases)."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path) as stored:
            self.strings = stored["strings"].tobytes().decode("utf-8", "surrogatepass").split("\n")
            matched = int(stored["counts"][0])
            table, scale = stored["table"], stored["scale"]
            # Scaled once, here, to 32 bits: a message then costs one gather. The last column is the energy;
            # the last row knows nothing: a clause without a known string points there.
            self.table: Scores = np.zeros((len(table) + 1, table.shape[1] + 1), np.float32)
            np.multiply(table, scale[:, None], out=self.table[:-1, :-1])
            self.table[:-1, -1] = stored["energy"]
            self.biases: Scores = stored["biases"]
            self.floor = float(stored["floor"][0])
            self.category = stored["category_weights"], stored["category_biases"]
            self.judge = Judge(*(stored["cut_" + name] for name in Judge._fields))
            self.last = {
                name: (stored[name + "_weights"][0].tolist(), float(stored[name + "_biases"][0]))
                for name in ("emergency", "second")
            }
        self.automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for row, string in enumerate(self.strings[:matched]):
            self.automaton.add_word(string, row)
        self.automaton.make_automaton()
        self.words = {string: matched + at for at, string in enumerate(self.strings[matched:])}
        self.cut = segmenter()

    def sums(self, text: str, ends: list[int]) -> Sums:
        """Sum what a marked text holds, clause by clause (see nlp.features.marked)."""
        hits = list(self.automaton.iter(text))
        places, found = zip(*hits, strict=True) if hits else ((), ())
        cut = self.cut(text)
        word_places = list(accumulate(map(len, cut)))
        words = list(map(self.words.get, cut, repeat(-1)))
        rows: list[int] = []
        starts: list[int] = []
        a = b = 0
        for end in ends:
            c, d = bisect_right(places, end - 1, a), bisect_right(word_places, end, b)
            starts.append(len(rows))
            rows += found[a:c]
            rows += words[b:d] or (-1,)
            a, b = c, d
        gathered = self.table.take(rows, 0)
        if len(ends) == 1:
            return Sums(gathered.sum(0, keepdims=True), rows, starts)
        return Sums(np.add.reduceat(gathered, starts, 0), rows, starts)

    def chance(self, name: str, signals: Sequence[float]) -> float:
        """The chance of a yes by one of the small last layers."""
        weights, bias = self.last[name]
        value = bias + sum(map(mul, weights, signals))
        return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


@cache
def model() -> Model:
    """The model of this process, loaded once."""
    return Model()
