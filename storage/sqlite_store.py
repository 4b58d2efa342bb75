"""SQLite: inline on one connection (no thread hop: a statement costs microseconds) behind one writer lock.

A second, query-only connection serves readers.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.sql import Executable
from sqlmodel import SQLModel

from storage.clock import Clock
from storage.columns import stamp
from storage.light import Light, state_of
from storage.store import Store, Unavailable
from storage.unit import Row, Unit, current


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    return sql.replace("$", "?")


def _plain(params: Sequence[Any]) -> list[Any]:
    return [stamp(value) if isinstance(value, datetime) else value for value in params]


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
        if rows := self.light.hand_over():
            self._session.add_all(rows)
        return self._session

    async def _run(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._driver.execute(_numbered(sql), _plain(params)).fetchall()

    async def raw(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        if self._session is not None or self.light.holds_any:
            await self.flush()
        return self._driver.execute(_numbered(sql), _plain(params)).fetchall()

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
        elif state.session is None and not self.light.holds(row):
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

    def write(self) -> "_Writing":
        return _Writing(self)

    async def begin(self) -> _SqliteRows:
        """Wait for the writer's turn, and begin a transaction. Raises Unavailable when another process holds the file."""
        await self._lock.acquire()
        try:
            self._driver.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._lock.release()
            raise Unavailable(str(error)) from error
        return _SqliteRows(self.engine, self._driver)

    async def end(self, rows: _SqliteRows, unit: Unit, *, keep: bool) -> None:
        """Commit, or take back what was written; then it is the next writer's turn."""
        try:
            if keep:
                await unit.flush()
                self._driver.execute("COMMIT")
        finally:
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
            rows.close()
            self._lock.release()
        if keep:
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


class _Writing:
    """A writing unit. Not a generator: a turn is short, and the event loop keeps account of every generator."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def __aenter__(self) -> Unit:
        self._rows = await self._store.begin()
        self._unit = Unit(self._rows, self._store.clock.now(), self._store.dialect, demo=self._store.demo)
        self._token = current.set(self._unit)
        return self._unit

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._store.end(self._rows, self._unit, keep=kind is None)
        finally:
            current.reset(self._token)


def _sqlite_driver(engine: Engine) -> sqlite3.Connection:
    """The one connection of a StaticPool."""
    pooled = engine.raw_connection()
    driver = pooled.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
