"""The compiled path and its reference decide alike, on every message that we have and on any string."""

import gc
import json
import os
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import emergencies, normalise, reader, slots, weights
from nlp.compiled import core
from nlp.layout import CATEGORIES, ITEMS
from nlp.mask import masked
from nlp.meaning import Guess
from nlp.reader import Compiled
from nlp.reference import Reference
from nlp.train.characters import table
from nlp.verdict import Verdict

CORPUS = Path(__file__).parents[2] / "corpus"
PIECES = (
    "我妈 要送饭 楼道灯坏了 另外 还有就是 还有 第二 ， 。 ！！ ？ … \n 0 1、 82岁 摔倒起不来了 着火了 不想活了 谢谢 去年 👍🏽 \ud83d ａ 樓 \u200f ~ | · "
    "孩子作业没人管 想学太极拳 透析没人陪 怎么还没来 转人工 煤气味 3号楼 13800001234"
).split(" ")
needs_compiled = pytest.mark.skipif(core is None, reason="understanding was not compiled")
messages = st.text(st.characters(exclude_categories=()), max_size=200) | st.lists(
    st.sampled_from([*PIECES, " "]), max_size=40
).map("".join)


def test_a_full_run_has_understanding_compiled() -> None:
    if core is None and not os.environ.get("CI"):
        pytest.skip("understanding was not compiled: no C compiler or no Python.h at make install")
    assert core is not None
    assert reader.is_compiled()


@cache
def both() -> tuple[Compiled, Reference]:
    return Compiled(), Reference()


def differences(text: str) -> Iterator[str]:
    """What the two paths say differently of a message."""
    plain = normalise.normalise(text)
    if not plain.text.strip():
        return
    hidden = masked(plain, slots.find(text))
    one, other = (path.decide(plain.text, hidden) for path in both())
    if said(one) != said(other):
        yield f"{text!r}: {said(one)} and {said(other)}"
    if any(abs(a - b) > 1e-4 for a, b in zip(sure(one), sure(other), strict=False)):
        yield f"{text!r}: {sure(one)} and {sure(other)}"


def said(verdict: Verdict) -> tuple[Any, ...]:
    needs = [(need.category, need.item, need.start, need.end, need.evidence) for need in verdict.needs]
    guesses = [guess[:2] for guess in verdict.guesses]
    return verdict.intent, verdict.category, verdict.band, verdict.kind, needs, guesses


def sure(verdict: Verdict) -> list[float]:
    return [
        verdict.confidence, *(need.confidence for need in verdict.needs), *(guess[2] for guess in verdict.guesses),
    ]  # fmt: skip


@needs_compiled
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*/*.jsonl")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_both_paths_decide_alike_on_the_corpus(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [said for line in lines for said in differences(json.loads(line)["text"])] == []


@needs_compiled
@settings(max_examples=400, deadline=None)
@given(messages)
def test_both_paths_decide_alike_on_any_string(text: str) -> None:
    assert list(differences(text)) == []


@needs_compiled
@settings(max_examples=400, deadline=None)
@given(messages)
def test_both_paths_give_the_same_plain_view(text: str) -> None:
    one, other = (kind(normalise.changes(), normalise.ODD) for kind in (core.Script, normalise.Reference))

    assert (one.plain(text), one.exchange(text)) == (other.plain(text), other.exchange(text))


@needs_compiled
@pytest.mark.parametrize(
    "text", ["，", "啊", "楼道灯坏了，", "另外", "着火了。", "\n", "\x00", "👍", "我妈要送饭"]
)
def test_a_text_of_any_length_is_decided_on(text: str) -> None:
    compiled = both()[0]
    for length in (1, 2, 100_000):
        long = (text * length)[:length]
        assert compiled.decide(long, long).category in CATEGORIES


@needs_compiled
def test_threads_may_share_a_reader() -> None:
    compiled, text = both()[0], "我爸透析没人送。还有楼道灯坏了，摔倒起不来了"
    expected = compiled.decide(text, text)
    found: list[bool] = []

    def work() -> None:
        found.extend(compiled.decide(text, text) == expected for _ in range(300))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 1200
    assert all(found)


@needs_compiled
def test_nothing_is_kept_of_a_message() -> None:
    compiled = both()[0]
    texts = ["我爸透析没人送。还有楼道灯坏了", "着火了，快来人", "你好", "ａ樓" * 3000]

    def work() -> int:
        for _ in range(50):
            for text in texts:
                plain = normalise.script().exchange(text)
                compiled.decide(plain, plain)
                with pytest.raises(ValueError):
                    compiled.decide(plain, "")
        gc.collect()
        return _kilobytes()

    work()
    first = min(work() for _ in range(2))
    assert work() - first < 2_000


def _kilobytes() -> int:
    """The memory that this process holds."""
    psutil = pytest.importorskip("psutil")
    return int(psutil.Process().memory_info().rss) // 1024


@needs_compiled
@pytest.mark.parametrize("arguments", [(), ("a",), ("a", 1), (b"a", "a"), ("a", "a", "a")])
def test_what_is_no_pair_of_texts_is_refused(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        both()[0]._decide(*arguments)


@needs_compiled
@pytest.mark.parametrize("cut", [lambda text: text, lambda text: [1], lambda text: None])
def test_a_cutter_that_gives_no_words_is_refused(cut: Any) -> None:
    with pytest.raises(TypeError):
        _read(cut=cut).decide("你好", "你好")


@needs_compiled
def test_words_that_are_not_the_texts_do_no_harm() -> None:
    words = ["你好" * 1000, "", "x", "楼道灯坏了很久很久很久"]

    assert _read(cut=lambda text: words).decide("你好", "你好")[1] in CATEGORIES


@needs_compiled
def test_what_is_raised_on_the_way_is_passed_on() -> None:
    def fails(*_: Any) -> Any:
        raise LookupError

    text = "快来人，老头摔地上起不来了，叫不醒"
    for broken in ("cut", "calming", "shows"):
        with pytest.raises(LookupError):
            _read(**{broken: fails}).decide(text, text)


@needs_compiled
@pytest.mark.parametrize("name", sorted(weights.arrays()))
def test_weights_of_another_shape_are_refused(name: str) -> None:
    arrays: dict[str, Any] = weights.arrays()
    matched = int(arrays.pop("counts")[0])
    if name == "counts":
        matched = len(arrays["scale"]) + 1
    else:
        plain = memoryview(arrays[name]).cast("B")
        arrays[name] = bytes(plain) + b"\n" if name == "strings" else plain[:-4]
    with pytest.raises(ValueError):
        core.Reader(arrays, matched, reader._layout(), list, emergencies.calming, emergencies.shows)


@needs_compiled
@pytest.mark.parametrize("name", sorted(reader._layout()))
def test_a_layout_without_all_its_names_is_refused(name: str) -> None:
    layout = reader._layout()
    del layout[name]
    with pytest.raises(ValueError, match=name):
        _read(layout=layout)


@cache
def _arrays() -> dict[str, memoryview]:
    return weights.arrays()


def _read(*, layout: Any = None, **outside: Any) -> Any:
    """A compiled reader with something of its own."""
    calls: dict[str, Any] = {
        "cut": list,
        "calming": emergencies.calming,
        "shows": emergencies.shows,
    } | outside
    arrays = {name: array for name, array in _arrays().items() if name != "counts"}
    return core.Reader(arrays, int(_arrays()["counts"][0]), layout or reader._layout(), **calls)


def test_weights_that_the_compiled_path_does_not_know_are_read_by_numpy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses() -> None:
        raise ValueError

    monkeypatch.setattr(reader, "Compiled", refuses)
    assert isinstance(reader.reader.__wrapped__(), Reference)


def test_the_weights_are_the_ones_that_numpy_reads() -> None:
    with np.load(weights.FILE) as stored:
        found = weights.arrays()
        assert set(found) == set(stored.files)
        for name in stored.files:
            np.testing.assert_array_equal(np.asarray(found[name]), stored[name])


def test_the_table_of_characters_is_what_opencc_and_unicode_say() -> None:
    stored, fresh = normalise.changes(), table()
    newer = {code for code in fresh if code not in stored}  # what a later Unicode adds

    assert {code: new for code, new in fresh.items() if code not in newer} == stored
    assert not {code for code in newer if 0x3400 <= code < 0xA000}


def test_the_items_of_the_layout_come_category_by_category() -> None:
    places = [CATEGORIES.index(item.split(".")[0]) for item in ITEMS]
    assert places == sorted(places)


@needs_compiled
def test_a_dataclass_that_is_made_equals_one_that_is_called() -> None:
    values: Any = ("elderly", "elderly.meal", 0.9, ("送饭",))

    assert core.made(Guess, *values) == Guess(*values)
    for wrong in ((), (1,), (Guess,), (Guess, "elderly"), (int, 1), (tuple, 1)):
        with pytest.raises((TypeError, AttributeError)):
            core.made(*wrong)
