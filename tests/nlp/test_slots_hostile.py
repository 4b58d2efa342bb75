"""Whatever is pasted, slots are looked for in bounded time and nothing is raised."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.slots import Estate, EstateRegister, find, flags

REGISTER = EstateRegister([Estate("阳光花园"), Estate("锦绣里", ("锦绣",)), Estate("A"), Estate("")])
SIGNS = "0123456789-—.:：一二三四五六七八九十百零幺两廿号楼栋单元室弄门点半月日周星期拜天早晚上下午前后岁俩个人口位我妈爸老王里花园阳光 ，。\ud800\u202e🙂"


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet=SIGNS, max_size=200))
def test_any_text_has_slots_that_lie_in_it(text: str) -> None:
    for slot in find(text, estates=REGISTER).values():
        if slot is not None:
            assert text[slot.start : slot.end] == slot.text
    assert flags(text) <= {"alone", "disabled", "child", "urgent"}


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "十",
        "1-",
        "三点到",
        "周一、",
        "3号楼",
        "我妈",
        "我",
        "花园",
        "里",
        "12:",
        "138 ",
        "初",
        "俩",
        "岁",
        " ",
        "ab",
        "\ud800",
        "楼下",
        "第",
        "每",
    ],
)
def test_a_hundred_thousand_signs_cost_no_more_than_their_length(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    started = time.perf_counter()
    find(text, estates=REGISTER)
    flags(text)
    assert time.perf_counter() - started < 3
