"""Patterns that are compiled when they are first needed: large sets of Chinese signs cost `re` milliseconds each."""

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar


class Lazy:
    """A pattern with the methods of `re.Pattern` that are used here; after the first use they are its own."""

    waiting: ClassVar[list["Lazy"]] = []
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self.waiting.append(self)

    def __getattr__(self, name: str) -> Any:
        """Reached only before the pattern is compiled."""
        pattern = re.compile(self._source, self._flags)
        self.search, self.match = pattern.search, pattern.match
        self.finditer, self.sub = pattern.finditer, pattern.sub
        return getattr(pattern, name)


def compile_all() -> None:
    """Let nothing wait."""
    while Lazy.waiting:
        Lazy.waiting.pop().match("")
