"""Migrations: applied at start and by `linli db upgrade`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

LOCK = 7_204_115
"""PostgreSQL advisory lock: of several processes that start at once, one migrates and the others wait."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The revision that this code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


async def _run(url: str, act: Callable[[Connection], Any]) -> Any:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed.set(drivername="sqlite+pysqlite"), poolclass=NullPool, hide_parameters=True
        )
        try:
            with engine.begin() as connection:
                return act(connection)
        finally:
            engine.dispose()
    remote = create_async_engine(
        parsed.set(drivername="postgresql+asyncpg"), poolclass=NullPool, hide_parameters=True
    )
    try:
        async with remote.begin() as connection:
            return await connection.run_sync(act)
    finally:
        await remote.dispose()


async def current(url: str) -> str:
    """The revision of the database, "" for an empty one."""

    def act(connection: Connection) -> str:
        return MigrationContext.configure(connection).get_current_revision() or ""

    return str(await _run(url, act))


async def upgrade(url: str, revision: str = "head") -> str:
    """Bring the database to this code's revision (or an earlier one); safe to call any number of times, by several processes."""

    def act(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        command.upgrade(_config(connection), revision)

    await _run(url, act)
    return head()


async def draft(url: str, message: str) -> None:
    """Write a new migration from the difference between the tables and a migrated database (developers)."""

    def act(connection: Connection) -> None:
        command.revision(_config(connection), message=message, autogenerate=True)

    await _run(url, act)
