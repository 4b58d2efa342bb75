"""Which of several candidates is the slot: a small linear model over what stands in and around each of them.

Whether a time is wanted or only told, whether a person is helped or only mentioned, does not show in the words
themselves but beside them. The weights are learned (nlp/slots/train.py) and shipped as readable JSON.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nlp.slots.setting import Setting

Weights = Mapping[str, float]
_MOST = 24  # candidates looked at: a message of 100,000 dates is not a request


class Candidate(NamedTuple):
    """Words that could be the slot; `kind` and `head` say what sort of words they are; `value` their normal form."""

    start: int
    end: int
    kind: str
    head: str
    value: int = 0


@cache
def weights() -> dict[str, Weights]:
    """The weights of every slot that is chosen by learning."""
    data = files("nlp").joinpath("data/slots.json")
    return (
        {name: dict(table) for name, table in json.loads(data.read_text("utf-8")).items()}
        if data.is_file()
        else {}
    )


def choose(slot: str, text: str, around: Setting, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that is most likely meant, or None when none is likely enough."""
    table = weights().get(slot)
    if table is None:
        return candidates[0] if candidates else None
    best, highest = None, 0.0
    get, count, bias = table.get, len(candidates), table.get("", 0.0)
    for rank, candidate in enumerate(candidates[:_MOST]):
        total = bias
        for feature in features(text, around, candidate, rank, count):
            total += get(feature, 0.0)
        if total > highest:
            best, highest = candidate, total
    return best


def features(text: str, around: Setting, candidate: Candidate, rank: int, count: int) -> list[str]:
    """What the model sees of one candidate."""
    start, end, kind, head, _ = candidate
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    left, right = around.clause(start, end)
    alone = ("^" if start - left < 1 else "") + ("$" if right - end < 1 else "")
    seen = [
        "k" + kind,
        "h" + head,
        "e" + text[end - 1],
        "b" + before,
        "a" + after,
        "B" + before[-1:],
        "A" + after[:1],
        "m" + around.mood,
        "o" + alone,
        "ko" + kind + alone,
        f"r{min(rank, 3)}{min(count, 3)}",
        f"l{min(end - start, 8)}",
        f"p{min(left // 12, 4)}",
        f"n{min(around.length // 30, 4)}",
    ]
    seen += ["i" + name for name in set(around.within(end, right))]
    seen += ["j" + name for name in set(around.within(left, start))]
    seen += ["w" + name for name in set(around.classes)]
    if right >= around.length - 1:
        seen.append("last")
    seen += ["K" + letter for letter in kind]
    return seen
