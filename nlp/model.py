"""The shipped weights at run time: one automaton pass, one gather, one sum a clause, and a small last layer."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import ahocorasick
import numpy as np

from nlp.segment import segmenter
from nlp.signals import Scores

FILE = Path(__file__).parent / "data" / "model.npz"


class Model:
    """`table` holds a row of scores for each string; `last` the small layers: name -> (weights, biases)."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path) as stored:
            strings = stored["strings"].tobytes().decode("utf-8", "surrogatepass").split("\n")
            matched, words, _ = (int(count) for count in stored["counts"])
            scale = stored["scale"].astype(np.float32)[:, None]
            # The last row knows nothing: a clause without a known string points there.
            self.table: Scores = np.zeros((len(strings) + 1, stored["table"].shape[1] + 1), np.float32)
            np.multiply(stored["table"], scale, out=self.table[:-1, :-1])
            self.table[:-1, -1] = stored["energy"]
            self.biases: Scores = stored["biases"]
            self.floor = float(stored["floor"][0])
            self.last = {
                name: (stored[name + "_weights"], stored[name + "_biases"])
                for name in ("category", "emergency", "second")
            }
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
        """Raw sums, one row a clause; the last column is the energy (see nlp.signals.level)."""
        indices: list[int] = []
        starts: list[int] = []
        for piece in found:
            starts.append(len(indices))
            indices += self.rows(piece) or [-1]
        return np.add.reduceat(self.table[indices], starts, 0)  # type: ignore[no-any-return]

    def chance(self, name: str, signals: Scores) -> float:
        """The chance of a yes by one of the small last layers."""
        weights, biases = self.last[name]
        return float(1 / (1 + np.exp(-(weights[0] @ signals + biases[0]))))


@cache
def model() -> Model:
    """The model of this process, loaded once."""
    return Model()
