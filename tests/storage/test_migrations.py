"""Migrations on a database that has been in use."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from casework.numbers import next_number
from storage import migrate
from storage.clock import FrozenClock
from storage.opening import open_store
from tests.conftest import BOTH, MORNING, database, on_server

NAME = "linli_migrated"


@pytest.fixture(params=BOTH)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'linli.db'}"
    request.getfixturevalue("postgres_templates")
    drop = f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)"
    asyncio.run(on_server(drop, f"CREATE DATABASE {NAME}"))
    request.addfinalizer(lambda: asyncio.run(on_server(drop)))
    return database(NAME)


def test_the_numbers_of_today_go_on_after_an_upgrade_and_are_new_tomorrow(bare: str) -> None:
    async def story() -> list[str]:
        await migrate.upgrade(bare, "0001")
        clock = FrozenClock(MORNING)
        store = open_store(bare, clock)
        async with store.write() as unit:
            await unit.raw("INSERT INTO case_counter (day, last) VALUES ('20261123', 41)")
        await migrate.upgrade(bare)
        found = []
        for days in (0, 0, 1):
            clock.advance(timedelta(days=days))
            async with store.write() as unit:
                found.append(await next_number(unit))
        await store.close()
        return found

    assert asyncio.run(story()) == ["20261123-0042", "20261123-0043", "20261124-0001"]
