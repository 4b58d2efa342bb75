"""`linli bench NAME`: measure on this machine, now. Exit 0 also when a goal is missed."""

import argparse
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.settings import Misconfigured

BENCHES = ("understanding", "turn")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=BENCHES)
    parser.add_argument("--json", action="store_true", help="last line: one JSON object")
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="NAME=FILE.jsonl",
        help="score this file as well (understanding)",
    )


def data_files(pairs: list[str]) -> dict[str, Path]:
    """--data NAME=FILE, as a mapping."""
    files: dict[str, Path] = {}
    for pair in pairs:
        name, separator, path = pair.partition("=")
        if not separator or not Path(path).is_file():
            raise Misconfigured(f"--data needs NAME=FILE.jsonl, and the file must exist: {pair}")
        files[name] = Path(path)
    return files


def run(args: argparse.Namespace) -> int:
    bench = import_module(f"bot.bench.{args.name}")
    result: dict[str, Any] = bench.run(data_files(args.data))
    print(bench.report(result))
    for goal in result["goals"]:
        mark = "met   " if goal["met"] else "MISSED"
        print(f"{mark} {goal['name']}: {goal['value']} {goal['unit']} (goal {goal['goal']})")
    if args.json:
        print(json.dumps(result, ensure_ascii=False))
    return 0
