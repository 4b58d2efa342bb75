"""What messages mean: one of each kind, and any string at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.meaning import SLOTS, Understanding
from nlp.understanding import LONGEST, understand


def test_a_need_has_its_item_its_words_and_its_evidence() -> None:
    meaning = understand("我妈八十二了，灶台都站不住，中午有没有人送口热饭")

    assert (meaning.intent, meaning.category) == ("need", "elderly")
    assert meaning.needs[0].item == "elderly.meal"
    assert meaning.text[meaning.needs[0].start : meaning.needs[0].end] == meaning.needs[0].span
    assert meaning.needs[0].evidence


def test_two_needs_come_in_the_order_in_which_they_are_told() -> None:
    meaning = understand("我爸透析没人送，一周三次打不到车。还有楼道灯坏了半个月没人修")

    assert [need.category for need in meaning.needs] == ["medical", "other"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("谢谢小李，饭送到了，热乎的", "thanks"),
        ("明天的饭不用送了，儿子回来了", "cancel"),
        ("转人工", "human"),
        ("你好", "greeting"),
        ("上礼拜报的那个水管，怎么没下文了", "status"),
    ],
)
def test_what_is_no_need_has_its_intent(text: str, intent: str) -> None:
    meaning = understand(text)

    assert (meaning.intent, meaning.category, meaning.needs) == (intent, "none", ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("快来人啊，我爸摔在卫生间起不来了", "fall"),
        ("厨房着火了，烟都冒到楼道里了", "fire"),
        ("老伴胸口疼得直冒冷汗，喘不上气", "cardiac"),
        ("我不想活了，药都攒好了", "suicide"),
        ("一屋子煤气味，头晕", "gas"),
    ],
)
def test_an_emergency_is_seen_with_its_kind(text: str, kind: str) -> None:
    assert understand(text).emergency_kind == kind


@pytest.mark.parametrize(
    "text",
    ["急死我了，快递怎么还不到", "周末想约人吃火锅", "楼上天天半夜吵，要命啊", "去年摔过一跤，想装个扶手"],
)
def test_figures_of_speech_and_old_falls_are_no_emergency(text: str) -> None:
    assert not understand(text).emergency


def test_traditional_script_means_the_same() -> None:
    assert understand("樓道燈壞了沒人修").needs[0].item == understand("楼道灯坏了没人修").needs[0].item


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_string_has_an_answer(text: str) -> None:
    _sound(understand(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="我妈要送饭。！ \n\u200f\u200b👍🏽\ud83d㈠①Ａ，3-2-501", max_size=400))
def test_marks_emoji_and_halves_of_characters_have_an_answer(text: str) -> None:
    _sound(understand(text))


def _sound(meaning: Understanding) -> None:
    assert 0 <= meaning.confidence <= 1
    assert set(meaning.slots) == set(SLOTS)
    assert (meaning.category == "none") == (not meaning.needs)
    for need in meaning.needs:
        assert meaning.text[need.start : need.end] == need.span


@pytest.mark.parametrize("text", ["楼道灯坏了，", "啊", "，", "👍", "3-2-501 ", "着火了"])
def test_cost_grows_no_faster_than_length(text: str) -> None:
    short, long = text * (2_000 // len(text)), text * (100_000 // len(text))
    understand(short)

    assert _seconds(long) < 0.5 + 120 * _seconds(short)
    assert LONGEST <= 20_000


def _seconds(text: str) -> float:
    began = time.perf_counter()
    understand(text)
    return time.perf_counter() - began
