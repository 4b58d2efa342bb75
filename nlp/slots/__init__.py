"""Slots: what a message says of whom, where, when, how many, how old, and the number to call back."""

from collections.abc import Callable
from datetime import datetime

from nlp.compiled import made
from nlp.meaning import SLOTS, Slot, SlotName
from nlp.slots.age import find_ages
from nlp.slots.choice import Candidate, choose
from nlp.slots.estates import Estate, EstateRegister
from nlp.slots.flags import find_flags
from nlp.slots.for_whom import find_persons
from nlp.slots.hits import Hits
from nlp.slots.lazy import compile_all
from nlp.slots.people import find_people
from nlp.slots.phone import FEWEST, find_phone
from nlp.slots.place import find_place, find_places
from nlp.slots.sight import Sight, look
from nlp.slots.standing import standing
from nlp.slots.time import find_times
from nlp.slots.when import resolve
from nlp.slots.wish import whole

FINDERS: dict[SlotName, Callable[[Sight], list[Candidate]]] = {
    "place": lambda sight: find_places(sight.text, sight.spots, sight.sides, sight.addresses),
    "time": lambda sight: find_times(sight.text, sight.times),
    "age": lambda sight: find_ages(sight.text, sight.ages),
    "people": lambda sight: find_people(sight.text, sight.counts),
    "for_whom": lambda sight: find_persons(sight.text, sight.persons),
}
# Each finder with its hits: without any there is nothing to find.
_BY_HITS: tuple[tuple[SlotName, str, Callable[[str, Hits], list[Candidate]]], ...] = (
    ("time", "times", find_times),
    ("age", "ages", find_ages),
    ("people", "counts", find_people),
    ("for_whom", "persons", find_persons),
)
__all__ = ["Estate", "EstateRegister", "find", "flags"]
_WARM = "我妈82岁，周三上午，阳光花园3号楼2单元501，三口人"


def find(
    text: str, *, now: datetime | None = None, estates: EstateRegister | None = None
) -> dict[SlotName, Slot | None]:
    """Every slot of a message; what it does not say is None. Offsets point into `text`, whatever it holds."""
    sight = look(text)
    if sight.backs and (stands := standing(text)) != text:
        sight = look(stands)
    folded, around = sight.text, sight.around
    found: dict[SlotName, Slot | None] = dict.fromkeys(SLOTS)
    if sight.phones >= FEWEST:
        found["phone"] = find_phone(text, folded)
    if sight.addresses or sight.spots or sight.sides or estates is not None:
        places = find_places(folded, sight.spots, sight.sides, sight.addresses)
        found["place"] = find_place(text, folded, around, places, estates)
    for slot, seen, find_all in _BY_HITS:
        hits = getattr(sight, seen)
        candidates = find_all(folded, hits) if hits else []
        if candidates and (one := choose(slot, folded, around, candidates)):
            if slot == "time":
                found[slot] = _time(text, folded, whole(folded, one, candidates), now)
            else:
                found[slot] = _slot(slot, text, one)
    return found


def _slot(name: SlotName, text: str, chosen: Candidate) -> Slot:
    words = text[chosen.start : chosen.end]
    return made(Slot, words, words if name == "for_whom" else chosen.value, chosen.start, chosen.end)


def _time(text: str, folded: str, parts: list[Candidate], now: datetime | None) -> Slot:
    """A time, whose parts may stand apart: its offsets are those of the first of them."""
    words = "，".join([text[part.start : part.end] for part in parts])
    value = resolve("，".join([folded[part.start : part.end] for part in parts]), now)
    return made(Slot, words, value or words, parts[0].start, parts[0].end)


def flags(text: str) -> frozenset[str]:
    """The flags of this message, from {"alone", "disabled", "child", "urgent"}."""
    sight = look(text)
    return find_flags(sight.text, sight.flags)


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    compile_all()
    resolve("腊月初八")  # the lunar calendar
    find(_WARM)
