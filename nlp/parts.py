"""Which part of a message tells of which of its needs: whose, where and when are looked for in the need's own part."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.clauses import GOES_ON
from nlp.slots.phone import find_phone
from nlp.slots.place import find_addresses
from nlp.slots.sight import look
from nlp.verdict import Found

_MARKS = "，,。；;！!？?\n "
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]*[，,。；;！!？?\n]*")
_STOP = re.compile(r"[。；;！!？?\n]\s*$")
_GOES_ON = re.compile(f"(?:{'|'.join(map(re.escape, GOES_ON))})")
_PERSON = re.compile(r"^(?:[我俺]们?家?|孩子|老人|老伴|家里|娃|我爸|我妈)")
HOME = re.compile(
    r"(?:我们?家?|家)?(?:住在?|地址|电话|手机)|^我们?家在?(?=.{0,12}(?:号|栋|幢|座|弄|楼))|都|两个?人|一起"
)
"""A clause that says where she lives or whom to call is about none of her needs, but about her."""


_ONLY_A_WISH = re.compile(
    r"[，,。！!？? ]*(?:我|我们|就|只|所以|还是|也|都|很|非常|急)*(?:想|要|请|求|麻烦|希望|盼|需要|能不能|可不可以|可以|帮忙?|给我们?|尽快|赶紧|赶快|快点|早点|马上|社区|你们|您|师傅|有关部门|谁|哪位)*"
    r"(?:找|派|叫|安排|联系)?(?:个|一个|一下)?(?:人|师傅|你们|工人|专人|专业的?人)?(?:上门|过来|来|去)?(?:给|帮)?(?:我|我们|我家)?"
    r"(?:修|看|处理|弄|解决|帮|帮忙|管|办|搞|维修|修理|整|关注|协调|反映)(?:一下|一修|一看|看看|修修|下|好|管)?(?:行吗|好吗|可以吗|吗|吧|呢|啊|呀|一下|谢谢|了|不)*[，,。！!？?~ ]*"
)
"""想找人修: what she wants done about the other need, and no need of its own."""


def told_apart(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Of two needs only those that say what is needed."""
    if len(found) < 2:
        return found
    return (
        tuple(need for need in found if not _ONLY_A_WISH.fullmatch(text[need.start : need.end])) or found[:1]
    )


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
