"""Where: the address if one is given, else the other place that the request is about."""

import re

from nlp.slots import address
from nlp.slots.choice import Candidate
from nlp.slots.spot import find_spots

_STOP = (
    "的在住是到去来我你他她它们这那从给了着过往就和跟对每把被让叫问找请帮有没不也都还说想要能会吗呢吧啊呀嘛喂个一俺咱佢喺勒哋"
    "，。、；：！？“”\"'（）()\\[\\]【】 \\n\\t,.!?:;~@#…·/|<>+=_*&^%$!-"
)
_BEFORE = re.compile(rf"[^{_STOP}]{{1,8}}$")
_NAMED = re.compile(
    r"(?:小区|花园|家园|新村|公寓|宿舍|家属院|大院|胡同|平房|干休所|[苑里园村城府邸居庭湾轩阁坊舍寓院路街巷弄区镇乡县港墅源岛桥厦道堡屯排期月丹厂所段])$"
)
_MOST = 24


def find_addresses(folded: str) -> list[Candidate]:
    """Every address in the text, with the estate's name before it."""
    if address.LIKELY.search(folded) is None:
        return []
    found: list[Candidate] = []
    for match in address.ADDRESS.finditer(folded):
        start, end = match.span()
        kind = address.sort(match[0])
        before = _BEFORE.search(folded, max(0, start - 8), start)
        if before is not None and _NAMED.search(before[0]):
            start, kind = before.start(), kind + "+"
        found.append(Candidate(start, end, kind, match[0][-1]))
        if len(found) == _MOST:
            break
    return found


def find_places(folded: str) -> list[Candidate]:
    """Addresses and other places in the order of the text; what overlaps an address is part of it."""
    addresses = find_addresses(folded)
    spots = find_spots(folded)
    if not addresses:
        return spots
    kept = [s for s in spots if all(s.end <= a.start or a.end <= s.start for a in addresses)]
    return sorted(addresses + kept)


def is_address(words: str) -> bool:
    """Whether these words name a building, a unit or a room."""
    return any(c.kind.rstrip("+") == "address" for c in find_addresses(words))
