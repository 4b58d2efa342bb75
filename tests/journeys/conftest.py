"""The `town` of a test: on SQLite and on PostgreSQL, each test with a fresh copy of the seeded database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store
from storage.tables import Mark
from tests.journeys.town import Town, found


@pytest.fixture
async def town(street: Store, street_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo town at 10 o'clock on a working day."""
    async with street.write() as unit:
        unit.add(Mark(name="demo", value="1"))
    place = await (await found(tmp_path / "data", street_url)).open()
    yield place
    await place.close()
