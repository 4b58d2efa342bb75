"""Why a need was seen: the words that weighed most, in one line that a committee worker understands."""

import re
from collections.abc import Sequence

from nlp.features import END, START
from nlp.model import model

_CHINESE = re.compile("[\u4e00-\u9fff]")


def why(strings: Sequence[str], column: int, most: int = 3) -> tuple[str, ...]:
    """The strongest words of these clauses for a column of the model, the strongest first, none inside another."""
    one = model()
    weights: dict[str, float] = {}
    for string in strings:
        for row in one.rows(string):
            word = one.strings[row].strip(START + END + " ，。！？；")
            if len(word) > 1 and _CHINESE.search(word) and "0" not in word:
                weights[word] = weights.get(word, 0.0) + float(one.table[row, column])
    chosen: list[str] = []
    for word in sorted(weights, key=lambda w: (-weights[w], -len(w))):
        if weights[word] <= 0 or len(chosen) == most:
            break
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)
