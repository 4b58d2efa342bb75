"""The time that matters to a request, as written; which of several, and whether any, is decided elsewhere."""

from collections import defaultdict
from functools import lru_cache

from nlp.slots.choice import Candidate
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy
from nlp.slots.timewords import AFTER, DIGITS, FORMS, SUFFIX, WORDS
from nlp.slots.wish import kept

_MOST = 24
_WORDS_OF: dict[str, list[str]] = defaultdict(list)
for _word in sorted(WORDS.split(), key=len, reverse=True):
    _WORDS_OF[_word[0]].append(_word)
_BEGIN = DIGITS | frozenset("".join(AFTER))  # cheap to refuse by
_FORMED = frozenset(
    "0123456789零一二三四五六七八九十廿两这本下上每逢周週星礼拜头月隔年今明来开春夏秋冬入数伏农阴旧腊正大初"
)
_FORM = Lazy(FORMS)
_JOIN = r"(?:[ ]?(?:[到至\-~、和跟或及的]|放到|唱到)[ ]?|[ ]|\([^()\n]{1,6}\)|（[^（）\n]{1,6}）)"
_JOINED = Lazy(_JOIN)
_JOINING = frozenset(" 到至-~、和跟或及的放唱(（")
_SUFFIXED = _JOINING | {word[0] for word in SUFFIX.split("|")}
_ENDED = Lazy(rf"(?:{_JOIN})?(?:{SUFFIX})")
_BUT = Lazy(r"(?:之外|以外|外)?(?:[，,]?其他)?(?:都行|都可以|都有空|都中|都成)?")
_HEAD = Lazy(r"[^0-9一二三四五六七八九十两:：]{1,3}")


def find_times(folded: str, hits: Hits) -> list[Candidate]:
    """Every expression of time in the text that is not refused, longest first where they touch; `hits`: where STARTS stand."""
    found: list[Candidate] = []
    reached = 0
    for at, _ in hits:
        if at < reached:
            continue
        if at > reached and folded[at] in DIGITS and folded[at - 1] in DIGITS:
            at -= 1  # 12点 is seen at its last digit
        start, end = at, _end(folded, at)
        if not end and folded[at] in DIGITS and folded[at + 1] in DIGITS:
            start, end = at + 1, _end(folded, at + 1)
        if not end:
            continue
        reached = end
        if end - start > 1:
            kind, head = _described(folded[start:end])
            found.append(Candidate(start, end, kind, head, 0, kind))
            if len(found) == _MOST:
                break
    return kept(folded, found)


def _end(folded: str, start: int) -> int:
    """Where the expression that begins here ends; 0 when none does."""
    prefix, end = "", 0
    if folded[start] not in _PREFIXES:
        end = _unit(folded, start)
    else:
        for prefix in _PREFIXES[folded[start]]:
            if folded.startswith(prefix, start) and (end := _unit(folded, start + len(prefix))):
                break
    if not end:
        return 0
    while further := _further(folded, end):
        end = further
    if folded[end : end + 1] in _SUFFIXED and (suffix := _ENDED.match(folded, end)):
        end = suffix.end()
    if prefix[:1] == "除" and (more := _BUT.match(folded, end)):
        end = more.end()
    return end


def _further(folded: str, end: int) -> int:
    """The end of one more unit, joined to what is told before or right beside it."""
    if folded[end : end + 1] in _JOINING and (joined := _JOINED.match(folded, end)):
        return _unit(folded, joined.end()) or _unit(folded, end)
    return _unit(folded, end)


def _unit(folded: str, at: int) -> int:
    """The end of a clock, a day, a date or a word for a time that begins here; 0 when none does."""
    sign = folded[at : at + 1]
    if sign not in _BEGIN:
        return 0
    if sign in _FORMED and (form := _FORM.match(folded, at)):
        return form.end()
    for word in _WORDS_OF.get(sign, ()):
        if folded.startswith(word, at):
            return at + len(word)
    return 0


@lru_cache(2048)  # 今天, 晚上 and 周末 come again and again
def _described(words: str) -> tuple[str, str]:
    """What the expression is made of, each letter one part of it (a clock, a weekday, ...), and its first words."""
    match = _HEAD.search(words)
    kind = "".join(sorted({_PARTS[sign] for sign in words if sign in _PARTS}))
    return kind, match[0] if match else "n"


_PREFIXES = {"除": ("除了", "除开", "除", ""), "从": ("从", ""), "自": ("自", "")}
_PARTS = {
    sign: letter
    for letter, signs in {
        "p": "昨去往",
        "c": "点时:：",
        "w": "周週星礼拜",
        "d": "号日月",
        "r": "每逢",
        "f": "今明听下",
        "x": "前后起内以",
        "t": "到至-~",
    }.items()
    for sign in signs
}
