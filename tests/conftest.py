"""What tests of every floor share: a real store, on SQLite in a temporary file and on a real PostgreSQL server.

`store` is migrated and empty; `street` is the same with the demo street loaded. Both stand at MORNING.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from storage.clock import FrozenClock
from storage.migrate import upgrade
from storage.opening import open_store
from storage.store import Store

SERVER = os.environ.get("LINLI_TEST_POSTGRES", "postgresql://root@127.0.0.1/postgres")
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday, 23 November 2026, 10:00 in Shanghai: a working day."""
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def database(name: str) -> str:
    """The URL of a database on the test server."""
    return f"{SERVER.rpartition('/')[0]}/{name}"


async def on_server(*statements: str) -> None:
    """Run statements outside of any of the tests' databases."""
    connection = await asyncpg.connect(SERVER, timeout=5)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def _make(url: str, *, seeded: bool) -> None:
    await upgrade(url)
    store = open_store(url, FrozenClock(MORNING), demo=True)
    if seeded:
        from casework.seed import DEMO_FILE, load

        async with store.write() as unit:
            await load(unit, DEMO_FILE)
    await store.close()


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """A migrated SQLite file, empty (False) and with the demo street (True), made once and copied by each test."""
    folder = tmp_path_factory.mktemp("stores")
    files = {seeded: folder / f"{'street' if seeded else 'empty'}.db" for seeded in (False, True)}
    for seeded, file in files.items():
        asyncio.run(_make(f"sqlite:///{file}", seeded=seeded))
    return files


@pytest.fixture(scope="session")
def postgres_templates() -> Iterator[dict[bool, str]]:
    """The same two as PostgreSQL databases that tests are copied from."""
    names = {seeded: f"linli_{'street' if seeded else 'empty'}_{os.getpid()}" for seeded in (False, True)}
    try:
        for seeded, name in names.items():
            asyncio.run(on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}"))
            asyncio.run(_make(database(name), seeded=seeded))
    except OSError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PostgreSQL server at {SERVER}: start one or set LINLI_TEST_POSTGRES")
    yield names
    for name in names.values():
        asyncio.run(on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@contextmanager
def _copied(request: pytest.FixtureRequest, folder: Path, *, seeded: bool) -> Iterator[str]:
    """The URL of a test's own copy. Not a coroutine: the templates are made in loops of their own."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("sqlite_files")[seeded], folder / "linli.db")
        yield f"sqlite:///{file}"
        return
    template = request.getfixturevalue("postgres_templates")[seeded]
    name = f"linli_one_{os.getpid()}"
    drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
    asyncio.run(on_server(drop, f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield database(name)
    asyncio.run(on_server(drop))


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database."""
    with _copied(request, tmp_path, seeded=False) as url:
        yield url


@pytest.fixture(params=BOTH)
def street_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with the demo street."""
    with _copied(request, tmp_path, seeded=True) as url:
        yield url


@pytest.fixture
async def store(empty_url: str) -> AsyncIterator[Store]:
    """A migrated, empty store."""
    opened = open_store(empty_url, FrozenClock(MORNING), demo=True)
    yield opened
    await opened.close()


@pytest.fixture
async def street(street_url: str) -> AsyncIterator[Store]:
    """A store with the demo street."""
    opened = open_store(street_url, FrozenClock(MORNING), demo=True)
    yield opened
    await opened.close()
