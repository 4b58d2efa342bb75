"""`python -m nlp.train.characters`: writes nlp/data/characters.json, what each character becomes in the plain view.

opencc and Unicode's tables say so; to ask them at every start would take longer than to read the answer.
"""

import json
import unicodedata

from nlp.normalise import CHARACTERS

_CJK = range(0x3400, 0xA000)
_SPACE = str.maketrans(dict.fromkeys("\t\r\n\u00a0\u2002\u2003\u2009\u3000", " "))
_PUNCTUATION = str.maketrans({",": "，", "!": "！", "?": "？", ";": "；", ":": "：", "～": "~"})


def table() -> dict[int, str]:
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
    return {code: new for code, new in sorted(table.items()) if chr(code) != new}


def main() -> None:
    """Write the table, forty characters a line."""
    changes = table()
    old, new = "".join(map(chr, changes)), "".join(changes.values())
    lines = [
        json.dumps([old[at : at + 40], new[at : at + 40]], ensure_ascii=False)
        for at in range(0, len(old), 40)
    ]
    CHARACTERS.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
