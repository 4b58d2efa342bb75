"""Messages as rows of counted features, and the choice of the features that are worth keeping."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from nlp import lexicon, slots
from nlp.features import marked, names
from nlp.mask import FILLER, masked
from nlp.normalise import normalise

FLOOR = 50.0
"""The least energy that a score is divided by: a message of two characters is no certain one."""
SCALE = {"g": 1.0, "w": 0.7}
CONCEPT_WEIGHT = 6.0
LEAST = 4
"""A feature is kept when at least so many messages hold it."""


class Counting:
    """Counts the features of clauses: n-grams, words, and the lexicon's concepts after covering."""

    def __init__(self) -> None:
        self.terms = {normalise(term).text: concepts for term, concepts in lexicon.terms().items()}
        self.automaton = ahocorasick.Automaton()
        for term in self.terms:
            self.automaton.add_word(term, term)
        self.automaton.make_automaton()

    def count(self, text: str) -> list[Counter[str]]:
        """The features of each clause with the number of times they occur."""
        whole, ends = marked(masked(normalise(text), slots.find(text)))
        counted = [
            Counter({name: count for name, count in clause.items() if FILLER not in name})
            for clause in names(whole, ends)
        ]
        hits = [(end + 1 - len(term), end + 1, term) for end, term in self.automaton.iter(whole)]
        for _, end, term in lexicon.cover(hits):
            counted[bisect_left(ends, end)].update("c:" + concept for concept in self.terms[term])
        return counted


@dataclass
class Space:
    """The features kept, their columns and their weights (how much rarer ones count for more)."""

    columns: dict[str, int]
    weights: NDArray[np.float64]

    def clauses(self, counted: Iterable[Counter[str]]) -> tuple[sp.csr_matrix, NDArray[np.float64]]:
        """Rows of count x weight, and the energy (sum of count x weight squared) of each row."""
        indptr, indices, data = [0], [], []
        for row in counted:
            for name, count in row.items():
                column = self.columns.get(name)
                if column is not None:
                    indices.append(column)
                    data.append(count * self.weights[column])
            indptr.append(len(indices))
        matrix = sp.csr_matrix((data, indices, indptr), shape=(len(indptr) - 1, len(self.columns)))
        return matrix, np.asarray(matrix @ self.weights)


def whole(matrix: sp.csr_matrix, energy: NDArray[np.float64], sizes: list[int]) -> sp.csr_matrix:
    """Clause rows summed to messages (`sizes` clauses each) and divided by their length."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    adding = sp.csr_matrix(
        (np.ones(len(owner)), (owner, np.arange(len(owner)))), shape=(len(sizes), len(owner))
    )
    return sp.diags(1 / np.sqrt(np.maximum(adding @ energy, FLOOR))) @ adding @ matrix


def space(messages: list[list[Counter[str]]]) -> Space:
    """Keep the features of at least LEAST messages; weigh by inverse document frequency."""
    seen: Counter[str] = Counter()
    for clauses in messages:
        seen.update({name for clause in clauses for name in clause})
    kept = sorted(name for name, count in seen.items() if count >= LEAST)
    total = len(messages)
    weights = [
        CONCEPT_WEIGHT if name[0] == "c" else SCALE[name[0]] * (1 + np.log((1 + total) / (1 + seen[name])))
        for name in kept
    ]
    return Space({name: column for column, name in enumerate(kept)}, np.array(weights))
