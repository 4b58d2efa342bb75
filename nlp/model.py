"""The linear model at run time: one automaton pass, one gather, one sum a clause."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import ahocorasick
import numpy as np
from numpy.typing import NDArray

from nlp.catalogue import catalogue
from nlp.emergencies import KINDS
from nlp.segment import segmenter

FILE = Path(__file__).parent / "data" / "model.npz"
CATEGORIES = ("elderly", "medical", "education", "sports", "volunteer", "other", "none")
INTENTS = (
    "need", "status", "urge", "cancel", "thanks", "greeting", "human", "rating", "offer", "question", "spam", "chat",
)  # fmt: skip
ITEMS = tuple(catalogue())
_WIDTHS = (len(CATEGORIES), len(INTENTS), len(ITEMS), 1, len(KINDS), 1)
_ENDS = [sum(_WIDTHS[: at + 1]) for at in range(len(_WIDTHS))]
CATEGORY, INTENT, ITEM, EMERGENCY, KIND, SECOND = (
    slice(end - width, end) for end, width in zip(_ENDS, _WIDTHS, strict=True)
)
Scores = NDArray[np.float32]


class Model:
    """The shipped weights. `sums` gives raw scores a clause; `level` turns sums into comparable scores."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path) as stored:
            strings = stored["strings"].tobytes().decode("utf-8", "surrogatepass").split("\n")
            matched, words, pairs = (int(count) for count in stored["counts"])
            table = stored["table"].astype(np.float32)
            self.table: Scores = np.vstack([table, np.zeros_like(table[:1])])  # the last row: nothing known
            self.biases: Scores = stored["biases"]
            self.floor = float(stored["floor"][0])
        self.strings = strings
        self.automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for row, string in enumerate(strings[:matched]):
            self.automaton.add_word(string, row)
        self.automaton.make_automaton()
        self.words = {string: matched + at for at, string in enumerate(strings[matched : matched + words])}
        self.pairs = {string: matched + words + at for at, string in enumerate(strings[matched + words :])}

    def rows(self, piece: str) -> list[int]:
        """The rows of the table that a clause touches, once per occurrence."""
        found = [row for _, row in self.automaton.iter(piece)]
        cut = segmenter()(piece)
        words, pairs = self.words, self.pairs
        found += [words[word] for word in cut if word in words]
        found += [pairs[pair] for pair in map(" ".join, zip(["", *cut], cut, strict=False)) if pair in pairs]
        return found

    def sums(self, found: Sequence[str]) -> Scores:
        """Raw sums, one row a clause (clauses x (heads + 1)); the last column is the energy."""
        indices: list[int] = []
        starts: list[int] = []
        for piece in found:
            rows = self.rows(piece)
            starts.append(len(indices))
            indices += rows or [-1]
        return np.add.reduceat(self.table.take(indices, 0), starts, 0)  # type: ignore[no-any-return]

    def level(self, sums: Scores) -> Scores:
        """Scores of sums: divided by the length of what was summed, plus the bias."""
        energy = np.sqrt(np.maximum(sums[..., -1:], self.floor))
        return sums[..., :-1] / energy + self.biases  # type: ignore[no-any-return]


@cache
def model() -> Model:
    """The model of this process, loaded once."""
    return Model()
