"""From scores to a decision: intent, category, items of one or two needs, emergency, confidence and band."""

from dataclasses import dataclass

import numpy as np

from nlp import signals
from nlp.emergencies import alarms
from nlp.layout import (
    ASKING, CATEGORIES, DETAIL, EMERGENCY, INTENT, INTENTS, ITEMS, KIND, KINDS, PRESENT, SECOND,
)  # fmt: skip
from nlp.meaning import Band, Category, Intent
from nlp.model import Model
from nlp.signals import Scores

_ASKING = np.array([intent in ASKING for intent in INTENTS])
_ITEMS = slice(DETAIL.start, DETAIL.start + len(ITEMS))
_WHERE = np.array([CATEGORIES.index(item.split(".")[0]) for item in ITEMS])  # type: ignore[arg-type]
_NONE = CATEGORIES.index("none")

ALARM_GATE = -1.3  # below this score of the emergency head no pattern is tried
ALARM = 0.30  # the chance from which a message is an emergency
SECOND_GATE = -1.2
SECOND_NEED = 0.55
ACT, CONFIRM = 0.62, 0.36  # chances of the category, measured on authors left out (docs/understanding.md)


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


def decide(plain: str, sums: Scores, one: Model) -> Decision:
    """The decision on one message from the sums of its clauses."""
    scores = signals.level(sums.sum(0), one.biases, one.floor)
    kind = _emergency(plain, scores, sums, one)
    chances = _chances(scores, one)
    if kind:
        chances[_NONE] = 0.0
        chances /= chances.sum()
    best = int(chances.argmax())
    needs = () if best == _NONE else _needs(scores, sums, chances, best, one)
    if needs:
        best = CATEGORIES.index(needs[0].item.split(".")[0])  # type: ignore[arg-type]
    intents = np.where(_ASKING == (best != _NONE), scores[INTENT], -np.inf)
    intent: Intent = "need" if kind else INTENTS[int(intents.argmax())]  # type: ignore[assignment]
    confidence = float(chances[best])
    order = np.argsort(-chances)[:2]
    guesses = tuple(
        (CATEGORIES[at], _item(scores, at) if at != _NONE else "", float(chances[at])) for at in order
    )
    return Decision(intent, CATEGORIES[best], confidence, _band(chances, kind, needs), needs, kind, guesses)  # type: ignore[arg-type]


def _chances(scores: Scores, one: Model) -> Scores:
    weights, biases = one.last["category"]
    raised = np.exp(np.clip(weights @ signals.category_signals(scores) + biases, -30, 30))
    return raised / raised.sum()  # type: ignore[no-any-return]


def _band(chances: Scores, kind: str | None, needs: tuple[Found, ...]) -> Band:
    sure = float(max(chances.max(), sum(need.confidence for need in needs)))
    if kind or sure >= ACT:
        return "act"
    return "confirm" if sure >= CONFIRM else "hand_over"


def _item(scores: Scores, category: int) -> str:
    return ITEMS[int(np.where(_WHERE == category, scores[_ITEMS], -np.inf).argmax())]


def _needs(scores: Scores, sums: Scores, chances: Scores, best: int, one: Model) -> tuple[Found, ...]:
    if len(sums) > 1 and scores[SECOND][0] > SECOND_GATE:
        cut = signals.split(sums, one.biases, one.floor)
        if cut and cut.first != cut.second:
            chance = one.chance("second", signals.second_signals(scores, cut, len(sums)))
            if chance >= SECOND_NEED:
                return tuple(
                    _found(item, sums, bounds, float(chances[_WHERE[item]]), one)
                    for item, bounds in ((cut.first, (0, cut.at)), (cut.second, (cut.at, len(sums))))
                )
    item = ITEMS.index(_item(scores, best))
    return (_found(item, sums, (0, len(sums)), float(chances[best]), one),)


def _found(item: int, sums: Scores, bounds: tuple[int, int], confidence: float, one: Model) -> Found:
    """The clause between `bounds` that says most about an item."""
    column = DETAIL.start + item
    parts = signals.level(sums[bounds[0] : bounds[1]], one.biases, one.floor)
    at = bounds[0] + int((parts[:, column] + parts[:, PRESENT.start + _WHERE[item]]).argmax())
    return Found(ITEMS[item], at, at + 1, confidence, column)


def _emergency(plain: str, scores: Scores, sums: Scores, one: Model) -> str | None:
    """The kind of emergency, if it is one."""
    parts = signals.level(sums, one.biases, one.floor)[:, EMERGENCY]
    strongest = float(parts.max())
    if max(strongest, scores[EMERGENCY][0]) < ALARM_GATE:
        return None
    kinds, calming = alarms(plain)
    found = signals.emergency_signals(scores, strongest, len(kinds), calming)
    if one.chance("emergency", found) < ALARM:
        return None
    bonus = np.array([0.5 if kind in kinds else 0.0 for kind in KINDS])
    return KINDS[int((scores[KIND] + bonus).argmax())]
