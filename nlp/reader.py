"""Which of the two paths reads messages: the compiled one where it was built, else numpy. Both decide alike."""

from functools import cache
from typing import Any, Protocol

from nlp import clauses, emergencies, layout, verdict
from nlp.compiled import core
from nlp.segment import segmenter
from nlp.verdict import Found, Verdict


class Reader(Protocol):
    """What decides on messages."""

    def decide(self, plain: str, hidden: str) -> Verdict:
        """What is decided on a plain view; `hidden` is the same with places and people masked."""


class Compiled:
    """The compiled path. Raises ImportError where it was not built, ValueError where it does not know the weights."""

    def __init__(self) -> None:
        if core is None:
            raise ImportError("nlp._core was not built")
        from nlp.weights import arrays

        found = arrays()
        matched = int(found.pop("counts")[0])
        self._decide = core.Reader(
            found, matched, _layout(), segmenter(), emergencies.calming, emergencies.shows
        ).decide

    def decide(self, plain: str, hidden: str) -> Verdict:
        """What is decided on a plain view; `hidden` is the same with places and people masked."""
        intent, category, confidence, band, needs, kind, guesses = self._decide(plain, hidden)
        return Verdict(
            intent, category, confidence, band, tuple([Found._make(need) for need in needs]), kind, guesses
        )


def _layout() -> dict[str, Any]:
    """All that the compiled path must know of columns, names, words and bounds; it has none of its own."""
    return {
        "categories": len(layout.CATEGORIES), "category_names": layout.CATEGORIES, "bounds": (*layout.FIRST, len(layout.FINE)),
        "intents": len(layout.INTENTS), "intent_names": layout.INTENTS, "need": layout.INTENTS.index("need"),
        "asks": [int(intent in layout.ASKING) for intent in layout.INTENTS],
        "kinds": len(layout.KINDS), "kind_names": layout.KINDS, "item_names": layout.ITEMS, "serious": layout.SERIOUS,
        "band_names": ("act", "confirm", "hand_over"),
        "present": layout.PRESENT.start, "detail": layout.DETAIL.start, "intent": layout.INTENT.start,
        "emergency": layout.EMERGENCY.start, "kind": layout.KIND.start, "second": layout.SECOND.start, "width": layout.WIDTH,
        "next_clause": clauses.NEXT_CLAUSE, "goes_on": clauses.GOES_ON, "next_thing": clauses.NEXT_THING,
        "alarm": verdict.ALARM, "clear": verdict.CLEAR, "hope": verdict.HOPE, "second_need": verdict.SECOND_NEED,
        "act": verdict.ACT, "confirm": verdict.CONFIRM,
    }  # fmt: skip


@cache
def reader() -> Reader:
    """The reader of this process, loaded once."""
    try:
        return Compiled()
    except (ImportError, ValueError):
        from nlp.reference import Reference

        return Reference()


def is_compiled() -> bool:
    """Whether this process reads by the compiled path."""
    return isinstance(reader(), Compiled)
