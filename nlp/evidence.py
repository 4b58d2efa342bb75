"""Why a need was seen: the words that weighed most, in one line that a committee worker understands."""

import re

import numpy as np

from nlp.model import Model, Sums

_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_LOOK = 12


def why(sums: Sums, first: int, end: int, column: int, one: Model, most: int = 3) -> tuple[str, ...]:
    """The strongest words of clauses `first` to before `end` for a column, the strongest first, none inside another."""
    stop = sums.starts[end] if end < len(sums.starts) else len(sums.rows)
    rows = sums.rows[sums.starts[first] : stop]
    weights = one.table[rows, column]
    chosen: list[str] = []
    for at in np.argsort(-weights, kind="stable")[:_LOOK].tolist():
        if weights[at] <= 0 or len(chosen) == most:
            break
        word = one.strings[rows[at]] if rows[at] >= 0 else ""
        if _WORD.fullmatch(word) and not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)
