"""Telephone numbers: mobiles and landlines as digits, as spoken digits, with any spacing, with an extension."""

import re

from nlp.meaning import Slot
from nlp.slots.lazy import Lazy
from nlp.slots.numerals import digits

_SIGNS = "零〇○一二三四五六七八九幺洞拐"
_D = f"[0-9{_SIGNS}]"
_GAP = r"[ \-.·_]"
_MOBILE = rf"(?:(?:\+|00)?86{_GAP}?)?[1一幺][3-9三四五六七八九](?:{_GAP}{{0,2}}{_D}){{9}}"
_AREA = rf"[(（]?[0零〇洞](?:[1一幺][0零〇洞]|[2二]{_D}|[3-9三四五六七八九]{_D}{{2}})[)）]?"
_LANDLINE = rf"{_AREA}{_GAP}{{0,2}}[2-9二三四五六七八九](?:{_GAP}?{_D}){{6,7}}"
_SERVICE = rf"[48]00(?:{_GAP}?[0-9]){{7}}"
_EXTENSION = r"(?:[ ,，]{0,2}(?:转|分机|ext\.?|x|#|-)[ :：]{0,2}([0-9]{1,6}))?"
_NUMBER = Lazy(
    rf"(?<!{_D})(?:(?P<mobile>{_MOBILE})(?!{_D})|(?P<landline>{_LANDLINE}|{_SERVICE})(?!{_D}){_EXTENSION})",
    re.I,
)
# A local number has no area code, so only a word beside it can say that it is a telephone.
_LOCAL = Lazy(
    rf"(?:电话|座机|固话|号码|打|致电|拨|联系|tel)[^0-9\n]{{0,5}}?(?P<landline>[2-8][0-9]{{2,3}}{_GAP}?[0-9]{{4}})(?!{_D})"
    rf"{_EXTENSION}",
    re.I,
)
_LIKELY = Lazy(rf"{_D}{_D}{_D}|{_D}{_D}{_GAP}{_D}")
SIGNS = frozenset("0123456789" + _SIGNS)
FEWEST = 7  # of these signs in a number that can be called
_COUNTRY = Lazy(r"^(?:00)?86(?=1[0-9]{10}$)")


def find_phone(text: str, folded: str) -> Slot | None:
    """The first number that can be called."""
    if _LIKELY.search(folded) is None:
        return None
    match = _NUMBER.search(folded) or _LOCAL.search(folded)
    if match is None:
        return None
    group = "mobile" if match.groupdict().get("mobile") else "landline"
    start, end = match.start(group), match.end()
    value = _COUNTRY.sub("", digits(match[group]))
    if group == "landline" and (extension := match[match.re.groups]):
        value += "-" + extension
    return Slot(text[start:end], value, start, end)
