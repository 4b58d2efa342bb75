"""The compiled parts of slots and their Python see and choose alike, in every message that we have and in any string."""

import gc
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.compiled import core
from nlp.meaning import SlotName
from nlp.slots import FINDERS, choice, sight
from nlp.slots.choice import Candidate, Choose, choose_in_python, compiled_choice
from nlp.slots.setting import Setting
from nlp.slots.sight import Sight, compiled_look, look_in_python

CORPUS = Path(__file__).parents[2] / "corpus"
PIECES = (
    "我妈 82岁 ８２歲 三口人 我跟老伴 两个娃 周三上午 明天下午3点 12:30 阳光花园3号楼2单元501 樓下 东门旁边 篮球场 5弄 隔壁王大爷 老李 独居 急急 13800001234 138-0000-1234 "
    "谢谢 取消 怎么还没 能不能 吗 没人 以前 ， 。 ？ \n 一 十 0 个 A - 👍🏽 \ud83d \u200f \x00 ٣"
).split(" ")
pytestmark = pytest.mark.skipif(core is None, reason="understanding was not compiled")
messages = st.text(st.characters(exclude_categories=()), max_size=120) | st.lists(
    st.sampled_from([*PIECES, *sorted(sight._kinds())[::40], " "]), max_size=40
).map("".join)


@cache
def looks() -> tuple[Any, Choose]:
    return compiled_look(), compiled_choice()


def differences(text: str) -> Iterator[str]:
    """What the two say differently of a message."""
    look, choose = looks()
    seen = look_in_python(text)
    if look(text) != seen:
        yield f"{text!r}: {look(text)} and {seen}"
    for slot, candidates in found(seen):
        one, other = (pick(slot, seen.text, seen.around, candidates) for pick in (choose, choose_in_python))
        if one is not other:
            yield f"{text!r}: {one} and {other}"


def found(seen: Sight) -> Iterator[tuple[SlotName, list[Candidate]]]:
    for slot, find in FINDERS.items():
        if candidates := find(seen):
            yield slot, candidates


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*/*.jsonl")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_both_find_the_same_slots_in_the_corpus(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [said for line in lines for said in differences(json.loads(line)["text"])] == []


@settings(max_examples=400, deadline=None)
@given(messages)
def test_both_find_the_same_slots_in_any_string(text: str) -> None:
    assert list(differences(text)) == []


@settings(max_examples=400, deadline=None)
@given(
    st.text(st.sampled_from("我妈82岁，。三口人\n在吗谢a"), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 80), st.sampled_from(["years", "address", "", "w" * 70])), max_size=30),
    st.sampled_from(sorted(FINDERS)),
)  # fmt: skip
def test_both_choose_the_same_of_any_candidates(
    text: str, places: list[tuple[int, int, str]], slot: SlotName
) -> None:
    seen = look_in_python(text)
    candidates = [
        Candidate(start, min(start + size, len(text)), kind, kind[:2], 1, "nw")
        for start, size, kind in places
        if start < len(text)
    ]
    one, other = (pick(slot, text, seen.around, candidates) for pick in (looks()[1], choose_in_python))
    assert one is other


@pytest.mark.parametrize("text", ["三口人", "我妈82岁，", "12:30", "樓", "，", "\x00", "👍"])
def test_a_long_message_is_seen_alike(text: str) -> None:
    long = (text * 20_000)[:20_000]
    assert looks()[0](long) == look_in_python(long)


@pytest.mark.parametrize("wrong", [None, 1, b"a", ["a"]])
def test_what_is_no_text_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        looks()[0](wrong)


AROUND = look_in_python("我妈82岁").around
CANDIDATE = Candidate(2, 4, "years", "妈", 82, "o")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("age", "我妈82岁", AROUND),
        ("age", 1, AROUND, [CANDIDATE]),
        ("age", "我妈82岁", (), [CANDIDATE]),
        ("age", "我妈82岁", AROUND, (CANDIDATE,)),
        ("age", "我妈82岁", Setting([], [1], [], "", 5, ""), [CANDIDATE]),
        ("age", "我妈82岁", Setting([], [1], [1], "", 5, ""), [CANDIDATE]),  # type: ignore[list-item]
        ("age", "我妈82岁", Setting(["a"], [], [], "", 5, ""), [CANDIDATE]),  # type: ignore[list-item]
        ("age", "我妈82岁", AROUND, [(2, 4)]),
        ("age", "我妈82岁", AROUND, [CANDIDATE._replace(end=9)]),
        ("age", "我妈82岁", AROUND, [CANDIDATE._replace(end=2)]),
        ("age", "我妈82岁", AROUND, [CANDIDATE._replace(start=-1)]),
        ("age", "我妈82岁", AROUND, [CANDIDATE._replace(start="a")]),  # type: ignore[arg-type]
        ("age", "我妈82岁", AROUND, [CANDIDATE._replace(kind=1)]),  # type: ignore[arg-type]
        ("phone", "我妈82岁", AROUND, [CANDIDATE]),
    ],
)
def test_what_is_no_candidate_is_refused(arguments: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        looks()[1](*arguments)


def test_weights_that_the_compiled_choice_does_not_know_are_added_up_in_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses() -> None:
        raise ValueError

    monkeypatch.setattr(choice, "compiled_choice", refuses)
    assert choice._chooser.__wrapped__() is choose_in_python


BOUNDS = {
    "length_step": 30, "length_most": 4, "place_step": 12, "place_most": 4, "size_most": 8, "rank_most": 3, "reach": 7, "most": 24,
}  # fmt: skip


@pytest.mark.parametrize(
    ("tables", "biases", "bounds"),
    [
        ({"age": {"taste": {"a": 1}}}, {"age": 1}, {}),
        ({"age": {"kind": {"a": "1"}}}, {"age": 1}, {}),
        ({"age": {"kind": {"a": 1 << 40}}}, {"age": 1}, {}),
        ({"age": {"kind": {"a" * 65: 1}}}, {"age": 1}, {}),
        ({"age": {"kind": {1: 1}}}, {"age": 1}, {}),
        ({"age": {"kind": None}}, {"age": 1}, {}),
        ({"age": None}, {"age": 1}, {}),
        ({"age": {}}, {}, {}),
        ({"age": {}}, {"age": "1"}, {}),
        ({str(slot): {} for slot in range(9)}, dict.fromkeys(map(str, range(9)), 1), {}),
        ({"age": {}}, {"age": 1}, {"length_step": 0}),
        ({"age": {}}, {"age": 1}, {"reach": 1000}),
    ],
)
def test_weights_of_another_shape_are_refused(tables: Any, biases: Any, bounds: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        core.Chooser(tables, biases, (), **BOUNDS | bounds)


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": {"a": "1"}}, {"words": {"a": 4}}, {"words": {1: 1}}, {"words": {"a": -1}}, {"classes": {"a": "xy"}}, {"classes": {"a": 1}},
        {"count": 0}, {"count": 17}, {"overlapping": 3}, {"placed": 3}, {"placed": 0}, {"sight": dict}, {"setting": 1}, {"changes": {1: "ab"}},
    ],
)  # fmt: skip
def test_words_of_another_shape_are_refused(wrong: Any) -> None:
    right: Any = {
        "changes": {}, "words": {"a": 2}, "count": 2, "overlapping": 1, "placed": 2, "classes": {}, "moods": "", "sight": Sight, "setting": Setting,
    }  # fmt: skip
    assert core.Scan(**right).look("ab")[2] == [(0, 1)]
    with pytest.raises((ValueError, TypeError, OverflowError)):
        core.Scan(**right | wrong)


def test_nothing_is_kept_of_a_message() -> None:
    psutil = pytest.importorskip("psutil")
    look, choose = looks()
    texts = ["我妈82岁，周三上午，阳光花园3号楼2单元501，三口人", "樓" * 3000, "三口人" * 500, "谢谢"]

    def work() -> int:
        for _ in range(300):
            for text in texts:
                seen = look(text)
                for slot, candidates in found(seen):
                    choose(slot, seen.text, seen.around, candidates)
        gc.collect()
        return int(psutil.Process().memory_info().rss) // 1024

    work()
    first = min(work() for _ in range(2))
    assert work() - first < 2_000
