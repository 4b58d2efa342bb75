"""Clauses: the stretches between marks of punctuation, spaces, and the words with which people go on to the next thing."""

import re

_CLAUSE = re.compile(r"[^。！？；，!?;\s…~、·|]*[。！？；，!?;\s…~、·|]*")
LONGEST = 60
# A clause begins with these, in this order of preference.
NEXT_CLAUSE = ("还有就是", "还有", "另外", "再就是", "再一个", "顺便", "对了", "第二", "以及", "然后")
# What stands where a second need is told, and what says so on its own.
GOES_ON = tuple(
    "另外 顺便 还有 再就是 再说 再者 再有 对了 此外 第二 其次 二来 二是 以及 同时 然后 哦对 哦还 噢对 顺带 顺手 捎带 另 再问 再一 再 也"
    " 外加 加上 0、 0. 0） 0) 二、 ②".split()
)
NEXT_THING = ("另外", "顺便", "还有", "再就是", "对了", "此外", "顺带", "捎带", "再问")
_NEXT = re.compile(f"(?<=.{{6}})(?:{'|'.join(NEXT_CLAUSE)})")


def clauses(plain: str) -> list[tuple[int, int]]:
    """Start and end of each clause, in order and without gaps; none longer than LONGEST characters."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in _CLAUSE.findall(plain):
        if not piece:
            continue
        end = at + len(piece)
        if end - at > 12:
            for match in _NEXT.finditer(plain, at, end):
                if match.start() - at > 5:
                    found.append((at, match.start()))
                    at = match.start()
        while end - at > LONGEST:
            found.append((at, at + LONGEST))
            at += LONGEST
        found.append((at, end))
        at = end
    return found
