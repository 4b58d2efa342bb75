"""The evaluation corpus was read twice, the second time blind; the agreement that docs/corpus.md reports is the files'."""

import json
import re
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "corpus" / "eval"


def first() -> dict[str, dict[str, object]]:
    rows = [
        json.loads(line)
        for file in sorted(EVAL.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    return {sha256(row["text"].encode()).hexdigest()[:12]: row for row in rows}


def second() -> dict[str, tuple[str, list[str], str]]:
    lines = (EVAL / "second_reading.tsv").read_text("utf-8").splitlines()
    fields = [line.split("\t") for line in lines if not line.startswith("#")]
    return {
        key: (intent, [i for i in items.split(",") if i != "none"], kind)
        for key, intent, items, _, kind in fields
    }


def agreement() -> dict[str, float]:
    """The share of messages on which both readings agree."""
    rows, again = first(), second()
    pairs = [(row, again[key]) for key, row in rows.items()]
    same: dict[str, int] = dict.fromkeys(("category", "item", "intent", "emergency"), 0)
    for row, (intent, items, kind) in pairs:
        needs = row["needs"]
        assert isinstance(needs, list)
        item = needs[0]["item"] if needs else "none"
        same["category"] += (items[0].split(".")[0] if items else "none") == row["label"]
        same["item"] += (items[0] if items else "none") == item
        same["intent"] += intent == row["intent"]
        same["emergency"] += (kind != "-") == row["emergency"]
    return {what: round(count / len(pairs), 3) for what, count in same.items()}


def test_every_message_was_read_twice() -> None:
    assert set(first()) == set(second())


def test_the_agreement_that_is_reported_is_the_files() -> None:
    text = (ROOT / "docs" / "corpus.md").read_text("utf-8")
    reported = dict(re.findall(r"^\| (category|item|intent|emergency) \| ([0-9.]+) \|", text, re.M))
    assert {what: float(share) for what, share in reported.items()} == agreement()


def test_the_labels_are_those_that_the_third_reader_took() -> None:
    rows = first()
    lines = (EVAL / "disputes.tsv").read_text("utf-8").splitlines()
    disputes = [line.split("\t") for line in lines if not line.startswith("#")]
    taken: dict[str, list[str]] = {}
    for key, what, writer, blind, whose in disputes:
        taken.setdefault(what, []).append(whose)
        if what in {"needs", "for_whom"}:
            continue
        label = {"writer": writer, "blind": blind}[whose]
        spans = rows[key]["slot_spans"]
        assert isinstance(spans, dict)
        text = str(rows[key]["text"])
        marked = text[slice(*spans[what])] if what in spans else "-"
        assert marked == label.partition("=")[0], key
    reported = re.findall(
        r"^\| (?:number of )?(\w+) \| [0-9.]+ \| (\d+) of (\d+) \|",
        (ROOT / "docs" / "corpus.md").read_text("utf-8"),
        re.M,
    )
    assert {what: (int(blind), int(all_)) for what, blind, all_ in reported} == {
        what: (whose.count("blind"), len(whose)) for what, whose in taken.items()
    }
