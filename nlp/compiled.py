"""The compiled part of understanding (nlp/native), or None where it was not built: no compiler or no Python.h."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

try:
    import nlp._core as core
except ImportError:
    core = None  # type: ignore[assignment]

_Values = ParamSpec("_Values")
_Kind = TypeVar("_Kind")


def _made(kind: Callable[_Values, _Kind], /, *values: _Values.args, **named: _Values.kwargs) -> _Kind:
    """A dataclass with all its fields."""
    return kind(*values, **named)


made = _made if core is None else core.made

__all__ = ["core", "made"]
