"""Learns which candidate is the slot, from messages with marked spans; scikit-learn is needed here and only here.

`python -m nlp.slots.train CORPUS.jsonl` writes nlp/data/slots.json. Rows without `slot_spans` are left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nlp.meaning import SlotName
from nlp.slots import FINDERS
from nlp.slots.choice import NEAR, SEEN, SHARED, Candidate, near, seen, shared
from nlp.slots.setting import Setting
from nlp.slots.sight import look

Row = dict[str, Any]
Tables = dict[str, dict[str, float]]
_STRENGTH = {"place": 0.15, "time": 0.3, "age": 0.3, "people": 0.6, "for_whom": 0.3}
_OFTEN = 2  # what stands beside one candidate alone teaches nothing
_SMALLEST = 0.05  # weights nearer to nothing are not kept
# Some writers mark every slot, some only what struck them. Each has a number of her own in training, so that the
# weights learn what is meant and not who wrote; what is kept is how these mark, who followed the rules most closely.
_CAREFUL = frozenset(f"sitting-{number}" for number in (17, 18, 19, 21, 22, 23, 24))
_AUTHOR, _ROOM, _WEIGHT = "author", 2.0, 3.0
# F1 gains when a candidate somewhat less likely than not is taken.
_LEAN = {"place": 0.8, "time": 0.8, "age": 0.8, "people": 0.6, "for_whom": 0.8}
# Authors of a corpus mark the place of a thing less often than a worker wants to know it.
_MORE = {"site": 0.8, "prefixed site": 0.8}
_DATA = Path(__file__).parent.parent / "data" / "slots.json"


def train(rows: Sequence[Row]) -> dict[str, Tables]:
    """The weights of each slot that is chosen by learning."""
    return {slot: _learn(slot, rows) for slot in FINDERS}


def write(rows: Sequence[Row], path: Path = _DATA) -> None:
    """Train and keep, one line a weight, sorted, so that a change can be read."""
    text = json.dumps(train(rows), ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(text + "\n", "utf-8")


def _learn(slot: SlotName, rows: Iterable[Row]) -> Tables:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    examples: list[dict[str, float]] = []
    right: list[bool] = []
    weight: list[float] = []
    for row in rows:
        if "slot_spans" not in row:
            continue
        for features, meant in _examples(slot, row):
            examples.append(features)
            right.append(meant)
            weight.append(_WEIGHT if row["author"] in _CAREFUL else 1.0)
    seen_in = Counter(name for features in examples for name in features)
    examples = [
        {name: value for name, value in features.items() if seen_in[name] >= _OFTEN} for features in examples
    ]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH[slot], max_iter=2000, solver="liblinear", random_state=0)
    matrix = vectorizer.fit_transform(examples)
    matrix.indices, matrix.indptr = (
        matrix.indices.astype("int32"),
        matrix.indptr.astype("int32"),
    )  # liblinear's
    model.fit(matrix, right, sample_weight=weight)
    named = zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True)
    return _tables(float(model.intercept_[0]) + _LEAN[slot], dict(named))


def _tables(bias: float, weights: Mapping[str, float]) -> Tables:
    """The weights by table, with the habit of the careful writers in the bias."""
    habits = [weights[name] * _ROOM for one in _CAREFUL if (name := f"{_AUTHOR}\t{one}") in weights]
    tables: Tables = {"bias": {"": round(bias + sum(habits) / max(1, len(habits)), 2)}}
    for feature, weight in weights.items():
        name, value = feature.split("\t", 1)
        if name != _AUTHOR and abs(weight) >= _SMALLEST:
            tables.setdefault(name, {})[value] = round(weight, 2)
    for kind, more in _MORE.items():
        if kind in tables["kind"]:
            tables["kind"][kind] = round(tables["kind"][kind] + more, 2)
    return tables


def _examples(slot: SlotName, row: Row) -> Iterable[tuple[dict[str, float], bool]]:
    sight = look(row["text"])
    folded, candidates, around = sight.text, FINDERS[slot](sight), sight.around
    for rank, candidate in enumerate(candidates):
        told = _features(folded, around, candidate, rank, len(candidates))
        if slot in NEAR:
            before, after = near(folded, candidate)
            told += [("near_left", pair) for pair in before] + [("near_right", pair) for pair in after]
        names = map("\t".join, told)
        features = dict.fromkeys(names, 1.0) | {f"{_AUTHOR}\t{row['author']}": _ROOM}
        yield features, _meant(slot, candidate, row)


def _features(
    text: str, around: Setting, candidate: Candidate, rank: int, count: int
) -> list[tuple[str, str]]:
    """All that `choose` adds up, by the name of its table."""
    left, right = around.clause(candidate.start, candidate.end)
    return [
        *zip(SHARED, shared(around), strict=True),
        *zip(SEEN, seen(text, around, candidate, rank, count, left, right), strict=True),
        *(("parts", part) for part in candidate.signs),
        *(("told", name) for name in around.key),
        *(("left", name) for name in around.within(left, candidate.start)),
        *(("right", name) for name in around.within(candidate.end, right)),
    ]


def _meant(slot: SlotName, candidate: Candidate, row: Row) -> bool:
    """Whether the label is this candidate: the same number, or at least half of the words."""
    if slot in ("age", "people") and candidate.value != row["slots"].get(slot):
        return False
    return _shares(candidate, row["slot_spans"].get(slot))


def _shares(candidate: Candidate, span: Sequence[int] | None) -> bool:
    if span is None:
        return False
    shared = min(candidate.end, span[1]) - max(candidate.start, span[0])
    return 2 * shared >= min(candidate.end - candidate.start, span[1] - span[0])


if __name__ == "__main__":
    write([json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()])
