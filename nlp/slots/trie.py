"""Many words as one regular expression that prefers the longest and never tries a word twice."""

import re
from collections.abc import Iterable

_END = ""


def trie(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest that fits.

    Its outermost branches all start with a literal: that is what lets `re` skip ahead to the next possible start.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # the type is recursive
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return "(?:" + "|".join(re.escape(sign) + _pattern(rest) for sign, rest in root.items()) + ")"


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(sign) + _pattern(rest) for sign, rest in node.items() if sign != _END]
    if not branches:
        return ""
    singles = [branch for branch in branches if len(branch) == 1]
    if len(singles) > 1:
        branches = [branch for branch in branches if len(branch) > 1] + ["[" + "".join(singles) + "]"]
    optional = "?" if _END in node else ""
    joined = "|".join(branches)
    return joined + optional if len(branches) == 1 and len(joined) == 1 else f"(?:{joined}){optional}"
