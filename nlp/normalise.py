"""A plain view of a message for matching: one script, one case, one kind of digit; offsets lead back to the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from operator import eq

_CJK = range(0x3400, 0xA000)
# What cannot be mapped one character to one: marks without width, controls, surrogates, compatibility forms that
# expand, long repetitions. Only a message that holds one of these pays for an offset table.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\u2100-\u214f\u2460-\u24ff\u3200-\u33ff"
    "\ufb00-\ufb06\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
_LONG_RUN = re.compile(r"(.)\1\1")
_SPACE = str.maketrans(dict.fromkeys("\t\r\n\u00a0\u2002\u2003\u2009\u3000", " "))
_PUNCTUATION = str.maketrans({",": "，", "!": "！", "?": "？", ";": "；", ":": "：", "～": "~"})


@dataclass(frozen=True, slots=True)
class Plain:
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


@cache
def _table() -> dict[int, str]:
    """One character to one: traditional to simplified (opencc), full width to half, upper case to lower, digits to 0."""
    import opencc

    table: dict[int, str] = {}
    for code in range(0x20, 0x3000):
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    for code in range(0xFF01, 0xFF5F):
        table[code] = unicodedata.normalize("NFKC", chr(code)).lower()
    characters = [chr(code) for code in _CJK]
    for old, new in zip(
        characters, opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n"), strict=True
    ):
        if old != new and len(new) == 1:
            table[ord(old)] = new
    table |= _SPACE
    for code, new in list(table.items()):
        if new.isdecimal():
            table[code] = "0"
    table |= dict.fromkeys(range(ord("0"), ord("9") + 1), "0")
    table |= _PUNCTUATION
    for code in range(0xFF01, 0xFF5F):  # full-width punctuation stays the Chinese one
        table[code] = _PUNCTUATION.get(ord(table[code]), table[code])
    return table


@cache
def _changed() -> re.Pattern[str]:
    """Any character that the table changes: most messages hold few, and to look for them is cheaper than to look up all."""
    return re.compile(
        "[" + re.escape("".join(chr(code) for code, new in _table().items() if chr(code) != new)) + "]"
    )


def _new(match: re.Match[str]) -> str:
    return _table()[ord(match[0])]


def normalise(text: str) -> Plain:
    """The plain view of any string. Linear in its length; never raises."""
    if _ODD.search(text) or (any(map(eq, text, text[1:])) and _LONG_RUN.search(text)):
        return _folded(text)
    return Plain(_changed().sub(_new, text), None, text)


def _folded(text: str) -> Plain:
    """The slow path: characters that vanish, expand or repeat more than twice."""
    kept: list[str] = []
    offsets: list[int] = []
    run, last = 0, ""
    for at, character in enumerate(text):
        code = ord(character)
        if 0xD800 <= code <= 0xDFFF or unicodedata.category(character) in ("Cf", "Cc", "Mn", "Sk", "Cn"):
            if character not in "\t\n\r":
                continue
            character = " "
        for piece in unicodedata.normalize("NFKC", character):
            run = run + 1 if piece == last else 1
            last = piece
            if run <= 2 or piece.isdecimal():
                kept.append(piece)
                offsets.append(at)
    plain = _changed().sub(_new, "".join(kept))
    return Plain(plain, offsets, text)
