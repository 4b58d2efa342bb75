"""nlp/native, compiled: the plain view of a message and the decision on it. Everything else is in Python beside it."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, final

from nlp.meaning import Band, Category, Intent
from nlp.slots.choice import Candidate
from nlp.slots.setting import Setting
from nlp.slots.sight import Sight

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

@final
class Scan:
    """What is looked for in a message: `words` with their kinds as bits (`count` kinds, of which the first `overlapping`
    keep only words that do not overlap, and of those after the first `placed` only how many). `changes`: the folding;
    `classes`: of the telling words, which are the first kind."""

    def __init__(
        self,
        changes: dict[int, str],
        words: dict[str, int],
        count: int,
        overlapping: int,
        placed: int,
        classes: dict[str, str],
        moods: str,
        sight: type[Sight],
        setting: type[Setting],
    ) -> None: ...
    def look(self, text: str, /) -> Sight:
        """What nlp.slots.sight.look gives."""

@final
class Chooser:
    """The weights of each slot in hundredths, table by table; `near`: the slots that look at pairs of signs close by."""

    def __init__(
        self,
        tables: dict[str, dict[str, dict[str, int]]],
        biases: dict[str, int],
        near: tuple[str, ...],
        *,
        length_step: int,
        length_most: int,
        place_step: int,
        place_most: int,
        size_most: int,
        rank_most: int,
        reach: int,
        most: int,
    ) -> None: ...
    def choose(
        self, slot: str, text: str, around: Setting, candidates: list[Candidate], /
    ) -> Candidate | None:
        """What nlp.slots.choice.choose gives."""
