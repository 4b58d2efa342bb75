"""Slots: what a message says of whom, where, when, how many, how old, and the number to call back."""

from datetime import datetime

from nlp.meaning import SLOTS, Slot, SlotName
from nlp.slots.age import find_age
from nlp.slots.choice import Candidate, choose
from nlp.slots.estates import Estate, EstateRegister
from nlp.slots.flags import find_flags as flags
from nlp.slots.fold import fold
from nlp.slots.for_whom import find_persons
from nlp.slots.people import choose_people, find_people
from nlp.slots.phone import find_phone
from nlp.slots.place import find_place, find_places
from nlp.slots.setting import setting
from nlp.slots.time import find_times
from nlp.slots.when import resolve

__all__ = ["Estate", "EstateRegister", "find", "flags"]
_WARM = "我妈82岁，周三上午，阳光花园3号楼2单元501，三口人"


def find(
    text: str, *, now: datetime | None = None, estates: EstateRegister | None = None
) -> dict[SlotName, Slot | None]:
    """Every slot of a message; what it does not say is None. Offsets point into `text`, whatever it holds."""
    folded = fold(text)
    found: dict[SlotName, Slot | None] = dict.fromkeys(SLOTS)
    found["phone"] = find_phone(text, folded)
    found["age"] = find_age(text, folded)
    places, times = find_places(folded), find_times(folded)
    counts, persons = find_people(folded), find_persons(folded)
    if counts and (count := choose_people(folded, counts)):
        found["people"] = Slot(text[count.start : count.end], count.value, count.start, count.end)
    if not places and not times and not persons and estates is None:
        return found
    around = setting(folded)
    found["place"] = find_place(text, folded, around, places, estates)
    if times and (time := choose("time", folded, around, times)):
        found["time"] = _worded(text, time, resolve(folded[time.start : time.end], now))
    if persons and (person := choose("for_whom", folded, around, persons)):
        found["for_whom"] = _worded(text, person, None)
    return found


def _worded(text: str, chosen: Candidate, value: str | None) -> Slot:
    words = text[chosen.start : chosen.end]
    return Slot(words, words if value is None else value, chosen.start, chosen.end)


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    find(_WARM)
