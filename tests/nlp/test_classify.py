"""`linli classify`: old hotline messages in, meanings out."""

import io
import json
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from nlp.classify import add_arguments, run


def classify(*words: str, given: str = "") -> str:
    parser = ArgumentParser()
    add_arguments(parser)
    args: Namespace = parser.parse_args(list(words))
    out = io.StringIO()

    assert run(args, io.StringIO(given), out) == 0
    return out.getvalue()


def lines(answer: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.splitlines()]


def test_a_line_keeps_its_other_keys() -> None:
    (answer,) = lines(classify("--jsonl", given='{"text": "路灯不亮了", "id": 7}\n'))

    assert (answer["id"], answer["text"], answer["category"]) == (7, "路灯不亮了", "other")
    assert set(answer) >= {"intent", "confidence", "band", "needs", "emergency", "emergency_kind", "slots"}
    assert set(answer["needs"][0]) == {"category", "item", "span", "evidence"}


def test_a_bad_line_yields_its_number_and_the_run_goes_on() -> None:
    answers = lines(
        classify("--jsonl", given='nonsense\n{"words": 1}\n{"text": 5}\n[1]\n{"text": "路灯不亮"}\n')
    )

    assert [answer.get("line") for answer in answers] == [1, 2, 3, 4, None]
    assert all("error" in answer for answer in answers[:4])


def test_a_broken_line_keeps_what_could_be_read_of_it() -> None:
    first, second = lines(classify("--jsonl", given='{"id": 8, "words": "路灯不亮"}\n{"id": 9, "text": 5}\n'))

    assert (first["id"], first["words"], first["line"]) == (8, "路灯不亮", 1) and "error" in first
    assert (second["id"], second["text"], second["line"]) == (9, 5, 2) and "error" in second


def test_a_lone_surrogate_passes() -> None:
    (answer,) = lines(classify("--jsonl", given='{"text": "\\ud83d 路灯不亮"}\n'))

    assert answer["text"] == "\ud83d 路灯不亮"


def test_explain_shows_the_words_that_showed_it() -> None:
    assert "依据" in classify("--explain", "楼道灯坏了没人修")


def test_texts_of_the_command_line_are_answered_in_order() -> None:
    first, second = lines(classify("--jsonl", "路灯不亮", "你好"))

    assert (first["category"], second["intent"]) == ("other", "greeting")


def test_no_aiogram_is_imported() -> None:
    code = "import sys, bot.cli; bot.cli.main(['classify', '路灯不亮']); sys.exit('aiogram' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
