"""The vocabulary of understanding: what a message means, with the words that show it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Intent = Literal[
    "need",
    "status",
    "urge",
    "cancel",
    "thanks",
    "greeting",
    "human",
    "rating",
    "offer",
    "question",
    "spam",
    "chat",
]
Category = Literal["elderly", "medical", "education", "sports", "volunteer", "other", "none"]
Band = Literal["act", "confirm", "hand_over"]
SlotName = Literal["phone", "place", "time", "age", "people", "for_whom"]
SLOTS: tuple[SlotName, ...] = ("phone", "place", "time", "age", "people", "for_whom")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing said. `text`: the words as written; `value`: normal form; `start`, `end`: offsets in the message."""

    text: str
    value: str | int
    start: int
    end: int


Told = tuple[str, dict[SlotName, Slot | None]]
"""The words of a message that tell of one need alone, and their slots."""


@dataclass(frozen=True, slots=True)
class Need:
    """One need found. `item` is a service item's code such as "elderly.meal"; `span` the words that carry it."""

    category: Category
    item: str
    span: str
    start: int
    end: int
    confidence: float
    evidence: tuple[str, ...] = ()
    apart: Callable[[], Told] | None = field(default=None, compare=False, repr=False)
    """Of several needs: what is told of this one, found when it is asked for."""

    @property
    def part(self) -> str:
        """Of several needs: the words that tell of this one alone."""
        return self.apart()[0] if self.apart else ""

    @property
    def slots(self) -> dict[SlotName, Slot | None]:
        """Of several needs: the slots of that part."""
        return self.apart()[1] if self.apart else {}


@dataclass(frozen=True, slots=True)
class Guess:
    """What the message might mean, for the question "which of two" and for triage."""

    category: Category
    item: str
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one message means. `needs` lists the primary need first; `guesses` the best categories in order."""

    text: str
    intent: Intent
    category: Category
    confidence: float
    band: Band
    needs: tuple[Need, ...] = ()
    emergency: bool = False
    emergency_kind: str | None = None
    slots: dict[SlotName, Slot | None] = field(default_factory=lambda: dict.fromkeys(SLOTS))
    guesses: tuple[Guess, ...] = ()
    flags: frozenset[str] = frozenset()  # alone | disabled | child | urgent

    def slot(self, name: SlotName) -> Slot | None:
        """The slot of this name, if the message holds it."""
        return self.slots.get(name)

    def as_json(self) -> dict[str, Any]:
        """The fixed interface of `linli classify --jsonl`."""
        return {
            "text": self.text,
            "intent": self.intent,
            "category": self.category,
            "confidence": round(self.confidence, 4),
            "band": self.band,
            "needs": [
                {"category": n.category, "item": n.item, "span": n.span, "evidence": list(n.evidence)}
                for n in self.needs
            ],
            "emergency": self.emergency,
            "emergency_kind": self.emergency_kind,
            "slots": {
                name: None
                if (slot := self.slots.get(name)) is None
                else {"text": slot.text, "value": slot.value}
                for name in SLOTS
            },
        }
