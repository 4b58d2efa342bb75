"""Politeness changes nothing: what is said with 你好 before it or 谢谢 behind it is the same need."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.understanding import understand

EVAL = Path(__file__).parents[2] / "corpus" / "eval"
KEPT = 0.9
"""Of the needs whose category is right, so many keep it with a courtesy around them."""


def needs() -> Iterator[tuple[str, str]]:
    """Messages with a need that is understood, and its category."""
    for path in sorted(EVAL.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["needs"] and understand(row["text"]).category == row["label"]:
                yield row["text"], row["label"]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("你好呀，", ""),
        ("您好，我是新搬来的。", ""),
        ("早哇！", ""),
        ("嗯好，", ""),
        ("谢谢昨天帮忙，另外", ""),
        ("", "，感谢感谢"),
        ("", " 麻烦各位了哈"),
        ("", "，多谢社区！"),
        ("你好呀，", "，麻烦尽快哈谢谢啦"),
    ],
)
def test_a_courtesy_around_a_need_does_not_hide_it(before: str, behind: str) -> None:
    kept = [understand(before + text + behind).category == label for text, label in needs()]

    assert sum(kept) / len(kept) >= KEPT


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("你好，我家水管漏了", "other.leak"),
        ("厨房水管漏了，麻烦您了，谢谢！", "other.leak"),
        ("谢谢，另外我家水管也漏了", "other.leak"),
        ("多谢多谢！顺便问下我妈想找人送饭", "elderly.meal"),
        ("辛苦了，还想麻烦你们帮我妈约个体检", "medical.checkup"),
        ("好的谢谢，对了孩子暑假有没有托管", "education.holiday_care"),
    ],
)
def test_a_need_beside_thanks_is_seen(text: str, item: str) -> None:
    assert [need.item for need in understand(text).needs] == [item]


@pytest.mark.parametrize(
    "text",
    [
        "谢谢，灯修好了",
        "你好",
        "好的，收到，谢谢",
        "辛苦了，饭很好吃",
        "谢谢你们，我妈的药拿到了",
        "早上好，谢谢昨天帮忙",
    ],
)
def test_thanks_for_what_was_done_are_no_need(text: str) -> None:
    assert understand(text).needs == ()
