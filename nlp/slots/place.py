"""Where: the address if one is given, else the other place that the request is about."""

from nlp.compiled import made
from nlp.meaning import Slot
from nlp.slots import address
from nlp.slots.choice import Candidate, choose
from nlp.slots.estates import EstateRegister, Found
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy
from nlp.slots.setting import Setting
from nlp.slots.spot import find_spots

_STOP = (
    "的在住是到去来我你他她它们这那从给了着过往就和跟对每把被让叫问找请帮有没不也都还说想要能会吗呢吧啊呀嘛喂个一俺咱佢喺勒哋"
    "，。、；：！？“”\"'（）()\\[\\]【】 \\n\\t,.!?:;~@#…·/|<>+=_*&^%$!-"
)
# 和 joins two things, but stands in many a name: 和平里, 永和新村.
_NAMED_HE = "和(?=平(?![时常安])|[顺睦谐美兴园泰苑畅悦欣润盛])|(?<=[永仁祥雍太颐融熙瑞])和"
_BEFORE = Lazy(rf"(?:[^{_STOP}]|{_NAMED_HE}){{1,8}}$")
_NAMED = Lazy(
    r"(?:小区|花园|家园|新村|公寓|宿舍|家属院|大院|胡同|平房|干休所|[苑里园村城府邸居庭湾轩阁坊舍寓院路街巷弄区镇乡县港墅源岛桥厦道堡屯排期月丹厂所段])$"
)
_GOES_ON = Lazy(r"另外|还有|顺便|再就是|再有|以及|同时|然后")
_MOST = 24
_NUMBERED = ("address", "floor", "gate", "area")
_JOINT = Lazy(r"(?:小区|里)?[ ,，、的]{0,2}$")


def find_addresses(folded: str, hits: Hits) -> list[Candidate]:
    """Every address in the text, with the estate's name before it; `hits`: where one of address.STARTS stands."""
    found: list[Candidate] = []
    if not hits:
        return found
    reached = 0
    for first in address.START.finditer(folded, max(0, hits[0][0] - address.BEFORE), hits[-1][1] + 1):
        if first.start() < reached or not (match := address.ADDRESS.match(folded, first.start())):
            continue
        start, end = match.span()
        reached = end
        kind = address.sort(match[0])
        before = _BEFORE.search(folded, max(0, start - 8), start)
        if before is not None and _NAMED.search(before[0]):
            joined = _GOES_ON.match(before[0])
            start, kind = before.start() + (joined.end() if joined else 0), kind + "+"
        found.append(Candidate(start, end, kind, match[0][-1]))
        if len(found) == _MOST:
            break
    return found


def find_places(folded: str, hits: Hits, sides: Hits, numbered: Hits) -> list[Candidate]:
    """Addresses and other places in the order of the text; what overlaps an address is part of it.

    `numbered`: where one of address.STARTS stands."""
    addresses = find_addresses(folded, numbered)
    if not addresses:
        return find_spots(folded, hits, sides)
    if any(place.kind.startswith("address") for place in addresses):
        return addresses  # a door is said on purpose: what else is named matters less
    spots = find_spots(folded, hits, sides)
    kept = [s for s in spots if all(s.end <= a.start or a.end <= s.start for a in addresses)]
    return sorted(addresses + kept)


def is_address(words: str) -> bool:
    """Whether these words name a building, a unit or a room."""
    return any(c.kind.rstrip("+") == "address" for c in find_addresses(words, [(0, len(words))]))


def find_place(
    text: str, folded: str, around: Setting, places: list[Candidate], estates: EstateRegister | None
) -> Slot | None:
    """The place that is meant, with the registered estate's name where the register knows it."""
    estate = estates.find(folded) if estates is not None else None
    if not places and estate is None:
        return None
    if len(places) == 1 and places[0].kind.startswith("address"):
        chosen: Candidate | None = places[0]
    else:
        chosen = choose("place", folded, around, places) if places else None
    if estate is None:
        return None if chosen is None else _slot(text, folded, chosen.start, chosen.end, chosen, None)
    touching = [place for place in places if _touches(folded, estate, place)]
    near = next((place for place in touching if _numbered(place)), touching[0] if touching else None)
    if near is not None and (_numbered(near) or chosen is None or not _numbered(chosen)):
        start, end = min(estate.start, near.start), max(estate.end, near.end)
        return _slot(text, folded, start, end, near, estate)
    if chosen is None or not _numbered(chosen):
        return Slot(text[estate.start : estate.end], estate.name, estate.start, estate.end)
    return _slot(text, folded, chosen.start, chosen.end, chosen, estate)


def _numbered(place: Candidate) -> bool:
    return place.kind.rstrip("+") in _NUMBERED


def _touches(folded: str, estate: Found, place: Candidate) -> bool:
    return (
        place.start < estate.end < place.end
        or (estate.start <= place.start < estate.end)
        or (place.start >= estate.end and _JOINT.match(folded[estate.end : place.start]) is not None)
    )


def _slot(text: str, folded: str, start: int, end: int, place: Candidate, estate: Found | None) -> Slot:
    """The words with their normal form: estate/building/unit/room of an address, else what is said."""
    words = folded[start:end]
    known = estate.name if estate else None
    if _numbered(place):
        rest = words
        if estate is not None and start <= estate.start < end:
            rest = folded[estate.end : end].removeprefix("小区")
        value = str(address.read(rest, known)) or words
    elif estate is not None:
        rest = folded[estate.end : end] if start <= estate.start < end else ""
        value = "/".join(filter(None, (estate.name, rest.strip(" ,，的"))))
    else:
        value = words
    return made(Slot, text[start:end], value, start, end)
