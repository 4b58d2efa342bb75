"""A form: needs that are being told together, with what is known of them and what is still to be asked. Pure: no database."""

import re
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from casework import whereabouts
from casework.cases import Draft
from nlp.catalogue import catalogue

LONGEST = 2000
IN_READ_BACK = {"place", "phone"}
"""Facts that can be told in one line under a read-back."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Form:
    """Needs that are being told together. Kept as JSON in the dialog state, so that it survives a restart."""

    drafts: list[Draft]
    known: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By item: what only this one of several needs has, where it differs from `known`."""
    first: dict[str, str] = field(default_factory=dict)
    """What she said before she corrected it, by "ITEM:FIELD" ("" as item: of all)."""
    pending: dict[str, Any] = field(default_factory=dict)
    """A correction of which she has to say whose it is."""
    skipped: list[str] = field(default_factory=list)
    from_profile: list[str] = field(default_factory=list)
    offer: bool = False
    """She offers to help: asked for skill and free time."""
    straight: bool = False
    """Goes without a read-back: a voice message, a call for a human, a question for the desk."""
    undecided: bool = False
    """Two guesses are near: asked which."""
    again: dict[str, int] = field(default_factory=dict)
    """How often a question was put again because what she said could be no answer to it."""
    doubted: list[str] = field(default_factory=list)
    """Fields that she has called wrong and has still to tell anew."""
    questions: list[str] = field(default_factory=list)
    """What she has asked on the way and nobody has answered yet."""
    chosen: dict[str, str] = field(default_factory=dict)
    """By item: the name of the organisation that she has chosen herself."""
    desk: int = 0
    """The community whose desk takes it, as she cannot say which is hers; 0: not needed."""
    state: str = ""
    """The step it stands at, for coming back to it."""

    def to_json(self) -> dict[str, Any]:
        """For the dialog state."""
        return {
            **{name: getattr(self, name) for name in FIELDS},
            "drafts": [draft.to_json() for draft in self.drafts],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Form":
        """Out of the dialog state."""
        return cls(**{**data, "drafts": [Draft(**draft) for draft in data["drafts"]]})

    def items(self) -> list[str]:
        """The service items, in the order told."""
        return [draft.item for draft in self.drafts]

    def value(self, item: str, name: str) -> Any:
        """What is known of one need: its own, else what all share."""
        return self.own.get(item, {}).get(name) or self.known.get(name)

    def needed(self, item: str) -> tuple[str, ...]:
        """What this need has to be known for, in the order it is asked."""
        if self.offer:
            return ("skill", "free_time", "phone")
        found = catalogue().get(item)
        return tuple(found.needs) if found and not self.straight else ()

    def fields(self) -> list[str]:
        """What these needs need to be known."""
        # what nobody is sure of is for the desk, which asks her in chat what it lacks
        items = [draft.item for draft in self.drafts if draft.band != "hand_over"]
        return list(dict.fromkeys(name for item in items for name in self.needed(item)))

    def lacking(self, name: str) -> list[str]:
        """The needs for which this is not known, or not well enough to go there."""
        return [
            draft.item
            for draft in self.drafts
            if draft.band != "hand_over"
            and name in self.needed(draft.item)
            and not self._has(draft.item, name)
        ]

    def _has(self, item: str, name: str) -> bool:
        value = self.value(item, name)
        return bool(value) and (name != "place" or whereabouts.enough(item, str(value)))

    def _lacks(self) -> list[str]:
        return [name for name in self.fields() if name not in self.skipped and self.lacking(name)]

    def missing(self) -> str | None:
        """The next thing to ask in a question of its own, if any."""
        lacks = self._lacks()
        if self.state == "form:ask:place" and "place" in lacks:
            return "place"  # a question that has been put stands until it is answered
        return None if set(lacks) <= IN_READ_BACK else next(name for name in lacks if name != "phone")

    def open(self) -> list[str]:
        """What the read-back itself asks for: where and whom to call, when nothing else is to be asked."""
        return self._lacks() if self.missing() is None else []

    def home(self) -> str:
        """The place to remember for the next time: an address, and not a square or a sports ground."""
        places = ["" if self.offer else str(self.value(item, "place") or "") for item in self.items()]
        return next((place for place in places if whereabouts.addressed(place)), "")

    def let_go_of_past(self, now: datetime) -> None:
        """A time that has passed while she was telling is not wanted any more."""
        for facts in (self.known, *self.own.values()):
            if facts.get("until") and datetime.fromisoformat(facts["until"]) <= now:
                facts.pop("until")
                facts.pop("time", None)

    def let_go_of_doubted(self, name: str) -> None:
        """What she has called wrong, and tells nothing instead of."""
        if name not in self.doubted:
            return
        self.doubted.remove(name)
        self.from_profile = [known for known in self.from_profile if known != name]
        for facts in (self.known, *self.own.values()):
            facts.pop(name, None)
            facts.pop("until" if name == "time" else name, None)


FIELDS = tuple(found.name for found in fields(Form))


def clean(text: str) -> str:
    """Her words without control characters, at a length that a person still reads."""
    return CONTROL.sub("", text).strip()[:LONGEST]
