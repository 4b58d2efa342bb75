"""From scores to a decision: intent, category, items of one or two needs, emergency, confidence and band."""

from dataclasses import dataclass
from math import exp, sqrt

from nlp import cuts, signals
from nlp.emergencies import alarms
from nlp.layout import (
    ASKING,
    CATEGORIES,
    DETAIL,
    INTENT,
    INTENTS,
    ITEMS,
    KIND,
    KINDS,
    OF,
    PRESENT,
)
from nlp.meaning import Band, Category, Intent
from nlp.model import Model
from nlp.signals import Scores
from nlp.verdict import ACT, ALARM, CLEAR, CONFIRM, HOPE, SECOND_NEED

_INTENTS = {
    asks: [INTENT.start + at for at, intent in enumerate(INTENTS) if (intent in ASKING) == asks]
    for asks in (True, False)
}
_WHERE = OF[: len(ITEMS)]
_ITEMS = [(_WHERE.index(at), _WHERE.index(at) + _WHERE.count(at)) for at in range(len(CATEGORIES) - 1)]
_NONE = len(CATEGORIES) - 1


@dataclass(frozen=True, slots=True)
class Found:
    """A need as clause numbers, from `first` to before `end`; `column` is the model's column that speaks for it."""

    item: str
    first: int
    end: int
    confidence: float
    column: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What the scores say, before words and slots are put to it."""

    intent: Intent
    category: Category
    confidence: float
    band: Band
    needs: tuple[Found, ...]
    kind: str | None
    guesses: tuple[tuple[Category, str, float], ...]


def decide(plain: str, ends: list[int], sums: Scores, one: Model) -> Decision:
    """The decision on one message from the sums of its clauses; `ends` as nlp.features.marked gives them."""
    scores = signals.level(sums.sum(0) if len(sums) > 1 else sums[0], one.biases, one.floor).tolist()
    chances = _chances(signals.category_signals(scores, len(plain)), one)
    kind, alarm = _emergency(plain, scores, sums, one)
    if kind:
        chances[_NONE] = 0.0
        chances = [chance / sum(chances) for chance in chances]
    best = chances.index(max(chances))
    needs: tuple[Found, ...] = ()
    if best != _NONE:
        needs = _two(plain, ends, scores, sums, one) or (
            _found(_item(scores, best), sums, 0, len(sums), chances[best], one),
        )
        best = _WHERE[ITEMS.index(needs[0].item)]
    intent: Intent = "need" if kind else _intent(scores, best != _NONE)
    order = sorted(range(len(chances)), key=lambda at: -chances[at])[:2]
    guesses = tuple(
        (CATEGORIES[at], "" if at == _NONE else ITEMS[_item(scores, at)], chances[at]) for at in order
    )
    return Decision(
        intent, CATEGORIES[best], chances[best], _band(chances, alarm, needs), needs, kind, guesses
    )


def _intent(scores: list[float], asks: bool) -> Intent:
    return INTENTS[max(_INTENTS[asks], key=scores.__getitem__) - INTENT.start]


def _chances(found: list[float], one: Model) -> list[float]:
    weights, biases = one.category
    raised = [exp(max(-30.0, min(30.0, value))) for value in (weights @ found + biases).tolist()]
    total = sum(raised)
    return [value / total for value in raised]


def _band(chances: list[float], alarm: float, needs: tuple[Found, ...]) -> Band:
    if alarm >= ALARM:
        return "act" if alarm >= CLEAR else "confirm"
    sure = max(*chances, sum(need.confidence for need in needs))
    if sure >= ACT:
        return "act"
    return "confirm" if sure >= CONFIRM else "hand_over"


def _item(scores: list[float], category: int) -> int:
    """The best service item of a category."""
    first, end = _ITEMS[category]
    stretch = scores[DETAIL.start + first : DETAIL.start + end]
    return first + stretch.index(max(stretch))


def _two(plain: str, ends: list[int], scores: list[float], sums: Scores, one: Model) -> tuple[Found, ...]:
    """Two needs in the order told, if some cut parts two of different items."""
    if len(sums) < 2 or one.chance("second", cuts.hope(scores, len(sums))) < HOPE:
        return ()
    found = cuts.cuts(plain, ends, sums, one.biases, one.floor, one.category)
    parted = one.judge.chances(found.numbers)
    at = int(parted.argmax())
    if parted[at] < SECOND_NEED or found.left[at] == found.right[at]:
        return ()
    return (
        _found(int(found.left[at]), sums, 0, at + 1, float(found.left_chances[at]), one),
        _found(int(found.right[at]), sums, at + 1, len(sums), float(found.right_chances[at]), one),
    )


def _found(item: int, sums: Scores, first: int, end: int, confidence: float, one: Model) -> Found:
    """The clause from `first` to before `end` that says most about an item."""
    column, general = DETAIL.start + item, PRESENT.start + _WHERE[item]
    at = first
    if end - first > 1:
        parts = sums[first:end, (column, general, -1)].tolist()
        values = [(score + present) / sqrt(max(energy, one.floor)) for score, present, energy in parts]
        at += values.index(max(values))
    return Found(ITEMS[item], at, at + 1, confidence, column)


def _emergency(plain: str, scores: list[float], sums: Scores, one: Model) -> tuple[str | None, float]:
    """The kind of emergency, if it is one, and how likely it is."""
    strongest = signals.loudest(sums, one.biases, one.floor)
    if one.chance("emergency", signals.emergency_signals(scores, strongest, 2, 0, len(plain))) < ALARM:
        return None, 0.0  # no pattern could raise it
    kinds, calming = alarms(plain)
    chance = one.chance(
        "emergency", signals.emergency_signals(scores, strongest, len(kinds), calming, len(plain))
    )
    if chance < ALARM:
        return None, chance
    values = [score + 0.5 * (name in kinds) for name, score in zip(KINDS, scores[KIND], strict=True)]
    return KINDS[values.index(max(values))], chance
