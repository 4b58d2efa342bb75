"""nlp/native, compiled: the plain view of a message and the decision on it. Everything else is in Python beside it."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, final

from nlp.meaning import Band, Category, Intent

_Values = ParamSpec("_Values")
_Kind = TypeVar("_Kind")

def made(kind: Callable[_Values, _Kind], /, *values: _Values.args, **named: _Values.kwargs) -> _Kind:
    """A frozen dataclass with all its fields, several times faster than its __init__. Values come in order, without names."""

@final
class Script:
    """Characters and what they become (`changes`), and ranges of those that have no single plain one (`odd`)."""

    def __init__(self, changes: dict[int, str], odd: tuple[tuple[int, int], ...]) -> None: ...
    def plain(self, text: str, /) -> str | None:
        """The plain view; None where it is not as long as the text."""

    def exchange(self, text: str, /) -> str:
        """The text with every character exchanged for its plain one."""

@final
class Reader:
    """The weights (`arrays` by name, the first `matched` strings found anywhere) and all that is known of their columns.

    `cut` gives a text's words, `calming` counts the phrases that say that it is not now, `shows` asks a kind's patterns.
    """

    def __init__(
        self,
        arrays: dict[str, memoryview],
        matched: int,
        layout: dict[str, Any],
        cut: Callable[[str], list[str]],
        calming: Callable[[str], int],
        shows: Callable[[str, str], bool],
    ) -> None: ...
    def decide(
        self, plain: str, hidden: str, /
    ) -> tuple[
        Intent,
        Category,
        float,
        Band,
        tuple[tuple[Category, str, int, int, float, tuple[str, ...]], ...],
        str | None,
        tuple[tuple[Category, str, float], ...],
    ]:
        """The fields of nlp.verdict.Verdict; those of nlp.verdict.Found in its needs."""
