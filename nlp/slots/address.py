"""Addresses: estate, building, unit and room in digits and in Chinese numerals (3-2-501, 12栋1503, 五号楼三零二)."""

from string import ascii_letters, digits
from typing import NamedTuple

from nlp.slots.lazy import Lazy
from nlp.slots.numerals import number

_H = "一二三四五六七八九十百零〇幺两"
_N = rf"(?:[0-9]{{1,4}}|[{_H}]{{1,4}})"
_LETTER = r"(?:[A-Za-z][0-9]{0,2}|[甲乙丙丁])"
_ROOM = rf"(?:{_LETTER}?[0-9]{{3,4}}(?![0-9年元块米号人个天步点%多:：.{_H}])|[一二三四五六七八九十零〇幺]{{3,4}}(?![{_H}年元块米人个天步点多]))[室房]?"
_DASHED = (
    r"(?<![0-9\-/.:年月A-Za-z])(?:[A-Za-z]{1,2}-?)?(?:[0-9]{1,3}|[甲乙])-(?:[0-9]{1,2}-){1,2}[0-9]{1,4}(?![0-9\-:：])[室号]?"
    r"|(?<![0-9\-/.:年月A-Za-z])(?:[A-Za-z]?[0-9]{1,2}|[A-Za-z甲乙])-[0-9]{3,4}(?![0-9\-年:：])室?"
    r"|(?<=[里园苑村院区庭府居栋楼幢顺月])[0-9]{1,2}-[0-9]{1,4}(?![0-9\-年月日号:：岁])"
)
_BLOCK = rf"(?:{_N}|{_LETTER})(?:号?楼栋|号楼|号院|[栋幢](?!梁)|座(?![山桥城大房工厂新位]))"
_UNIT = rf"{_N}(?:单元门?|号梯)|{_N}门(?![课技手功心诊卫生语学亲艺店槛票])"
_FLOOR = rf"(?:{_N}|负[一二三123]|[顶底])(?:楼|层)(?![毛皮油主意网群道次关上说长])"
_AREA = (
    rf"(?:{_N}|{_LETTER}|[东西南北])(?:区|期|排|片|弄|巷|院|村)(?![别长医民领县政委外卫市子刊])"
    rf"|{_N}号(?=[0-9{_H}]{{3}}|楼|院|地下)|(?<=[弄巷街里路村苑园区排大厅坊条棚房段同舍房厦二三根厢坪湾堂堡])[0-9{_H}]{{1,4}}号(?![0-9日])"
)
_PART = (
    rf"(?:{_DASHED}|{_BLOCK}|{_UNIT}|{_FLOOR}|{_AREA}|(?<=[楼栋幢座门号元层弄梯排区期室院])[-,，、 ]?{_ROOM}"
    rf"|(?<=[楼栋幢座])-?[0-9]{{1,2}}-[0-9]{{1,4}}|(?<=[楼栋幢座元])-[0-9]{{1,4}}|(?<=[幢栋座弄元])[0-9{_H}]{{1,4}}[号室]|(?<=座)[A-Z])"
)
_SIDE = "(?:[东西南北][头侧户梯]|前?后?门口|楼下|底楼|底下|顶楼|地下室|地下|前面|后面|背后|旁边|门卫|对面|后头|后门|门口|大厅|[东西][单户][元]?)?"
ADDRESS = Lazy(rf"{_PART}(?:[ ,，、的]?{_PART})*{_SIDE}")
# Where an address can begin: a number, a letter or a direction with a word for a part of an address after it.
_SIGNS, _PARTS = f"{_H}甲乙丙丁东西南北顶底负", "楼栋幢座门室号弄排层区期梯巷院村片单一二三"
START = Lazy(
    rf"[0-9A-Za-z{_SIGNS}](?:(?<=[0-9{_H}])[0-9{_H}]{{0,3}}|(?<=[A-Za-z])[A-Za-z]?[0-9]{{0,3}})?(?<![0-9]{{6}})"
    rf"(?=[{_PARTS}]|[\-][0-9A-Z])"
)
# Without two of these signs side by side there is none; it begins at most so many signs before them.
BEFORE = 4
STARTS = frozenset(sign + part for sign in f"{ascii_letters}{digits}{_SIGNS}" for part in f"{_PARTS}-")
_STRONG = Lazy(
    rf"{_BLOCK}|{_N}(?:单元|号梯)|{_DASHED}|[0-9{_H}][弄排]|[0-9]{{3}}|[{_H}]号|[0-9]号|[一二三四五六七八九零幺]{{3}}"
)
_FLOOR_ONLY = Lazy(rf"{_FLOOR}$")

_BUILDING = Lazy(
    rf"({_N}|{_LETTER})(?:号?楼栋|号楼|号院|楼(?=[0-9]{{1,2}}门|[ ]?[0-9]{{3,4}}|[{_H}]{{1,2}}门|[{_H}]{{3}})|栋|幢|座)"
)
_UNIT_OF = Lazy(rf"({_N})(?:单元|号梯|门)")
_HOUSE = Lazy(rf"({_N})号")
_ROOM_OF = Lazy(rf"({_LETTER}?[0-9]{{3,4}}|[{_H}]{{3,4}})[室房]?$|({_N})[室房]")
_CHAIN = Lazy(r"((?:[A-Za-z]{1,2}-?)?[0-9甲乙]{1,3}|[A-Za-z])-(?:([0-9]{1,2})-)?(?:[0-9]{1,2}-)?([0-9]{1,4})")
_FLOOR_OF = Lazy(rf"((?:{_N}|负[一二三123]|[顶底])[楼层])")
_ESTATE = Lazy(
    rf"^.*?(?=(?:(?:{_N}|{_LETTER})(?:号|栋|幢|座|单元|楼|门|层|室)|[0-9A-Za-z甲乙]{{1,3}}-[0-9]|$))"
)


class Address(NamedTuple):
    """What is known of where somebody lives; "" is not known."""

    estate: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in self if part)


def sort(words: str) -> str:
    """How sure these words are an address: "address", "floor" (三楼), "gate" (四门) or "area" (东区)."""
    if _STRONG.search(words):
        return "address"
    if _FLOOR_ONLY.search(words):
        return "floor"
    return "gate" if "门" in words else "area"


def read(words: str, estate: str | None = None) -> Address:
    """The parts of an address as written in folded text, with the estate's registered name where it is known."""
    name = _ESTATE.match(words)
    written = name[0].strip(" ,，、的") if name else ""
    rest = words[name.end() :] if name else words
    chain = _CHAIN.search(rest)
    if chain:
        building, unit, room = chain[1], chain[2] or "", chain[3]
        if rest[: chain.start()].strip(" ,，、的"):
            building, unit = _plain(_first(_BUILDING, rest) or building), chain[1]
        return Address(estate or written, _plain(building), unit, room)
    building = _first(_BUILDING, rest)
    tail = rest
    if not building and (house := _HOUSE.search(rest)):
        building = house[1]
    room = _ROOM_OF.search(tail.rstrip("的"))
    place = Address(
        estate or written,
        _plain(building),
        _plain(_first(_UNIT_OF, rest)),
        _plain(next(filter(None, room.groups()), "")) if room else "",
    )
    if not any(place[1:]) and (floor := _FLOOR_OF.search(rest)):
        return place._replace(room=_plain(floor[1][:-1]) + "楼")
    return place


def _first(pattern: Lazy, words: str) -> str:
    match = pattern.search(words)
    return match[1] if match else ""


def _plain(words: str) -> str:
    value = number(words)
    return words.upper() if value is None else str(value)
