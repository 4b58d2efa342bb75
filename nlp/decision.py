"""From scores to a decision: intent, category, items of one or two needs, emergency, confidence and band."""

from dataclasses import dataclass

import numpy as np

from nlp.meaning import Band, Category, Intent
from nlp.model import (
    CATEGORIES,
    CATEGORY,
    EMERGENCY,
    INTENT,
    INTENTS,
    ITEM,
    ITEMS,
    KIND,
    SECOND,
    Model,
    Scores,
)
from nlp.emergencies import KINDS

_ASKING = np.array([intent in ("need", "offer", "question") for intent in INTENTS])
_ITEM_CATEGORY = np.array([CATEGORIES.index(item.split(".")[0]) for item in ITEMS])
TEMPERATURE = 2.5


@dataclass(frozen=True, slots=True)
class Found:
    """A need as clause numbers: from `first` to `last`; `column` is the model's column that speaks for it."""

    item: str
    first: int
    last: int
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


def _chances(scores: Scores) -> Scores:
    weights = np.exp(TEMPERATURE * (scores - scores.max()))
    return weights / weights.sum()  # type: ignore[no-any-return]


def decide(plain: str, found: list[tuple[int, int]], sums: Scores, one: Model) -> Decision:
    """The decision on one message from the sums of its clauses."""
    parts = one.level(sums)
    whole = one.level(sums.sum(0))
    chances = _chances(whole[CATEGORY])
    best = int(chances.argmax())
    category = CATEGORIES[best]
    confidence = float(chances[best])
    emergency = whole[EMERGENCY][0] > -0.3
    kind = tuple(KINDS)[int(whole[KIND].argmax())] if emergency else None
    intents = np.where(_ASKING == (category != "none"), whole[INTENT], -np.inf)
    intent = INTENTS[int(intents.argmax())]
    needs: list[Found] = []
    if category != "none":
        needs.append(_need(whole, parts, best, confidence))
        if whole[SECOND][0] > 0 and (second := _second(parts, needs[0])):
            needs.append(second)
    order = np.argsort(-chances)[:2]
    guesses = tuple((CATEGORIES[at], _item(whole, at), float(chances[at])) for at in order)
    band: Band = "act" if confidence > 0.6 or emergency else "confirm" if confidence > 0.35 else "hand_over"
    return Decision(intent, category, confidence, band, tuple(needs), kind, guesses)


def _item(whole: Scores, category: int) -> str:
    if CATEGORIES[category] == "none":
        return ""
    return ITEMS[int(np.where(_ITEM_CATEGORY == category, whole[ITEM], -np.inf).argmax())]


def _need(whole: Scores, parts: Scores, category: int, confidence: float) -> Found:
    item = ITEMS.index(_item(whole, category))
    at = int((parts[:, ITEM][:, item] + parts[:, CATEGORY][:, category]).argmax())
    return Found(ITEMS[item], at, at, confidence, ITEM.start + item)


def _second(parts: Scores, first: Found) -> Found | None:
    """The clause that speaks best for another item."""
    scores = parts[:, ITEM].copy()
    scores[:, ITEMS.index(first.item)] = -np.inf
    scores[first.first : first.last + 1] = -np.inf
    clause, item = divmod(int(scores.argmax()), scores.shape[1])
    if not np.isfinite(scores[clause, item]):
        return None
    return Found(ITEMS[item], clause, clause, 0.5, ITEM.start + item)
