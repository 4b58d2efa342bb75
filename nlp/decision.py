"""From scores to a decision: intent, category, items of one or two needs, emergency, confidence and band."""

from math import exp, sqrt
from typing import NamedTuple

from nlp import cuts, evidence, signals
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
from nlp.meaning import Band, Intent
from nlp.model import Model, Sums
from nlp.verdict import ACT, ALARM, CLEAR, CONFIRM, HOPE, SECOND_NEED, Found, Verdict

_INTENTS = {
    asks: [INTENT.start + at for at, intent in enumerate(INTENTS) if (intent in ASKING) == asks]
    for asks in (True, False)
}
_WHERE = OF[: len(ITEMS)]
_ITEMS = [(_WHERE.index(at), _WHERE.index(at) + _WHERE.count(at)) for at in range(len(CATEGORIES) - 1)]
_NONE = len(CATEGORIES) - 1


class Message(NamedTuple):
    """A message as the model sees it: its plain view, where each clause ends (nlp.features.marked), and what they sum to."""

    plain: str
    ends: list[int]
    sums: Sums
    model: Model


def decide(one: Message) -> Verdict:
    """The verdict on one message from the sums of its clauses."""
    sums, model = one.sums.table, one.model
    scores = signals.level(sums.sum(0) if len(sums) > 1 else sums[0], model.biases, model.floor).tolist()
    chances = _chances(signals.category_signals(scores, len(one.plain)), model)
    kind, alarm = _emergency(one, scores)
    if kind:
        chances[_NONE] = 0.0
        chances = [chance / sum(chances) for chance in chances]
    best = chances.index(max(chances))
    needs: tuple[Found, ...] = ()
    if best != _NONE:
        needs = _two(one, scores) or (_found(one, _item(scores, best), 0, len(sums), chances[best]),)
        best = CATEGORIES.index(needs[0].category)
    intent: Intent = "need" if kind else _intent(scores, best != _NONE)
    order = sorted(range(len(chances)), key=lambda at: -chances[at])[:2]
    guesses = tuple(
        (CATEGORIES[at], "" if at == _NONE else ITEMS[_item(scores, at)], chances[at]) for at in order
    )
    return Verdict(
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


def _two(one: Message, scores: list[float]) -> tuple[Found, ...]:
    """Two needs in the order told, if some cut parts two of different items."""
    sums, model = one.sums.table, one.model
    if len(sums) < 2 or model.chance("second", cuts.hope(scores, len(sums))) < HOPE:
        return ()
    found = cuts.cuts(one.plain, one.ends, sums, model.biases, model.floor, model.category)
    parted = model.judge.chances(found.numbers)
    at = int(parted.argmax())
    if parted[at] < SECOND_NEED or found.left[at] == found.right[at]:
        return ()
    return (
        _found(one, int(found.left[at]), 0, at + 1, float(found.left_chances[at])),
        _found(one, int(found.right[at]), at + 1, len(sums), float(found.right_chances[at])),
    )


def _found(one: Message, item: int, first: int, end: int, confidence: float) -> Found:
    """A need in the clause from `first` to before `end` that says most about an item."""
    at, column = _clause(one, item, first, end), DETAIL.start + item
    # The marked text, in which clauses end, is one character ahead of the plain view.
    start, stop = one.ends[at - 1] - 1 if at else 0, min(one.ends[at] - 1, len(one.plain))
    words = evidence.why(one.sums, at, at + 1, column, one.model)
    return Found(CATEGORIES[_WHERE[item]], ITEMS[item], start, stop, confidence, words)


def _clause(one: Message, item: int, first: int, end: int) -> int:
    """The clause from `first` to before `end` that says most about an item."""
    if end - first < 2:
        return first
    columns = (DETAIL.start + item, PRESENT.start + _WHERE[item], -1)
    parts = one.sums.table[first:end, columns].tolist()
    values = [(score + present) / sqrt(max(energy, one.model.floor)) for score, present, energy in parts]
    return first + values.index(max(values))


def _emergency(one: Message, scores: list[float]) -> tuple[str | None, float]:
    """The kind of emergency, if it is one, and how likely it is."""
    plain, model = one.plain, one.model
    strongest = signals.loudest(one.sums.table, model.biases, model.floor)
    if model.chance("emergency", signals.emergency_signals(scores, strongest, 2, 0, len(plain))) < ALARM:
        return None, 0.0  # no pattern could raise it
    kinds, calming = alarms(plain)
    chance = model.chance(
        "emergency", signals.emergency_signals(scores, strongest, len(kinds), calming, len(plain))
    )
    if chance < ALARM:
        return None, chance
    values = [score + 0.5 * (name in kinds) for name, score in zip(KINDS, scores[KIND], strict=True)]
    return KINDS[values.index(max(values))], chance
