"""The store: one way to write (`write()`), one way to read (`read()`), on SQLite or PostgreSQL.

SQLite runs inline on one connection (no thread hop: a statement costs microseconds) behind one writer lock, and
has a second, query-only connection for readers. PostgreSQL runs on asyncpg from a pool. In both, we say BEGIN and
COMMIT ourselves on the driver's connection, and SQLAlchemy's session joins that transaction when it is used.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import lru_cache
from inspect import isawaitable
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.sql import Executable
from sqlmodel import SQLModel

from storage.clock import Clock
from storage.columns import stamp
from storage.light import Light, state_of
from storage.unit import Row, Unit, current


class Unavailable(Exception):
    """The database cannot be reached or had to give up this transaction: try again, nothing was changed."""


class Store:
    """What both databases share: units, the clock, and who is told after a commit."""

    dialect: str
    engine: Any

    def __init__(self, clock: Clock, *, demo: bool = False) -> None:
        self.clock = clock
        self.demo = demo
        self.listeners: list[Callable[[dict[int, int]], None]] = []
        """Told after each commit: contact id -> the newest message number of that chat."""

    def read(self) -> Any:
        """A unit that only reads: `async with store.read() as unit`."""
        raise NotImplementedError  # pragma: no cover - SqliteStore and PostgresStore say how

    def write(self) -> Any:
        """A unit that commits when its block ends and rolls back when it raises: `async with store.write() as unit`."""
        raise NotImplementedError  # pragma: no cover

    async def close(self) -> None:
        """Let go of every connection."""
        raise NotImplementedError  # pragma: no cover

    async def _committed(self, unit: Unit) -> None:
        if unit.last_seq:
            for tell in self.listeners:
                tell(unit.last_seq)
        for act in unit.after:
            result = act()
            if isawaitable(result):
                await result


# --- SQLite ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    return sql.replace("$", "?")


def _plain(value: Any) -> Any:
    return stamp(value) if isinstance(value, datetime) else value


class _SqliteRows:
    def __init__(self, engine: Engine, driver: sqlite3.Connection) -> None:
        self._engine = engine
        self._driver = driver
        self._session: Session | None = None
        self.light = Light(self._run)

    def _joined(self) -> Session:
        """The session, made when the first question is asked; it holds what was written before."""
        if self._session is None:
            self._session = Session(self._engine, expire_on_commit=False, autoflush=True)
        if self.light.kept:
            self._session.add_all(self.light.kept)
            self.light.kept.clear()
        return self._session

    async def _run(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._driver.execute(_numbered(sql), [_plain(p) for p in params]).fetchall()

    async def raw(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        await self.flush()
        return self._driver.execute(_numbered(sql), [_plain(p) for p in params]).fetchall()

    async def execute(self, statement: Executable) -> Any:
        await self.light.flush()
        return self._joined().execute(statement)

    async def get(self, model: type[Row], key: Any, lock: bool) -> Row | None:
        await self.light.flush()
        return self._joined().get(model, key)

    async def flush(self) -> None:
        await self.light.flush()
        if self._session is not None:
            self._session.flush()

    def add(self, row: SQLModel) -> None:
        state = state_of(row)
        if state.transient:
            self.light.add(row)
        elif state.session is None and not any(row is kept for kept in self.light.kept):
            self._joined().add(row)

    async def delete(self, row: SQLModel) -> None:
        await self.light.flush()
        self._joined().delete(row)

    def close(self) -> None:
        if self._session is not None:
            self._session.close()


def _sqlite_engine(path: str, *, readonly: bool) -> Engine:
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={
            "check_same_thread": False,
            "isolation_level": None,
            "timeout": 30,
            "cached_statements": 512,
        },
    )

    @event.listens_for(engine, "connect")
    def _set_up(driver: sqlite3.Connection, _record: object) -> None:
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA busy_timeout = 30000")
        if readonly:
            driver.execute("PRAGMA query_only = ON")

    return engine


class SqliteStore(Store):
    """The embedded default: one process, one file."""

    dialect = "sqlite"

    def __init__(self, path: Path, clock: Clock, *, demo: bool = False) -> None:
        super().__init__(clock, demo=demo)
        self.path = path
        self.engine = _sqlite_engine(str(path), readonly=False)
        self._reader = _sqlite_engine(str(path), readonly=True)
        self._driver = _sqlite_driver(self.engine)
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        async with self._lock:
            driver = self._driver
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise Unavailable(str(error)) from error
            rows = _SqliteRows(self.engine, driver)
            unit = Unit(rows, self.clock.now(), self.dialect, demo=self.demo)
            token = current.set(unit)
            try:
                yield unit
                await unit.flush()
                driver.execute("COMMIT")
            except BaseException:
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                raise
            finally:
                current.reset(token)
                rows.close()
        await self._committed(unit)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        rows = _SqliteRows(self._reader, _sqlite_driver(self._reader))
        try:
            yield Unit(rows, self.clock.now(), self.dialect, demo=self.demo)
        finally:
            rows.close()

    async def close(self) -> None:
        self.engine.dispose()
        self._reader.dispose()


def _sqlite_driver(engine: Engine) -> sqlite3.Connection:
    """The one connection of a StaticPool."""
    pooled = engine.raw_connection()
    driver = pooled.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


# --- PostgreSQL --------------------------------------------------------------------------------------------

RETRIED = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
LOST = (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, OSError)


class _PostgresRows:
    def __init__(self, connection: AsyncConnection, driver: asyncpg.Connection) -> None:
        self._connection = connection
        self._driver = driver
        self._session: AsyncSession | None = None
        self.light = Light(self._run)

    def _joined(self) -> AsyncSession:
        """The session, made when the first question is asked; it holds what was written before."""
        if self._session is None:
            self._session = AsyncSession(self._connection, expire_on_commit=False)
        if self.light.kept:
            self._session.add_all(self.light.kept)
            self.light.kept.clear()
        return self._session

    async def _run(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await self._driver.fetch(sql, *params)]

    async def raw(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        await self.flush()
        return [tuple(row) for row in await self._driver.fetch(sql, *params)]

    async def execute(self, statement: Executable) -> Any:
        await self.light.flush()
        return await self._joined().execute(statement)

    async def get(self, model: type[Row], key: Any, lock: bool) -> Row | None:
        await self.flush()
        if lock:
            return await self._joined().get(model, key, with_for_update=True, populate_existing=True)
        return await self._joined().get(model, key)

    async def flush(self) -> None:
        await self.light.flush()
        session = self._session
        if session is not None and (session.new or session.dirty or session.deleted):
            await session.flush()

    def add(self, row: SQLModel) -> None:
        state = state_of(row)
        if state.transient:
            self.light.add(row)
        elif state.session is None and not any(row is kept for kept in self.light.kept):
            self._joined().add(row)

    async def delete(self, row: SQLModel) -> None:
        await self.flush()
        await self._joined().delete(row)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


class PostgresStore(Store):
    """Any number of processes on one PostgreSQL."""

    dialect = "postgresql"

    def __init__(self, url: str, clock: Clock, *, demo: bool = False, pool: int = 16) -> None:
        super().__init__(clock, demo=demo)
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            make_url(url).set(drivername="postgresql+asyncpg"),
            pool_size=pool,
            max_overflow=0,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",  # we say BEGIN and COMMIT on the driver's connection ourselves
        )

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        async with self._unit() as unit:
            token = current.set(unit)
            try:
                yield unit
                await unit.flush()
                if unit.last_seq:
                    await unit.raw(
                        "SELECT pg_notify('linli', $1)",
                        ",".join(f"{c}:{s}" for c, s in unit.last_seq.items())[:7900],
                    )
            finally:
                current.reset(token)
        await self._committed(unit)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        async with self._unit() as unit:
            yield unit

    @asynccontextmanager
    async def _unit(self) -> AsyncIterator[Unit]:
        try:
            connection = await self.engine.connect()
        except (*LOST, DBAPIError) as error:
            raise Unavailable(type(error).__name__) from error
        try:
            pooled = await connection.get_raw_connection()
            driver = pooled.driver_connection
            assert driver is not None
            transaction = driver.transaction()
            rows = _PostgresRows(connection, driver)
            try:
                await transaction.start()
                yield Unit(rows, self.clock.now(), self.dialect, demo=self.demo)
                await transaction.commit()
            except BaseException as error:
                await rows.close()
                await self._give_up(connection, transaction, error)
                raise
            await rows.close()
        finally:
            await connection.close()

    async def _give_up(self, connection: AsyncConnection, transaction: Any, error: BaseException) -> None:
        cause = error.__cause__ if isinstance(error, DBAPIError) else error
        original = getattr(error, "orig", None)
        driver_error = getattr(original, "__cause__", None) or cause
        try:
            await asyncio.shield(transaction.rollback())
        except (*LOST, asyncpg.PostgresError):
            await connection.invalidate()
        if isinstance(driver_error, (*LOST, *RETRIED)) or (
            isinstance(error, DBAPIError) and error.connection_invalidated
        ):
            raise Unavailable(type(driver_error).__name__) from error

    async def close(self) -> None:
        await self.engine.dispose()


def open_store(url: str, clock: Clock, *, demo: bool = False) -> Store:
    """The store of a database URL: sqlite[+aiosqlite]:///PATH or postgresql[+asyncpg]://..."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("a SQLite database needs a file: sqlite:///PATH")
        return SqliteStore(Path(parsed.database), clock, demo=demo)
    if backend == "postgresql":
        return PostgresStore(url, clock, demo=demo)
    raise ValueError("the database must be sqlite:///PATH or postgresql://USER@HOST/NAME")
