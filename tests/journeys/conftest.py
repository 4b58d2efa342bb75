"""The `town` of a test: on SQLite and on PostgreSQL, each test with a fresh copy of the seeded database."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.journeys.town import Town, found

SERVER = os.environ.get("LINLI_TEST_POSTGRES", "postgresql://root@127.0.0.1/postgres")


async def _on_server(*statements: str) -> None:
    connection = await asyncpg.connect(SERVER, timeout=5)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def database(name: str) -> str:
    """The URL of another database on the test server."""
    return f"{SERVER.rpartition('/')[0]}/{name}"


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a migrated and seeded SQLite database, made once."""
    folder = tmp_path_factory.mktemp("seeded")

    async def make() -> None:
        await (await found(folder)).close()

    asyncio.run(make())
    return folder


@pytest.fixture(scope="session")
def seeded_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated and seeded PostgreSQL database, made once, that tests are copied from."""
    name = f"linli_journeys_{os.getpid()}"

    async def make() -> None:
        await _on_server(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        await (await found(tmp_path_factory.mktemp("template"), database(name))).close()

    try:
        asyncio.run(make())
    except OSError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PostgreSQL server at {SERVER}: start one or set LINLI_TEST_POSTGRES")
    yield name
    asyncio.run(_on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo town at 10 o'clock on a working day."""
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("seeded_folder"), tmp_path / "data")
        place = await (await found(tmp_path / "data")).open()
        yield place
        await place.close()
        return
    template, name = request.getfixturevalue("seeded_template"), f"linli_test_{os.getpid()}"
    await _on_server(
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {template}"
    )
    place = await (await found(tmp_path / "data", database(name))).open()
    yield place
    await place.close()
    await _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
