"""Which part of a message tells of which of its needs: whose, where and when are looked for in the need's own part."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.clauses import GOES_ON
from nlp.slots.phone import find_phone
from nlp.slots.place import find_addresses
from nlp.slots.sight import look

_MARKS = "，,。；;！!？?\n "
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]*[，,。；;！!？?\n]*")
_STOP = re.compile(r"[。；;！!？?\n]\s*$")
_GOES_ON = re.compile(f"(?:{'|'.join(map(re.escape, GOES_ON))})")
_PERSON = re.compile(r"^(?:[我俺]们?家?|孩子|老人|老伴|家里|娃|我爸|我妈)")
HOME = re.compile(
    r"(?:我们?家?|家)?(?:住在?|地址|电话|手机)|^我们?家在?(?=.{0,12}(?:号|栋|幢|座|弄|楼))|都|两个?人|一起"
)
"""A clause that says where she lives or whom to call is about none of her needs, but about her."""


def parts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The part of each of the needs that stand at `spans`, in the order of `spans`; what is about her is in none of them."""
    order = sorted(range(len(spans)), key=lambda at: spans[at])
    cuts = [
        0,
        *(_cut(text, spans[one], spans[two]) for one, two in pairwise(order)),
        len(text),
    ]
    found = [""] * len(spans)
    for at, need in enumerate(order):
        found[need] = own(text[cuts[at] : cuts[at + 1]])
    return found


def own(part: str) -> str:
    """A part without the clauses that are about her."""
    return "".join(clause for clause in _CLAUSE.findall(part) if not (HOME.search(clause) or _bare(clause)))


def _bare(clause: str) -> bool:
    """Nothing but an address or a telephone number."""
    sight = look(clause.strip(_MARKS))
    phone = find_phone(sight.text, sight.text)
    found = [phone] if phone else find_addresses(sight.text, sight.addresses)[:1]
    return any(len(sight.text) - (one.end - one.start) <= 2 for one in found)


def _cut(text: str, one: tuple[int, int], two: tuple[int, int]) -> int:
    """Where the second need's part begins: at 另外, behind a full stop, or where somebody else is named."""
    between: list[tuple[int, str]] = []
    at = one[1]
    for clause in _CLAUSE.findall(text[at : two[0]]):
        between.append((at, clause))
        at += len(clause)
    for start, clause in reversed(between):
        if _GOES_ON.match(clause):
            return start
        if _STOP.search(clause):
            return start + len(clause)
    return next((start for start, clause in between if _PERSON.match(clause)), two[0])
