"""A plain view of a message for matching: one script, one case, one kind of digit; offsets lead back to the original."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from operator import eq
from pathlib import Path
from typing import NamedTuple, Protocol

from nlp.compiled import core

CHARACTERS = Path(__file__).parent / "data" / "characters.json"
# What cannot be mapped one character to one: marks without width, controls, surrogates, compatibility forms that
# expand. Only a message that holds one of these, or a long repetition, pays for an offset table.
ODD = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xD800, 0xDFFF), (0x2100, 0x214F), (0x2460, 0x24FF), (0x3200, 0x33FF),
    (0xFB00, 0xFB06), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE01EF),
)  # fmt: skip
_LONG_RUN = re.compile(r"(.)\1\1")


class Plain(NamedTuple):
    """`text` is what is matched; `offsets[i]` is the place of its i-th character in the original (None: the same)."""

    text: str
    offsets: list[int] | None
    original: str

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the plain view as a span of the original message."""
        if self.offsets is None:
            return start, end
        if start >= end:
            return (self.offsets[start], self.offsets[start]) if start < len(self.offsets) else (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1


class Script(Protocol):
    """Exchanges characters one to one."""

    def plain(self, text: str, /) -> str | None:
        """The plain view; None where it is not as long as the text."""

    def exchange(self, text: str, /) -> str:
        """The text with every character exchanged for its plain one."""


class Reference:
    """What nlp._core.Script does, where that was not built and for tests to compare with."""

    def __init__(self, changes: dict[int, str], odd: tuple[tuple[int, int], ...]) -> None:
        self._changes = {chr(code): new for code, new in changes.items()}
        # Most messages hold few of these, and to look for them is cheaper than to look up all.
        self._changed = re.compile("[" + re.escape("".join(self._changes)) + "]")
        self._odd = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in odd) + "]")

    def plain(self, text: str, /) -> str | None:
        """The plain view; None where it is not as long as the text."""
        if self._odd.search(text) or (any(map(eq, text, text[1:])) and _LONG_RUN.search(text)):
            return None
        return self.exchange(text)

    def exchange(self, text: str, /) -> str:
        """The text with every character exchanged for its plain one."""
        return self._changed.sub(lambda match: self._changes[match[0]], text)


def changes() -> dict[int, str]:
    """What each character becomes: traditional simplified, full width half, upper case lower, a digit 0 (nlp.train.characters)."""
    lines = json.loads(CHARACTERS.read_text(encoding="utf-8"))
    return {ord(old): new for olds, news in lines for old, new in zip(olds, news, strict=True)}


@cache
def script() -> Script:
    """The exchange of characters of this process."""
    return (Reference if core is None else core.Script)(changes(), ODD)


def normalise(text: str) -> Plain:
    """The plain view of any string. Linear in its length; never raises."""
    plain = script().plain(text)
    return _folded(text) if plain is None else Plain(plain, None, text)


@lru_cache(8192)
def _pieces(character: str) -> str:
    """What a character is folded to before it is exchanged: nothing, one character or several."""
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF or unicodedata.category(character) in ("Cf", "Cc", "Mn", "Sk", "Cn"):
        return " " if character in "\t\n\r" else ""
    return unicodedata.normalize("NFKC", character)


def _folded(text: str) -> Plain:
    """The slow path: characters that vanish, expand or repeat more than twice."""
    kept: list[str] = []
    offsets: list[int] = []
    run, last = 0, ""
    for at, pieces in enumerate(map(_pieces, text)):
        for piece in pieces:
            run = run + 1 if piece == last else 1
            last = piece
            if run <= 2 or piece.isdecimal():
                kept.append(piece)
                offsets.append(at)
    return Plain(script().exchange("".join(kept)), offsets, text)
