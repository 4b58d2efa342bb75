"""Which of several candidates is the slot: a small linear model over what stands in and around each of them.

Whether a time is wanted or only told, whether a person is helped or only mentioned, does not show in the words
themselves but beside them. The weights are learned (nlp/slots/train.py) and shipped as readable JSON.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from nlp.compiled import core
from nlp.slots.setting import Setting

# What the model sees of a message ("of all") and of each candidate, in the order of `shared` and `seen`.
SHARED = ("mood", "length")
SEEN = (
    "kind",
    "head",
    "last",
    "before",
    "after",
    "next_before",
    "next_after",
    "alone",
    "kind_alone",
    "rank",
    "size",
    "place",
    "end",
    "kind_head",
    "kind_mood",
    "words",
    "between",
)
SETS = ("parts", "told", "left", "right", "near_left", "near_right")
NEAR = ("age", "people")  # rare slots, for which the pairs of signs close by are looked at too
_REACH = 7
_NUMBER = tuple(map(str, range(64)))
_NOTHING = (0,) * len(SEEN)
# Numbers are seen as steps up to a highest one.
_LENGTH, _LONGEST = 30, 4
_PLACE, _FURTHEST = 12, 4
_WIDEST, _RANKS = 8, 3
_ALONE = (("", "$"), ("^", "^$"))  # alone in its clause: with nothing before, with nothing after
_MOST = 24  # candidates looked at: a message of 100,000 dates is not a request


class Candidate(NamedTuple):
    """Words that could be the slot; `kind` and `head` say what sort of words they are; `value`: the number that
    they say; `signs`: single letters for what else tells of them."""

    start: int
    end: int
    kind: str
    head: str
    value: int = 0
    signs: str = ""


Choose = Callable[[str, str, Setting, list[Candidate]], Candidate | None]


class Weights(NamedTuple):
    """The weights of one slot in hundredths: one table for each thing that is seen."""

    bias: int
    shared: tuple[dict[str, int], ...]
    seen: tuple[dict[str, int], ...]
    sets: dict[str, dict[str, int]]


@cache
def weights() -> dict[str, Weights]:
    """The weights of every slot that is chosen by learning."""
    data = Path(__file__).parent.parent / "data" / "slots.json"
    return {slot: compiled(tables) for slot, tables in json.loads(data.read_text("utf-8")).items()}


def compiled(tables: dict[str, dict[str, float]]) -> Weights:
    """The tables in the order in which they are read."""
    whole = {
        name: {words: round(weight * 100) for words, weight in table.items()}
        for name, table in tables.items()
    }
    return Weights(
        whole["bias"][""],
        tuple(whole.get(name, {}) for name in SHARED),
        tuple(whole.get(name, {}) for name in SEEN),
        {name: whole.get(name, {}) for name in SETS},
    )


def choose(slot: str, text: str, around: Setting, candidates: list[Candidate]) -> Candidate | None:
    """The candidate that is most likely meant, or None when none is likely enough."""
    return _chooser()(slot, text, around, candidates)


@cache
def _chooser() -> Choose:
    """The compiled choice where it was built and knows the weights."""
    try:
        return choose_in_python if core is None else compiled_choice()
    except ValueError:
        return choose_in_python


def compiled_choice() -> Choose:
    """The choice in C. Raises ValueError where it does not know the weights."""
    return core.Chooser(
        {
            slot: {
                **dict(zip(SHARED, own.shared, strict=True)), **dict(zip(SEEN, own.seen, strict=True)), **own.sets,
            }
            for slot, own in weights().items()
        },
        {slot: own.bias for slot, own in weights().items()},
        NEAR, length_step=_LENGTH, length_most=_LONGEST, place_step=_PLACE, place_most=_FURTHEST,
        size_most=_WIDEST, rank_most=_RANKS, reach=_REACH, most=_MOST,
    ).choose  # fmt: skip


def choose_in_python(
    slot: str, text: str, around: Setting, candidates: Sequence[Candidate]
) -> Candidate | None:
    """What the compiled choice does."""
    _, _, tables, sets = weights()[slot]
    base = _common(slot, around.mood, min(around.length // _LENGTH, _LONGEST), around.key)
    best, highest, count = None, 0, len(candidates)
    parts, left_of, right_of = sets["parts"], sets["left"], sets["right"]
    told = around.classes
    for rank, candidate in enumerate(candidates[:_MOST]):
        start, end, signs = candidate[0], candidate[1], candidate[5]
        left, right = around.clause(start, end)
        total = sum(
            map(dict.get, tables, seen(text, around, candidate, rank, count, left, right), _NOTHING), base
        )
        for part in signs:
            total += parts.get(part, 0)
        if told:
            if left < start:
                for name in around.within(left, start):
                    total += left_of.get(name, 0)
            if end < right:
                for name in around.within(end, right):
                    total += right_of.get(name, 0)
        if slot in NEAR:
            total += _beside(sets, *near(text, candidate))
        if total > highest:
            best, highest = candidate, total
    return best


def _beside(sets: dict[str, dict[str, int]], before: set[str], after: set[str]) -> int:
    left, right = sets["near_left"], sets["near_right"]
    return sum(left.get(pair, 0) for pair in before) + sum(right.get(pair, 0) for pair in after)


def shared(around: Setting) -> tuple[str, ...]:
    """What is the same for all candidates of a message."""
    return around.mood, _NUMBER[min(around.length // _LENGTH, _LONGEST)]


def seen(
    text: str, around: Setting, candidate: Candidate, rank: int, count: int, left: int, right: int
) -> tuple[str, ...]:
    """What the model sees of one candidate, whose clause goes from `left` to `right`."""
    start, end, kind, head, _, _ = candidate
    before = text[start - 2 : start] if start > 1 else text[:start]
    after = text[end : end + 2]
    alone = _ALONE[start <= left][right <= end]
    first, next_ = before[-1:], after[:1]
    size = end - start
    return (
        kind,
        head,
        text[end - 1],
        before,
        after,
        first,
        next_,
        alone,
        kind + alone,
        _NUMBER[min(rank, _RANKS) * (_RANKS + 1) + min(count, _RANKS)],
        _NUMBER[min(size, _WIDEST)],
        _NUMBER[min(left // _PLACE, _FURTHEST)],
        "last" if right >= around.length - 1 else "",
        kind + head,
        kind + around.mood,
        text[start:end],
        first + next_,
    )


def near(text: str, candidate: Candidate) -> tuple[set[str], set[str]]:
    """The pairs of signs close before and close after these words."""
    before, after = (
        text[max(0, candidate.start - _REACH) : candidate.start],
        text[candidate.end : candidate.end + _REACH + 1],
    )
    return _pairs(before), _pairs(after)


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


@lru_cache(4096)
def _common(slot: str, mood: str, length: int, classes: str) -> int:
    """What all candidates of a message share; there are few messages of different kinds."""
    own = weights()[slot]
    total = own.bias + own.shared[0].get(mood, 0) + own.shared[1].get(_NUMBER[length], 0)
    return total + sum(own.sets["told"].get(name, 0) for name in classes)
