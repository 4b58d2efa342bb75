"""Who and where, hidden from the weights: an estate's name, a door, a phone or identity number says nothing about a need.

Each is replaced by one mark and fillers of the same length, so that every offset stays. Ages keep what matters: old or young.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping

from nlp.emergencies import only_sounds
from nlp.meaning import Slot, SlotName
from nlp.normalise import Plain

PLACE, OLD, YOUNG, GROWN, PHONE, FILLER = "\x04", "\x05", "\x06", "\x07", "\x0e", "\x0f"
_OLD_FROM, _YOUNG_TO = 60, 17
_BUILDING = re.compile(
    "^.*(?:[0一二三四五六七八九十a-z东西南北][号楼栋幢单元座室户门弄#-]+|[0一二三四五六七八九十]{3,}|0+-0+)"
)
_LONG = "0" * 9
_LONG_NUMBER = re.compile(f"{_LONG}0*x?")
_ESTATE = re.compile("^.{1,6}(?:苑|里|园|小区|新村|家园|公寓|府|庭|社区|坊|居)$")


def masked(plain: Plain, slots: Mapping[SlotName, Slot | None]) -> str:
    """The plain text with addresses, phones and ages hidden; of the same length."""
    text = plain.text
    for name, slot in slots.items():
        if slot is None or name not in ("place", "phone", "age"):
            continue
        start, end = _in_plain(plain, slot)
        if end <= start:
            continue
        if name == "place":
            end = start + _address(text[start:end])
        if end > start:
            text = text[:start] + _mark(name, slot) + FILLER * (end - start - 1) + text[end:]
    for start, end in only_sounds(plain.text):
        text = text[:start] + FILLER * (end - start) + text[end:]
    return _LONG_NUMBER.sub(_hidden, text) if _LONG in text else text


def _hidden(number: re.Match[str]) -> str:
    """An identity card, an account, a further phone: the plain view holds every digit as 0."""
    return PHONE + FILLER * (len(number[0]) - 1)


def _in_plain(plain: Plain, slot: Slot) -> tuple[int, int]:
    if plain.offsets is None:
        return slot.start, min(slot.end, len(plain.text))
    return bisect_left(plain.offsets, slot.start), bisect_left(plain.offsets, slot.end)


def _address(place: str) -> int:
    """How much of a place is an address; where the thing is (楼道, 篮球场) is worth knowing."""
    building = _BUILDING.match(place)
    if building:
        return building.end()
    return len(place) if _ESTATE.match(place) else 0


def _mark(name: SlotName, slot: Slot) -> str:
    if name != "age":
        return PLACE if name == "place" else PHONE
    years = int(slot.value)
    return OLD if years >= _OLD_FROM else YOUNG if years <= _YOUNG_TO else GROWN
