"""The compiled part of understanding (nlp/native), or None: no compiler, no Python.h, or built by an older version."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

NEEDED = ("Chooser", "Reader", "Scan", "Script", "made")

try:
    import nlp._core as core

    if not all(hasattr(core, name) for name in NEEDED):
        raise ImportError("nlp._core was built by an older version")
except ImportError:
    core = None  # type: ignore[assignment]

_Values = ParamSpec("_Values")
_Kind = TypeVar("_Kind")


def _made(kind: Callable[_Values, _Kind], /, *values: _Values.args, **named: _Values.kwargs) -> _Kind:
    """A dataclass with all its fields."""
    return kind(*values, **named)


made = _made if core is None else core.made

__all__ = ["NEEDED", "core", "made"]
