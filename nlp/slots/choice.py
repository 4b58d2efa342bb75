"""Which of several candidates is the slot: a small linear model over what stands in and around each of them.

Whether a time is wanted or only told, whether a person is helped or only mentioned, does not show in the words
themselves but beside them. The weights are learned (nlp/slots/train.py) and shipped as readable JSON.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

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


def choose(slot: str, text: str, mood: str, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that is most likely meant, or None when none is likely enough."""
    table = weights().get(slot)
    if table is None:
        return candidates[0] if candidates else None
    best, highest = None, 0.0
    get, count = table.get, len(candidates)
    for rank, candidate in enumerate(candidates[:_MOST]):
        total = get("", 0.0)
        for feature in features(text, mood, candidate, rank, count):
            total += get(feature, 0.0)
        if total > highest:
            best, highest = candidate, total
    return best


def features(text: str, mood: str, candidate: Candidate, rank: int, count: int) -> Iterator[str]:
    """What the model sees of one candidate."""
    start, end, kind, head, _ = candidate
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    yield "k" + kind
    yield "h" + head
    yield "b" + before
    yield "a" + after
    yield "B" + before[-1:]
    yield "A" + after[:1]
    yield f"r{rank if rank < 3 else 3}{count if count < 3 else 3}"
    yield "m" + mood
    yield "c" + text[end + 2 : end + 4]
    yield "z" + text[max(0, start - 4) : max(0, start - 2)]
    yield f"l{min(end - start, 8)}"
    yield f"p{min(start // 8, 4)}"
