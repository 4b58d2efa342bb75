"""The corpus counted once: matrices of messages, of their clauses and of the words that carry each need."""

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from nlp.train.corpus import Message
from nlp.train.courtesy import STYLE
from nlp.train.matrix import Counting, space, whole

Part = tuple[list[Message], sp.csr_matrix, list[str], sp.csr_matrix]


class Material:
    """Everything that training reads, and parts of it by author."""

    def __init__(self, messages: list[Message]) -> None:
        self.messages = messages
        self.counting = Counting()
        counted = [self.counting.count(one.text) for one in messages]
        self.sizes = [len(clauses) for clauses in counted]
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])
        self.space = space(
            [clauses for one, clauses in zip(messages, counted, strict=True) if one.style != STYLE]
        )
        self.clauses, self.energy = self.space.clauses(clause for clauses in counted for clause in clauses)
        self.matrix = whole(self.clauses, self.energy, self.sizes)
        self.span_owner = [at for at, one in enumerate(messages) for span in one.spans if span != one.text]
        self.span_items = [
            item
            for one in messages
            for item, span in zip(one.items, one.spans, strict=True)
            if span != one.text
        ]
        spans = [self.counting.count(span) for one in messages for span in one.spans if span != one.text]
        rows, energy = self.space.clauses(clause for clauses in spans for clause in clauses)
        self.spans = whole(rows, energy, [len(clauses) for clauses in spans])

    def part(self, authors: set[str]) -> tuple[Part, list[int]]:
        """What heads are fitted on: the messages of these authors; and the numbers of the others."""
        kept = [at for at, one in enumerate(self.messages) if one.author in authors]
        chosen = set(kept)
        spans = [row for row, owner in enumerate(self.span_owner) if owner in chosen]
        part = (
            [self.messages[at] for at in kept],
            self.matrix[kept],
            [self.span_items[row] for row in spans],
            self.spans[spans],
        )
        return part, [at for at in range(len(self.messages)) if at not in chosen]

    def sums(
        self, numbers: list[int], weights: NDArray[np.float64]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The sums of each message's clauses, with their energy as the last column, as at run time."""
        columns = np.ascontiguousarray(weights.T)  # else every product would copy all of the weights
        for at in numbers:
            start, end = self.starts[at], self.starts[at + 1]
            scores = np.asarray(self.clauses[start:end] @ columns)
            yield at, np.column_stack([scores, self.energy[start:end]]).astype(np.float32)
