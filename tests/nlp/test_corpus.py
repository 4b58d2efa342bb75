"""The corpus keeps its promises: its schema, and that the two halves share nothing."""

import json
from pathlib import Path
from typing import Any

from nlp.emergencies import KINDS
from nlp.layout import CATEGORIES, INTENTS, ITEMS
from nlp.normalise import normalise
from nlp.segment import reference, segmenter

CORPUS = Path(__file__).parents[2] / "corpus"
NEAR = 0.5


def rows(part: str) -> list[dict[str, Any]]:
    paths = sorted((CORPUS / part).glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def test_both_halves_are_large_enough() -> None:
    assert len(rows("train")) >= 4_000
    assert len(rows("eval")) >= 600


def test_every_message_follows_the_schema() -> None:
    for row in rows("train") + rows("eval"):
        assert row["intent"] in INTENTS and row["label"] in CATEGORIES, row
        assert all(need["item"] in ITEMS and need["span"] in row["text"] for need in row["needs"]), row
        assert (row["label"] == "none") == (not row["needs"]), row
        assert (row["emergency_kind"] in KINDS) if row["emergency"] else row["emergency_kind"] is None, row
        for name, (start, end) in row["slot_spans"].items():
            assert 0 <= start < end <= len(row["text"]) and row["slots"][name] is not None, row


def test_every_item_and_every_intent_is_taught_and_examined() -> None:
    for part, least in (("train", 20), ("eval", 1)):
        found = [need["item"] for row in rows(part) for need in row["needs"]]
        assert {item for item in ITEMS if found.count(item) < least} == set()
        assert {row["intent"] for row in rows(part)} == set(INTENTS)


def test_no_evaluation_message_is_near_a_training_message() -> None:
    taught = [(row["text"], grams(row["text"])) for row in rows("train")]
    index: dict[str, list[int]] = {}
    for at, (_, found) in enumerate(taught):
        for gram in found:
            index.setdefault(gram, []).append(at)
    for row in rows("eval"):
        mine = grams(row["text"])
        shared: dict[int, int] = {}
        for gram in mine:
            for at in index.get(gram, ()):
                shared[at] = shared.get(at, 0) + 1
        for at, count in shared.items():
            both = len(mine) + len(taught[at][1]) - count
            assert len(mine) < 8 or count / both < NEAR, (row["text"], taught[at][0])


def grams(text: str) -> set[str]:
    plain = normalise(text).text
    return {plain[at : at + 3] for at in range(len(plain) - 2)}


def test_rjieba_and_jieba_cut_our_corpus_alike() -> None:
    texts = [normalise(row["text"]).text for row in rows("eval")]
    runs = [run for text in texts for run in chinese(text)]

    assert [run for run in runs if segmenter()(run) != reference()(run)] == []


def chinese(text: str) -> list[str]:
    return "".join(sign if "\u4e00" <= sign <= "\u9fff" else " " for sign in text).split()
