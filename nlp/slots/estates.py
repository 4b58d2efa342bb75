"""The register of estates: names, other names and typed mistakes, found in a message."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nlp.slots.fold import fold

_GENERIC = re.compile(r"(?:小区|花园|家园|新村|公寓|社区)$")
_NUMBERED = re.compile(r"[的 ]?(?:小区)?[ ]?[0-9一二三四五六七八九十A-Za-z]")
_LONGEST = 24
_FUZZY = 3  # shorter names are too like other words to be guessed at


class Estate(NamedTuple):
    """One estate as the register holds it."""

    name: str
    aliases: Sequence[str] = ()
    buildings: Sequence[str] = ()


class Found(NamedTuple):
    """An estate in a text."""

    start: int
    end: int
    name: str


class EstateRegister:
    """Finds estates by name, by another name, without the generic ending before a number, and mistyped."""

    def __init__(self, estates: Iterable[Estate]) -> None:
        self._names: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self.buildings: dict[str, frozenset[str]] = {}
        for estate in estates:
            self.buildings[estate.name] = frozenset(map(str, estate.buildings))
            for name in (estate.name, *estate.aliases):
                self._names.setdefault(fold(name)[:_LONGEST], estate.name)
        for name, full in self._names.items():
            short = _GENERIC.sub("", name)
            if len(short) > 1 and short not in self._names:
                self._short.setdefault(short, full)
        self._names.pop("", None)
        self._signs: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            if len(name) >= _FUZZY:
                for sign in dict.fromkeys(name):
                    self._signs[sign].append(name)
        self._exact = _any(self._names)
        self._shortened = _any(self._short)

    def find(self, folded: str) -> Found | None:
        """The first estate that is named, exactly if it can be."""
        if self._exact is not None and (match := self._exact.search(folded)):
            return Found(match.start(), match.end(), self._names[match[0]])
        if self._shortened is not None:
            for match in self._shortened.finditer(folded):
                if _NUMBERED.match(folded, match.end()):
                    return Found(match.start(), match.end(), self._short[match[0]])
        return self._mistyped(folded[:2000])

    def _mistyped(self, folded: str) -> Found | None:
        """A name with one sign wrong, missing or too many; a short one only where a number follows."""
        shared: dict[str, int] = defaultdict(int)
        for sign in self._signs.keys() & set(folded):
            for name in self._signs[sign]:
                shared[name] += 1
        best: tuple[int, Found] | None = None
        for name, count in shared.items():
            if count < len(set(name)) - 1:
                continue
            for found, wrong in self._windows(folded, name):
                if best is None or wrong < best[0]:
                    best = wrong, found
        return best[1] if best else None

    def _windows(self, folded: str, name: str) -> Iterable[tuple[Found, int]]:
        from rapidfuzz.distance import OSA  # 70 ms to load, and only messages with a near miss need it

        size = len(name)
        for start in range(max(1, len(folded) - size + 2)):
            for length in (size, size - 1, size + 1):
                window = folded[start : start + length]
                if len(window) != length or not (window[0] == name[0] or window[-1] == name[-1]):
                    continue
                wrong = OSA.distance(name, window, score_cutoff=1)
                if wrong <= 1 and (size > _FUZZY or _NUMBERED.match(folded, start + length)):
                    yield Found(start, start + length, self._names[name]), wrong + (length != size)


def _any(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None
