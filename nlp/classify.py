"""`linli classify`: messages in, meanings out, one a line, in constant memory. Nothing of the bot is imported."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from nlp.catalogue import CATEGORY_NAMES, item_name
from nlp.meaning import Understanding
from nlp.understanding import understand

BANDS = {"act": "可直接办理", "confirm": "先问一句", "hand_over": "交工作人员"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command line."""
    parser.add_argument(
        "texts", nargs="*", metavar="TEXT", help="messages; without any, lines of standard input"
    )
    parser.add_argument(
        "--jsonl", action="store_true", help='lines {"text": ...} in, one JSON object a line out'
    )
    parser.add_argument(
        "--explain", action="store_true", help="for people: what was understood, and from which words"
    )


def run(args: argparse.Namespace, stdin: TextIO | None = None, stdout: TextIO | None = None) -> int:
    """Classify the given texts, or standard input line by line. A bad line never stops the run."""
    source, out = stdin or sys.stdin, stdout or sys.stdout
    if stdin is None and hasattr(source, "reconfigure"):
        source.reconfigure(errors="surrogateescape")  # a byte that is not UTF-8 spoils its line, not the run
    lines: Iterator[dict[str, Any]]
    if args.texts:
        texts: Iterable[str] = args.texts
        lines = (understand(text).as_json() for text in args.texts)
    else:
        texts = (line.rstrip("\r\n") for line in source)
        lines = answers(source)
    if args.jsonl:
        for answer in lines:
            out.write(json.dumps(answer, ensure_ascii=_unpaired(answer)) + "\n")
    else:
        for text in texts:
            if text.strip():
                out.write((explain if args.explain else brief)(understand(text)) + "\n")
    out.flush()
    return 0


def answers(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One object for each line of JSON; other keys are passed through, a bad line gives its number and why."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row: Any = None
        try:
            row = json.loads(line)
            text = row["text"]
            if not isinstance(text, str):
                raise TypeError("text must be a string")
        except KeyError:
            yield {**row, "line": number, "error": 'no key "text"'}
        except (ValueError, TypeError, RecursionError) as error:
            yield {**(row if isinstance(row, dict) else {}), "line": number, "error": str(error)}
        else:
            yield {**row, **understand(text).as_json()}


def brief(meaning: Understanding) -> str:
    """One line for a person."""
    what = "、".join(item_name(need.item) for need in meaning.needs) or CATEGORY_NAMES[meaning.category]
    alarm = f"【紧急：{meaning.emergency_kind}】" if meaning.emergency else ""
    return f"{alarm}{meaning.intent}\t{what}\t{meaning.confidence:.0%}\t{BANDS[meaning.band]}\t{_clean(meaning.text)}"


def explain(meaning: Understanding) -> str:
    """Several lines for a person: each need with the words that carry it and the words that showed it."""
    lines = [brief(meaning)]
    for need in meaning.needs:
        shown = "、".join(_clean(word) for word in need.evidence) or "整句"
        lines.append(f"    {item_name(need.item)}（{need.item}）：“{_clean(need.span)}”，依据：{shown}")
    for name, slot in meaning.slots.items():
        if slot is not None:
            lines.append(f"    {name}：{_clean(slot.text)} → {_clean(str(slot.value))}")
    if len(meaning.guesses) > 1 and meaning.band != "act":
        lines.append(
            "    也可能是：" + "、".join(CATEGORY_NAMES[guess.category] for guess in meaning.guesses[1:])
        )
    return "\n".join(lines)


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\n", " ")


def _unpaired(answer: dict[str, Any]) -> bool:
    """Whether an answer holds a lone surrogate, which only an escape can carry."""
    try:
        json.dumps(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
