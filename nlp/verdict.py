"""What is decided on a message, by whichever path, and the chances from which it is decided."""

from typing import NamedTuple

from nlp.meaning import Band, Category, Intent

ALARM = 0.35  # the chance from which a message is an emergency
HOPE = 0.02  # a message with less chance of a second need is not cut, to save time
SECOND_NEED = 0.6
CLEAR = 0.6  # an alarm below is raised all the same, but is not sure enough to act on without asking
ACT, CONFIRM = 0.89, 0.40  # chances of the category (docs/understanding.md says how they were chosen)


class Found(NamedTuple):
    """A need: the stretch of the plain view that says most about it, and the words that showed it."""

    category: Category
    item: str
    start: int
    end: int
    confidence: float
    evidence: tuple[str, ...]


class Verdict(NamedTuple):
    """What the weights and patterns say of a message, before slots and the original's words are put to it."""

    intent: Intent
    category: Category
    confidence: float
    band: Band
    needs: tuple[Found, ...]
    kind: str | None
    guesses: tuple[tuple[Category, str, float], ...]


def cry(plain: str, kind: str) -> Verdict:
    """What a cry for help, or danger told in a few signs, means."""
    item = {"suicide": "medical.mental", "illness": "medical.hospital"}.get(kind, "other.safety")
    category: Category = "other" if item == "other.safety" else "medical"
    need = Found(category, item, 0, len(plain), 0.9, (plain[:8],))
    return Verdict("need", category, 0.9, "act", (need,), kind, ((category, item, 0.9),))
