"""One look at a message: where everything stands that a slot can hang on.

Every finder has words without which it finds nothing. They are looked for together, in one pass; most messages have
few of them, and only those few places cost more. The pass is compiled where that was built (nlp/native/scan.c);
`look_in_python` says the same.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from nlp.compiled import core
from nlp.slots.address import STARTS as ADDRESSES
from nlp.slots.age import SIGNS as AGES
from nlp.slots.flags import WORDS as FLAGS
from nlp.slots.fold import TABLE, fold
from nlp.slots.for_whom import WORDS as PERSONS
from nlp.slots.hits import Hits, longest
from nlp.slots.people import STARTS as COUNTS
from nlp.slots.phone import SIGNS as PHONES
from nlp.slots.setting import CLASSES, MOODS, Setting, setting
from nlp.slots.setting import WORDS as SIGNS
from nlp.slots.spot import SIDES
from nlp.slots.spot import WORDS as SPOTS
from nlp.slots.standing import WORDS as BACKS
from nlp.slots.timewords import STARTS as TIMES


class Sight(NamedTuple):
    """A folded message with what was seen in it. Of times, counts, ages and addresses only where one might begin;
    of numbers to call, and of words that take something back, only how many there are."""

    text: str
    around: Setting
    spots: Hits
    sides: Hits
    persons: Hits
    flags: Hits
    times: Hits
    counts: Hits
    ages: Hits
    addresses: Hits
    phones: int
    backs: int


_KINDS = (SIGNS, SPOTS, SIDES, PERSONS, FLAGS, TIMES, COUNTS, AGES, ADDRESSES, PHONES, BACKS)
_OVERLAPPING = 5  # signs, spots, sides, persons and flags are words, the others only places to look at
_PLACED = 9  # of the signs of numbers to call it is enough to know how many there are


@lru_cache(8)  # slots and flags are asked for one after the other
def look(text: str) -> Sight:
    """See the whole message once."""
    return _look()(text)


@cache
def _look() -> Callable[[str], Sight]:
    return look_in_python if core is None else compiled_look()


def compiled_look() -> Callable[[str], Sight]:
    """The look in C."""
    changes = {code: chr(plain) for code, plain in TABLE.items()}
    kinds = {word: sum(1 << kind for kind in of) for word, of in _kinds().items()}
    return core.Scan(changes, kinds, len(_KINDS), _OVERLAPPING, _PLACED, CLASSES, MOODS, Sight, Setting).look


def look_in_python(text: str) -> Sight:
    """What the compiled look does."""
    folded = fold(text)
    seen: list[Hits] = [[] for _ in _KINDS]
    for last, (size, kinds) in _automaton().iter(folded):
        end = last + 1
        for kind in kinds:
            seen[kind].append((end - size, end))
    for kind in range(_OVERLAPPING):
        seen[kind] = longest(seen[kind])
    around = setting(folded, seen[0])
    return Sight._make([folded, around, *seen[1:_PLACED], *map(len, seen[_PLACED:])])


@cache
def _automaton() -> Any:
    import ahocorasick  # not needed by the compiled look

    automaton = ahocorasick.Automaton()
    for word, kinds in _kinds().items():
        automaton.add_word(word, (len(word), kinds))
    automaton.make_automaton()
    return automaton


def _kinds() -> dict[str, list[int]]:
    """Of every word that is looked for the kinds of hit that it is."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for kind, words in enumerate(_KINDS):
        for word in words:
            kinds[word].append(kind)
    return kinds
