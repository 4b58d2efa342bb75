"""The model as it is shipped: matched strings with one fused row of weights each, in a compressed numpy file."""

from pathlib import Path

import numpy as np

from nlp.features import END, START
from nlp.train.matrix import FLOOR, Counting, Space


def _within(terms: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What each term adds beyond the shorter terms inside it, so that the longest alone counts in a plain sum."""
    added: dict[str, np.ndarray] = {}
    for term in sorted(terms, key=len):
        row = terms[term].copy()
        for size in range(1, len(term)):
            for at in range(len(term) - size + 1):
                inner = added.get(term[at : at + size])
                if inner is not None:
                    row -= inner
        added[term] = row
    return added


def write(path: Path, space: Space, weights: np.ndarray, biases: np.ndarray, counting: Counting) -> None:
    """Fuse n-grams and terms into one automaton's words; float16 is finer than the noise of the training."""
    width = weights.shape[0]
    rows: dict[str, np.ndarray] = {}
    for name, column in space.columns.items():
        weight = space.weights[column]
        rows[name] = np.append(weights[:, column] * weight, weight**2)
    matched: dict[str, np.ndarray] = {name[2:]: row for name, row in rows.items() if name[0] == "g"}
    nothing = np.zeros(width + 1)
    terms = {
        term: np.sum([rows.get("c:" + concept, nothing) for concept in concepts], axis=0)
        for term, concepts in counting.terms.items()
    }
    for term, row in _within(terms).items():
        matched[term] = matched.get(term, nothing) + row
    words = {name[2:]: row for name, row in rows.items() if name[0] == "w"}
    pairs = {name[2:]: row for name, row in rows.items() if name[0] == "b"}
    order = [*sorted(matched), *sorted(words), *sorted(pairs)]
    table = np.array(
        [
            *(matched[k] for k in sorted(matched)),
            *(words[k] for k in sorted(words)),
            *(pairs[k] for k in sorted(pairs)),
        ]
    )
    np.savez_compressed(
        path,
        strings=np.frombuffer("\n".join(order).encode("utf-8", "surrogatepass"), np.uint8),
        counts=np.array([len(matched), len(words), len(pairs)]),
        table=table.astype(np.float16),
        biases=biases.astype(np.float32),
        floor=np.array([FLOOR], np.float32),
    )


__all__ = ["END", "START", "write"]
