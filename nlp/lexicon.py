"""The lexicon: what words point to. One readable file per category in data/lexicon, compiled into the model's automaton.

A term belongs to one or more concepts: a service item ("elderly.meal") or an idea ("~kin.elder"). Where a longer
term covers a shorter one, the longer one alone counts: 养老保险 is other.paperwork and not 养老.
"""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "lexicon"


@cache
def terms() -> dict[str, tuple[str, ...]]:
    """Every term with its concepts."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for concept, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for term in words.split():
                found.setdefault(term, {})[concept] = None
    return {term: tuple(concepts) for term, concepts in found.items()}


def cover(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The hits (start, end, term) that no longer hit covers."""
    return [
        (start, end, term)
        for start, end, term in hits
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in hits)
    ]
