"""Understanding that knows this database's estates and the time, and learns of an estate that was added meanwhile."""

from collections.abc import Sequence
from typing import Any

from nlp.meaning import Understanding
from nlp.slots.estates import Estate, EstateRegister
from nlp.understanding import understand
from storage.clock import Clock
from storage.columns import listed
from storage.store import Store


class Reader:
    """Call it with a text. `refresh` looks whether the register has changed: each process does so by its own clock."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._rows: Sequence[tuple[Any, ...]] = ()
        self._register = EstateRegister(())

    def __call__(self, text: str) -> Understanding:
        """What a text means, here and now."""
        return understand(text, now=self._clock.now(), estates=self._register)

    async def refresh(self) -> bool:
        """Read the register again; whether it has changed."""
        async with self._store.read() as unit:
            rows = await unit.raw("SELECT name, aliases, buildings FROM estate ORDER BY id")
        changed = bool(rows != self._rows)
        if changed:
            self._rows = rows
            self._register = EstateRegister(Estate(name, _words(a), _words(b)) for name, a, b in rows)
        return changed


def _words(value: Any) -> list[str]:
    return [str(word) for word in listed(value)]
