"""Kinds of emergency, each with the number to call. A missed one is the worst error that we can make."""

import re
import tomllib
from functools import cache
from pathlib import Path

# kind -> the number that comes first
KINDS: dict[str, str] = {
    "cardiac": "120",
    "stroke": "120",
    "fall": "120",
    "choking": "120",
    "poisoning": "120",
    "bleeding": "120",
    "unconscious": "120",
    "illness": "120",
    "childbirth": "120",
    "suicide": "12356",
    "fire": "119",
    "gas": "119",
    "electric": "119",
    "trapped": "119",
    "drowning": "119",
    "missing": "110",
    "violence": "110",
    "no_answer": "110",
    "other": "110",
}
# Numbers that are given with the first one: someone who may be dying of her own hand needs an ambulance and the police too.
ALSO: dict[str, tuple[str, ...]] = {
    "suicide": ("120", "110"),
    "gas": ("120",),
    "fire": ("120",),
    "electric": ("120",),
    "drowning": ("120", "110"),
    "trapped": ("120",),
    "no_answer": ("120",),
    "violence": ("120",),
}


def number(kind: str | None) -> str:
    """The number that a person in this emergency should call first."""
    return KINDS.get(kind or "other", "110")


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    rows = tomllib.loads((Path(__file__).parent / "data" / "emergencies.toml").read_text(encoding="utf-8"))
    calm = rows.pop("calm")["phrases"].split()
    kinds = {kind: re.compile("|".join(listed)) for kind, listed in rows.items()}
    return kinds, re.compile("|".join(sorted(map(re.escape, calm), key=len, reverse=True)))


def calming(plain: str) -> int:
    """How many phrases say that it is not now."""
    return len(set(_patterns()[1].findall(plain)))


def shows(kind: str, plain: str) -> bool:
    """Whether a pattern of this kind matches."""
    pattern = _patterns()[0].get(kind)
    return pattern is not None and pattern.search(plain) is not None


def alarms(plain: str) -> tuple[list[str], int]:
    """The kinds whose patterns match, and how many phrases say that it is not now."""
    return [kind for kind in _patterns()[0] if shows(kind, plain)], calming(plain)
