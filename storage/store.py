"""The store: one way to write (`write()`), one way to read (`read()`), on SQLite or PostgreSQL.

In both, we say BEGIN and COMMIT ourselves on the driver's connection, and SQLAlchemy's session joins that transaction
when casework asks its first question (docs/adr/0003).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from storage.clock import Clock
from storage.unit import Unit


class Unavailable(Exception):
    """The database cannot be reached or had to give up this transaction: try again, nothing was changed."""


class Store(ABC):
    """What both databases share: units, the clock, and who is told after a commit."""

    dialect: str
    engine: Any

    def __init__(self, clock: Clock, *, demo: bool = False) -> None:
        self.clock = clock
        self.demo = demo
        self.listeners: list[Callable[[dict[int, int]], None]] = []
        """Told after each commit: contact id -> the newest message number of that chat."""
        self.counted: Callable[[str], None] = lambda kind: None
        """Told the kind of each follow-up that has fired (for metrics)."""

    @abstractmethod
    def read(self) -> Any:
        """A unit that only reads: `async with store.read() as unit`."""

    @abstractmethod
    def write(self) -> Any:
        """A unit that commits when its block ends and rolls back when it raises: `async with store.write() as unit`."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of every connection."""

    async def _committed(self, unit: Unit) -> None:
        if unit.last_seq:
            for tell in self.listeners:
                tell(unit.last_seq)
        for act in unit.after:
            result = act()
            if isawaitable(result):
                await result
