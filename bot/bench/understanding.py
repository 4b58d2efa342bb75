"""`linli bench understanding`: our own evaluation corpus and any outside file of the same schema, against the goals."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.bench.understanding_scores import intervals, scores
from bot.bench.understanding_speed import speed
from nlp.layout import CATEGORIES
from nlp.understanding import understand, warm_up

OWN = Path(__file__).parents[2] / "corpus" / "eval"

# goal -> (bound, unit, True where less is better); docs/understanding.md lists them
GOALS: dict[str, tuple[float, str, bool]] = {
    "category_f1_strict": (0.90, "macro-F1", False),
    "category_f1_lenient": (0.95, "macro-F1", False),
    "item_accuracy": (0.85, "share", False),
    "intent_accuracy": (0.90, "share", False),
    "emergency_recall": (1.0, "share", False),
    "emergency_precision": (0.85, "share", False),
    "two_needs_found": (0.85, "share", False),
    "second_need_invented": (0.03, "share", True),
    "slot_phone_f1": (0.95, "F1", False),
    "slot_age_f1": (0.95, "F1", False),
    "slot_people_f1": (0.85, "F1", False),
    "slot_address_f1": (0.90, "F1", False),
    "slot_other_place_f1": (0.75, "F1", False),
    "slot_time_f1": (0.75, "F1", False),
    "act_right": (0.97, "share", False),
    "act_share": (0.70, "share", False),
    "hand_over_share": (0.08, "share", True),
    "throughput_vs_jieba": (2.0, "x", False),
    "first_call_ms": (5.0, "ms", True),
    "import_and_warm_up_s": (0.6, "s", True),
}
LETTERS = {"category_f1_strict": 0.80, "category_f1_lenient": 0.88}
"""Letters to authorities (a set whose name begins with "board") have lower bounds."""


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a .jsonl file or of a folder of them."""
    import json

    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [
        json.loads(line)
        for one in paths
        for line in one.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def run(data: dict[str, Path]) -> dict[str, Any]:
    """Score every set; the goals of an outside set carry its name after a dot."""
    warm_up()
    sets = {**({"own": OWN} if OWN.is_dir() else {}), **data}
    details: dict[str, Any] = {}
    goals: list[dict[str, Any]] = []
    texts: list[str] = []
    for name, path in sets.items():
        rows = read(path)
        texts += [row["text"] for row in rows][:400]
        found = [understand(row["text"]) for row in rows]
        values, confusion = scores(rows, found)
        details[name] = {
            "rows": len(rows), "values": values, "confusion": confusion, "intervals_95": intervals(rows, found),
        }  # fmt: skip
        goals += [
            _goal(key, value, name) for key, value in values.items() if key in GOALS and value is not None
        ]
    goals += [_goal(key, value, "own") for key, value in speed(texts).items()]
    return {"bench": "understanding", "goals": goals, "sets": details}


def _goal(key: str, value: float, name: str) -> dict[str, Any]:
    bound, unit, less = GOALS[key]
    if name.startswith("board"):
        bound = LETTERS.get(key, bound)
    met = value <= bound if less else value >= bound
    full = key if name == "own" else f"{key}.{name}"
    return {"name": full, "value": round(value, 4), "unit": unit, "goal": bound, "met": bool(met)}


def report(result: dict[str, Any]) -> str:
    """For people: each set's figures with their intervals, and who was taken for whom."""
    lines: list[str] = []
    for name, detail in result["sets"].items():
        lines.append(f"{name}: {detail['rows']} messages")
        lines += [
            f"  {key}: {value:.3f}" + _between(detail["intervals_95"].get(key))
            for key, value in detail["values"].items()
            if value is not None
        ]
        lines += _table(detail["confusion"])
    return "\n".join(lines)


def _between(interval: tuple[float, float] | None) -> str:
    return f" (95 %: {interval[0]:.3f} to {interval[1]:.3f})" if interval else ""


def _table(confusion: dict[str, dict[str, int]]) -> Iterable[str]:
    yield "  meant \\ taken for " + " ".join(f"{name[:9]:>9}" for name in CATEGORIES)
    for meant in CATEGORIES:
        yield f"  {meant:<18} " + " ".join(f"{confusion[meant][taken]:>9}" for taken in CATEGORIES)
