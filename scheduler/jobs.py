"""What beats do: each is one line of meaning and one casework call."""

from pathlib import Path

from casework.daily import digest, tidy
from casework.firing import fire_due
from storage.store import Store

BATCH = 100


async def sweep(store: Store) -> None:
    """Let what is due happen; where more is due than one batch holds, go on at once."""
    while await fire_due(store, BATCH) == BATCH:
        pass


async def morning(store: Store) -> None:
    """Tell staff where their cases stand, once a day."""
    await digest(store)


async def night(store: Store, message_days: int, files: Path | None = None) -> None:
    """Forget what is to be forgotten, once a night."""
    await tidy(store, message_days, files)
