"""The corpus as it is learnt from: messages with what they mean, and the clauses that carry each need."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CATEGORIES = ("elderly", "medical", "education", "sports", "volunteer", "other", "none")
INTENTS = (
    "need", "status", "urge", "cancel", "thanks", "greeting", "human", "rating", "offer", "question", "spam", "chat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One labelled message. `items`: the service items of its needs, the primary first; `spans`: their words."""

    text: str
    author: str
    intent: str
    label: str
    alt: tuple[str, ...]
    items: tuple[str, ...]
    spans: tuple[str, ...]
    emergency_kind: str | None
    emergency: bool
    style: str


def message(row: dict[str, Any], author: str = "") -> Message:
    """A message from a line of a corpus file (docs/corpus.md describes the schema)."""
    needs = row.get("needs") or []
    return Message(
        row["text"], row.get("author", author), row.get("intent", "need"), row["label"], tuple(row.get("alt", ())),
        tuple(need.get("item") or need["category"] for need in needs),
        tuple(need.get("span") or row["text"] for need in needs),
        row.get("emergency_kind"), bool(row.get("emergency")), row.get("style", "plain"),
    )  # fmt: skip


def read(path: Path) -> list[Message]:
    """Every message of a .jsonl file, or of all .jsonl files of a folder in the order of their names."""
    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [
        message(json.loads(line), one.stem)
        for one in paths
        for line in one.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
