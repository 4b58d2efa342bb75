"""Learns which candidate is the slot, from messages with marked spans; scikit-learn is needed here and only here.

`python -m nlp.slots.train CORPUS.jsonl` writes nlp/data/slots.json. Rows without `slot_spans` are left out.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from nlp.slots.choice import SEEN, SHARED, Candidate, seen, shared
from nlp.slots.fold import fold
from nlp.slots.for_whom import find_persons
from nlp.slots.place import find_places
from nlp.slots.setting import Setting, setting
from nlp.slots.time import find_times

Row = dict[str, Any]
Tables = dict[str, dict[str, float]]
FINDERS: dict[str, Callable[[str], list[Candidate]]] = {
    "place": find_places,
    "time": find_times,
    "for_whom": find_persons,
}
_STRENGTH = 0.3
_SMALLEST = 0.02  # weights nearer to nothing are not kept
_DATA = Path(__file__).parent.parent / "data" / "slots.json"


def train(rows: Sequence[Row]) -> dict[str, Tables]:
    """The weights of each slot that is chosen by learning."""
    return {slot: _learn(slot, rows) for slot in FINDERS}


def write(rows: Sequence[Row], path: Path = _DATA) -> None:
    """Train and keep, one line a weight, sorted, so that a change can be read."""
    text = json.dumps(train(rows), ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(text + "\n", "utf-8")


def _learn(slot: str, rows: Iterable[Row]) -> Tables:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    examples: list[dict[str, float]] = []
    right: list[bool] = []
    for row in rows:
        if "slot_spans" not in row:
            continue
        folded = fold(row["text"])
        candidates, around = FINDERS[slot](folded), setting(folded)
        for rank, candidate in enumerate(candidates):
            examples.append(
                dict.fromkeys(
                    map("\t".join, _features(slot, folded, around, candidate, rank, len(candidates))), 1.0
                )
            )
            right.append(_shares(candidate, row["slot_spans"].get(slot)))
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=2000, solver="liblinear", random_state=0)
    matrix = vectorizer.fit_transform(examples)
    matrix.indices, matrix.indptr = (
        matrix.indices.astype("int32"),
        matrix.indptr.astype("int32"),
    )  # liblinear's
    model.fit(matrix, right)
    tables: Tables = {"bias": {"": round(float(model.intercept_[0]) + _LEAN[slot], 2)}}
    for feature, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        if abs(weight) >= _SMALLEST:
            name, value = feature.split("\t", 1)
            tables.setdefault(name, {})[value] = round(float(weight), 2)
    for kind, more in _MORE.get(slot, {}).items():
        tables["kind"][kind] = round(tables["kind"].get(kind, 0.0) + more, 2)
    return tables


def _features(
    slot: str, text: str, around: Setting, candidate: Candidate, rank: int, count: int
) -> list[tuple[str, str]]:
    """All that `choose` adds up, by the name of its table."""
    left, right = around.clause(candidate.start, candidate.end)
    return [
        *zip(SHARED, shared(around), strict=True),
        *zip(SEEN, seen(text, around, candidate, rank, count, left, right), strict=True),
        *(("parts", part) for part in candidate.kind if slot == "time"),
        *(("words", name) for name in around.key),
        *(("left", name) for name in around.within(left, candidate.start)),
        *(("right", name) for name in around.within(candidate.end, right)),
    ]


# F1 gains when a candidate somewhat less likely than not is taken.
_LEAN = {"place": 1.2, "time": 1.6, "for_whom": 1.2}


# Authors of a corpus mark the place of a thing less often than a worker wants to know it.
_MORE = {"place": {"site": 1.0, "prefixed site": 1.0, "floor": 1.6}}


def _shares(candidate: Candidate, span: Sequence[int] | None) -> bool:
    if span is None:
        return False
    shared = min(candidate.end, span[1]) - max(candidate.start, span[0])
    return 2 * shared >= min(candidate.end - candidate.start, span[1] - span[0])


if __name__ == "__main__":
    write([json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()])
