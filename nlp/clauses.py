"""Clauses: the stretches between marks of punctuation, spaces, and the words with which people go on to the next thing."""

import re

_CLAUSE = re.compile(r"[^。！？；，!?;\s…~、·|]*[。！？；，!?;\s…~、·|]*")
_NEXT = re.compile(r"(?<=.{6})(?:还有就是|还有|另外|再就是|再一个|顺便|对了|第二|以及|然后)")
LONGEST = 60


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
