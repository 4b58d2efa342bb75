"""Slots: what a message says of whom, where, when, how many, how old, and the number to call back."""

from collections.abc import Callable
from datetime import datetime

from nlp.meaning import SLOTS, Slot, SlotName
from nlp.slots.age import find_ages
from nlp.slots.choice import Candidate, choose
from nlp.slots.estates import Estate, EstateRegister
from nlp.slots.flags import find_flags as flags
from nlp.slots.fold import fold
from nlp.slots.for_whom import find_persons
from nlp.slots.people import find_people
from nlp.slots.phone import find_phone
from nlp.slots.place import find_place, find_places
from nlp.slots.setting import setting
from nlp.slots.time import find_times
from nlp.slots.when import resolve

FINDERS: dict[SlotName, Callable[[str], list[Candidate]]] = {
    "place": find_places,
    "time": find_times,
    "age": find_ages,
    "people": find_people,
    "for_whom": find_persons,
}
__all__ = ["Estate", "EstateRegister", "find", "flags"]
_WARM = "我妈82岁，周三上午，阳光花园3号楼2单元501，三口人"


def find(
    text: str, *, now: datetime | None = None, estates: EstateRegister | None = None
) -> dict[SlotName, Slot | None]:
    """Every slot of a message; what it does not say is None. Offsets point into `text`, whatever it holds."""
    folded = fold(text)
    found: dict[SlotName, Slot | None] = dict.fromkeys(SLOTS)
    found["phone"] = find_phone(text, folded)
    candidates = {slot: finder(folded) for slot, finder in FINDERS.items()}
    if estates is None and not any(candidates.values()):
        return found
    around = setting(folded)
    found["place"] = find_place(text, folded, around, candidates["place"], estates)
    for slot in ("time", "age", "people", "for_whom"):
        several = candidates[slot]
        if several and (one := choose(slot, folded, around, several)):
            found[slot] = _slot(slot, text, folded, one, now)
    return found


def _slot(name: SlotName, text: str, folded: str, chosen: Candidate, now: datetime | None) -> Slot:
    start, end = chosen.start, chosen.end
    words = text[start:end]
    if name == "time":
        return Slot(words, resolve(folded[start:end], now) or words, start, end)
    return Slot(words, words if name == "for_whom" else chosen.value, start, end)


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    find(_WARM)
