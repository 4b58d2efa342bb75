"""Wakes long polls and streams when a chat has something new, in this process or in another one."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager

import asyncpg
from sqlalchemy import make_url

log = logging.getLogger("linli.webchat")

CHANNEL = "linli"
AGAIN = 2.0
"""Seconds between tries to listen again after the database went away."""


class Bell:
    """One event for each waiting request, by contact."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self.closed = False

    def ring(self, contacts: Iterable[int]) -> None:
        """Wake whoever waits for one of these chats."""
        for contact_id in contacts:
            for event in self._waiting.get(contact_id, ()):
                event.set()

    def ring_all(self) -> None:
        """Everybody looks: nobody knows what was said meanwhile."""
        self.ring(list(self._waiting))

    def listeners(self, contact_id: int) -> int:
        """How many requests wait for this chat."""
        return len(self._waiting.get(contact_id, ()))

    @contextmanager
    def listen(self, contact_id: int) -> Iterator[asyncio.Event]:
        """An event that is set by every ring from now on: begin to listen before you read, and nothing is lost."""
        event = asyncio.Event()
        waiting = self._waiting.setdefault(contact_id, set())
        waiting.add(event)
        try:
            yield event
        finally:
            waiting.discard(event)
            if not waiting:
                self._waiting.pop(contact_id, None)

    def close(self) -> None:
        """The service stops: everybody who waits goes home now."""
        self.closed = True
        self.ring_all()


async def heard(event: asyncio.Event, seconds: float) -> bool:
    """Wait for a ring; False after `seconds` of silence."""
    try:
        async with asyncio.timeout(seconds):  # wait_for may swallow a cancellation (Python 3.11)
            await event.wait()
    except TimeoutError:
        return False
    return True


@asynccontextmanager
async def other_processes(bell: Bell, database: str) -> AsyncIterator[None]:
    """On PostgreSQL: ring for what other processes have committed, as long as the block runs."""
    url = make_url(database)
    if url.get_backend_name() != "postgresql":
        yield
        return
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    task = asyncio.create_task(_listen(bell, dsn))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _listen(bell: Bell, dsn: str) -> None:
    """Listen for ever; a lost connection is made again, and then everybody looks once for what came meanwhile."""

    def told(_connection: object, _pid: int, _channel: str, payload: str) -> None:
        bell.ring(_contacts(payload))

    while True:
        try:
            connection = await asyncpg.connect(dsn)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await asyncio.sleep(AGAIN)
            continue
        gone = asyncio.Event()
        connection.add_termination_listener(lambda _c, gone=gone: gone.set())
        try:
            await connection.add_listener(CHANNEL, told)
            bell.ring_all()  # what was said while nobody listened rang no bell
            await gone.wait()
            log.warning("listening again", extra={"kind": "postgresql"})
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await asyncio.sleep(AGAIN)
        finally:
            with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await connection.close(timeout=1)


def _contacts(payload: str) -> list[int]:
    """The contacts of "7:12,9:3"; a pair that was cut off at the end is left to the slow poll."""
    numbers = (pair.partition(":")[0] for pair in payload.split(","))
    return [int(number) for number in numbers if number.isdigit()]
