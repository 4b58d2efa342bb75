"""Custody: of several senders, a chat belongs to one at a time, or two would deliver its messages out of order.

PostgreSQL keeps it as advisory locks of one connection that holds no transaction; it frees them by itself when a
sender dies. SQLite has one process, which remembers.
"""

import asyncio
from typing import Any

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.postgres_store import LOST, PostgresStore
from storage.store import Store, Unavailable

SPACE = 7_204_116
"""The first half of our advisory lock keys; the second is the contact's id."""


class Custody:
    """The chats that this process may deliver to now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._mine: set[int] = set()
        self._connection: AsyncConnection | None = None
        self._one_at_a_time = asyncio.Lock()

    async def take(self, contact_id: int) -> bool:
        """Hold the chat; False when somebody holds it."""
        if contact_id in self._mine:
            return False
        if isinstance(self._store, PostgresStore):
            taken = await self._ask("SELECT pg_try_advisory_lock($1, $2)", contact_id)
            if not taken:
                return False
        self._mine.add(contact_id)
        return True

    async def release(self, contact_id: int) -> None:
        """Let go of the chat."""
        self._mine.discard(contact_id)
        if isinstance(self._store, PostgresStore) and self._connection is not None:
            await self._ask("SELECT pg_advisory_unlock($1, $2)", contact_id)

    def holds(self, contact_id: int) -> bool:
        """Whether it is still ours: a lost connection loses every chat."""
        return contact_id in self._mine

    async def close(self) -> None:
        """Let go of everything."""
        self._mine.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()  # the session ends, and with it its locks
            await connection.close()

    async def _ask(self, sql: str, contact_id: int) -> bool:
        async with self._one_at_a_time:
            try:
                return bool(await (await self._driver()).fetchval(sql, SPACE, contact_id))
            except (*LOST, asyncpg.PostgresError, DBAPIError) as error:
                await self.close()
                raise Unavailable(type(error).__name__) from error

    async def _driver(self) -> Any:
        if self._connection is None:
            self._connection = await self._store.engine.connect()
        pooled = await self._connection.get_raw_connection()
        return pooled.driver_connection
