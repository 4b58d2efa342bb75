"""The model as it is shipped: matched strings with one fused row of weights each, in a compressed numpy file."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.train.matrix import FLOOR, Counting, Space

Rows = dict[str, NDArray[np.float64]]


def _beyond(terms: Rows) -> Rows:
    """What each term adds beyond the terms inside it, so that in a plain sum the longest alone counts."""
    added: Rows = {}
    for term in sorted(terms, key=lambda t: (len(t), t)):
        row = terms[term].copy()
        for size in range(1, len(term)):
            for at in range(len(term) - size + 1):
                inner = added.get(term[at : at + size])
                if inner is not None:
                    row -= inner
        added[term] = row
    return added


def write(
    path: Path,
    space: Space,
    weights: NDArray[np.float64],
    biases: NDArray[np.float64],
    counting: Counting,
    last: dict[str, NDArray[np.float32]],
) -> None:
    """Fuse n-grams and terms into one automaton's strings; eight bits a weight are finer than the training's noise."""
    nothing = np.zeros(weights.shape[0] + 1)
    rows: Rows = {
        name: np.append(weights[:, column] * space.weights[column], space.weights[column] ** 2)
        for name, column in space.columns.items()
    }
    matched = {name[2:]: row for name, row in rows.items() if name[0] == "g"}
    terms = {
        term: np.sum([rows.get("c:" + concept, nothing) for concept in concepts], axis=0)
        for term, concepts in counting.terms.items()
    }
    for term, row in _beyond(terms).items():
        matched[term] = matched.get(term, nothing) + row
    groups = [matched, {name[2:]: row for name, row in rows.items() if name[0] == "w"}]
    order = [string for group in groups for string in sorted(group)]
    table = np.array([group[string] for group in groups for string in sorted(group)])
    scale = (np.maximum(np.abs(table[:, :-1]).max(1), 1e-9) / 127).astype(np.float32)
    np.savez_compressed(
        path,
        strings=np.frombuffer("\n".join(order).encode("utf-8", "surrogatepass"), np.uint8),
        counts=np.array([len(group) for group in groups]),
        table=np.rint(table[:, :-1] / scale[:, None]).astype(np.int8),
        scale=scale,
        energy=table[:, -1].astype(np.float32),
        biases=biases.astype(np.float32),
        floor=np.array([FLOOR], np.float32),
        **last,  # type: ignore[arg-type]
    )
