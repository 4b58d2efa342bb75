"""Messages as rows of counted features, and the choice of the features that are worth keeping."""

from collections import Counter
from dataclasses import dataclass

import ahocorasick
import numpy as np
import scipy.sparse as sp

from nlp import lexicon
from nlp.features import names, pieces
from nlp.normalise import normalise


class Counting:
    """Counts the features of texts: n-grams, words, pairs of words, and the lexicon's concepts after covering."""

    def __init__(self) -> None:
        self.terms = {normalise(term).text: concepts for term, concepts in lexicon.terms().items()}
        self.automaton = ahocorasick.Automaton()
        for term in self.terms:
            self.automaton.add_word(term, term)
        if self.terms:
            self.automaton.make_automaton()

    def concepts(self, piece: str) -> list[str]:
        """The concepts of a clause, one for each uncovered term and concept."""
        if not self.terms:
            return []
        hits = [(end + 1 - len(term), end + 1, term) for end, term in self.automaton.iter(piece)]
        return [concept for _, _, term in lexicon.cover(hits) for concept in self.terms[term]]

    def count(self, text: str) -> Counter[str]:
        """Every feature of a message with the number of times it occurs."""
        counted: Counter[str] = Counter()
        for piece in pieces(normalise(text).text):
            counted.update(names(piece))
            counted.update("c:" + concept for concept in self.concepts(piece))
        return counted


@dataclass
class Space:
    """The features kept, their columns and their weights (how much rarer ones count for more)."""

    columns: dict[str, int]
    weights: np.ndarray

    def matrix(self, counted: list[Counter[str]]) -> sp.csr_matrix:
        """Rows of count x weight, each divided by its approximate length, as the run time computes it."""
        indptr, indices, data = [0], [], []
        for row in counted:
            for name, count in row.items():
                column = self.columns.get(name)
                if column is not None:
                    indices.append(column)
                    data.append(count * self.weights[column])
            indptr.append(len(indices))
        matrix = sp.csr_matrix(
            (data, indices, indptr), shape=(len(counted), len(self.columns)), dtype=np.float64
        )
        # The length that adds up over clauses: the root of the sum of count x weight squared.
        energy = np.asarray(
            (
                sp.csr_matrix((np.abs(matrix.data), matrix.indices, matrix.indptr), shape=matrix.shape)
                @ self.weights
            )
        )
        return sp.diags(1 / np.sqrt(np.maximum(energy, FLOOR))) @ matrix


FLOOR = 50.0
SCALE = {"g": 1.0, "w": 0.7, "b": 0.7, "c": 1.0}
CONCEPT_WEIGHT = 6.0


def space(counted: list[Counter[str]], authors: list[str], least: int = 2) -> Space:
    """Keep features of at least `least` messages; weigh by inverse document frequency."""
    seen: Counter[str] = Counter()
    for row in counted:
        seen.update(row.keys())
    kept = sorted(name for name, count in seen.items() if count >= least)
    total = len(counted)
    weights = np.array(
        [
            CONCEPT_WEIGHT
            if name[0] == "c"
            else SCALE[name[0]] * (1 + np.log((1 + total) / (1 + seen[name])))
            for name in kept
        ]
    )
    return Space({name: column for column, name in enumerate(kept)}, weights)
