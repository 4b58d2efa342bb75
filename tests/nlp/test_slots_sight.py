"""The one look at a message sees what a regular expression over the same words would."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.slots.flags import WORDS as FLAGS
from nlp.slots.for_whom import WORDS as PERSONS
from nlp.slots.lazy import Lazy, compile_all
from nlp.slots.setting import WORDS as SIGNS
from nlp.slots.setting import setting
from nlp.slots.sight import look
from nlp.slots.spot import WORDS as SPOTS

ALL = sorted(SIGNS | SPOTS | PERSONS | FLAGS)


def found(words: frozenset[str], text: str) -> list[tuple[int, int]]:
    longest_first = sorted(words, key=len, reverse=True)
    return [match.span() for match in re.finditer("|".join(map(re.escape, longest_first)), text)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(ALL), max_size=12).map("".join))
def test_words_that_overlap_are_taken_from_the_left_and_as_long_as_they_go(text: str) -> None:
    sight = look(text)
    assert sight.around == setting(text, found(SIGNS, text))
    assert sight.spots == found(SPOTS, text)
    assert sight.persons == found(PERSONS, text)
    assert sight.flags == found(FLAGS, text)


def test_a_pattern_waits_until_it_is_needed_and_then_works_alike() -> None:
    pattern = Lazy("(三+)点", re.IGNORECASE)
    assert pattern in Lazy.waiting
    compile_all()
    assert Lazy.waiting == []
    match = pattern.search("下午三三点")
    assert match is not None and match[1] == "三三"
