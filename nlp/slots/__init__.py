"""Slots: what a message says of whom, where, when, how many, how old, and the number to call back."""

from datetime import datetime

from nlp.meaning import SLOTS, Slot, SlotName
from nlp.slots.address import read
from nlp.slots.age import find_age
from nlp.slots.choice import Candidate, choose
from nlp.slots.flags import find_flags as flags
from nlp.slots.fold import fold
from nlp.slots.for_whom import find_persons
from nlp.slots.mood import mood
from nlp.slots.people import find_people
from nlp.slots.phone import find_phone
from nlp.slots.place import find_places
from nlp.slots.time import find_times

__all__ = ["find", "flags"]


def find(text: str, *, now: datetime | None = None, estates: object = None) -> dict[SlotName, Slot | None]:
    folded = fold(text)
    found: dict[SlotName, Slot | None] = dict.fromkeys(SLOTS)
    found["phone"] = find_phone(text, folded)
    found["age"] = find_age(text, folded)
    feel = mood(folded)
    for name, finder in (
        ("place", find_places),
        ("time", find_times),
        ("people", find_people),
        ("for_whom", find_persons),
    ):
        c = choose(name, folded, feel, finder(folded))
        if c:
            words = text[c.start : c.end]
            found[name] = Slot(words, c.value or words, c.start, c.end)
    return found
