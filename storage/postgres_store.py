"""PostgreSQL: asyncpg from a pool, row locks; any number of processes on one server."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.sql import Executable
from sqlmodel import SQLModel

from storage.clock import Clock
from storage.light import Light, state_of
from storage.store import Store, Unavailable
from storage.unit import Row, Unit, current

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
        if rows := self.light.hand_over():
            self._session.add_all(rows)
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
        elif state.session is None and not self.light.holds(row):
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
