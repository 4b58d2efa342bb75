"""One look at a message: where everything stands that a slot can hang on.

Every finder has words without which it finds nothing. They are looked for together, in one pass; most messages have
few of them, and only those few places cost more.
"""

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick

from nlp.slots.age import SIGNS as AGES
from nlp.slots.flags import WORDS as FLAGS
from nlp.slots.for_whom import WORDS as PERSONS
from nlp.slots.hits import Hits, longest
from nlp.slots.people import STARTS as COUNTS
from nlp.slots.setting import WORDS as SIGNS
from nlp.slots.spot import SIDES
from nlp.slots.spot import WORDS as SPOTS
from nlp.slots.timewords import STARTS as TIMES


class Sight(NamedTuple):
    """A folded message with what was seen in it. Of times, counts and ages only where one might begin."""

    text: str
    signs: Hits
    spots: Hits
    sides: Hits
    persons: Hits
    flags: Hits
    times: Hits
    counts: Hits
    ages: Hits


_OVERLAPPING = range(5)  # signs, spots, sides, persons and flags are words, the others only places to look at


@lru_cache(8)  # slots and flags are asked for one after the other
def look(folded: str) -> Sight:
    """See the whole message once."""
    seen: list[Hits] = [[], [], [], [], [], [], [], []]
    for last, (size, kind, more) in _automaton().iter(folded):
        end = last + 1
        seen[kind].append((end - size, end))
        for kind in more:
            seen[kind].append((end - size, end))
    for kind in _OVERLAPPING:
        if len(seen[kind]) > 1:
            seen[kind][:] = longest(seen[kind])
    return Sight(folded, *seen)


@cache
def _automaton() -> ahocorasick.Automaton:
    kinds: dict[str, list[int]] = defaultdict(list)
    for kind, words in enumerate((SIGNS, SPOTS, SIDES, PERSONS, FLAGS, TIMES, COUNTS, AGES)):
        for word in words:
            kinds[word].append(kind)
    automaton = ahocorasick.Automaton()
    for word, of in kinds.items():
        automaton.add_word(word, (len(word), of[0], tuple(of[1:])))
    automaton.make_automaton()
    return automaton
