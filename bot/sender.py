"""The sender: delivers what turns have committed. At least once, per chat in order, each row marked before the next.

No transaction is held while a platform is called: a row is read, the platform is called, the outcome is written.
"""

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncIterator
from datetime import timedelta
from types import TracebackType
from typing import Self

from bot.channels.base import Blocked, Channel, Later, Rejected, deliver
from bot.channels.pace import Pace
from bot.logs import chain
from bot.metrics import DELIVERIES, PENDING
from bot.settings import Settings
from casework.undelivered import tell_staff
from casework.wording.delivery import NOTICE
from storage import outbox
from storage.custody import Custody
from storage.outbox import Letter
from storage.store import Store, Unavailable

log = logging.getLogger("linli.sender")

IDLE = 1.0
"""Seconds between looks at the outbox when nobody wakes us: rows of other processes."""
HELD = 0.1
"""Seconds until we look again at a chat that another sender held: it may have missed our row."""
LONGEST = 300.0
TRIES = 100
"""With waits up to five minutes: most of a day."""


def backoff(attempts: int) -> float:
    """Seconds until the next try: 1, 2, 4, ... five minutes, spread so that not all come back at once."""
    return float(min(LONGEST, 2.0 ** min(attempts, 10)) * random.uniform(0.5, 1.0))


class Sender:
    """Runs while it is entered. Channels join with `serving`; `wake()` after a commit saves the wait."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.channels: dict[str, Channel] = {}
        self.paces: dict[str, Pace] = {}
        self._custody = Custody(store)
        self._news = asyncio.Event()
        self._chats: dict[int, asyncio.Task[None]] = {}
        self._loop: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Something was committed: look now."""
        self._news.set()

    @contextlib.asynccontextmanager
    async def serving(self, name: str, channel: Channel, pace: Pace | None = None) -> AsyncIterator[None]:
        """Deliver for this channel too; at the end, calls that are under way come home first."""
        self.channels[name], self.paces[name] = channel, pace or Pace()
        self.wake()
        try:
            yield
        finally:
            del self.channels[name]
            if self._chats:
                await asyncio.wait(list(self._chats.values()), timeout=5)

    async def __aenter__(self) -> Self:
        self._loop = asyncio.create_task(self._run(), name="sender")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        tasks = [t for t in (self._loop, *self._chats.values()) if t is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._custody.close()

    async def _run(self) -> None:
        failures = 0
        while True:
            self._news.clear()
            try:
                wait = await self._look()
                failures = 0
            except Unavailable:
                failures += 1
                wait = backoff(min(failures, 5))
            except Exception as error:  # a bug must not silence everybody
                log.error("sender", extra={"where": chain(error)})
                wait = IDLE
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):  # wait_for may swallow a cancellation (Python 3.11)
                    await self._news.wait()

    async def _look(self) -> float:
        """Start on every chat that is due; the seconds until something else is."""
        async with self.store.read() as unit:
            heads = await outbox.heads(unit, sorted(self.channels))
        PENDING.set(len(heads))
        wait = IDLE
        for contact_id, at in heads:
            left = (at - self.store.clock.now()).total_seconds()
            if left > 0:
                return min(wait, left)
            if contact_id in self._chats:
                continue
            if await self._custody.take(contact_id):
                self._chats[contact_id] = asyncio.create_task(self._chat(contact_id))
            else:
                wait = HELD
        return wait

    async def _chat(self, contact_id: int) -> None:
        """Deliver one chat's letters, first to last, until none is due."""
        try:
            while self._custody.holds(contact_id) and await self._next(contact_id):
                pass
        except Unavailable:
            await asyncio.sleep(IDLE)
        except Exception as error:
            log.error("sender", extra={"where": chain(error), "contact": contact_id})
            await asyncio.sleep(IDLE)
        finally:
            with contextlib.suppress(Unavailable):
                await asyncio.shield(self._custody.release(contact_id))
            self._chats.pop(contact_id, None)
            self.wake()  # a row may have come between our last look and the release

    async def _next(self, contact_id: int) -> bool:
        """Deliver the first letter of a chat; False when there is none that may be tried now."""
        async with self.store.read() as unit:
            letter = await outbox.head(unit, contact_id)
        if letter is None or letter.due > self.store.clock.now():
            return False
        channel = self.channels.get(letter.channel)
        if channel is None:
            return False
        if letter.blocked and letter.kind != "hint":
            await self._give_up(letter, "blocked")
            return True
        try:
            await self.paces[letter.channel].turn(contact_id)
            await deliver(channel, letter)
        except Later as later:
            return await self._postpone(letter, later)
        except Blocked as error:
            await self._give_up(letter, str(error), blocked=True)
        except Rejected as error:
            await self._give_up(letter, str(error))
        else:
            await self._delivered(letter)
        return True

    async def _delivered(self, letter: Letter) -> None:
        """It has arrived: that is written before anything else is sent, however long the database is away."""
        DELIVERIES.labels(letter.channel, "delivered").inc()
        for attempt in range(1, 1_000):
            try:
                async with self.store.write() as unit:
                    await outbox.mark_delivered(unit, letter)
                return
            except Unavailable:
                await asyncio.sleep(backoff(min(attempt, 5)))

    async def _postpone(self, letter: Letter, later: Later) -> bool:
        if letter.kind == "hint" or letter.attempts + 1 >= TRIES:
            await self._give_up(letter, str(later))
            return True
        DELIVERIES.labels(letter.channel, "postponed").inc()
        wait = later.seconds if later.seconds is not None else backoff(letter.attempts)
        log.warning("postponed", extra={"contact": letter.contact_id, "attempt": letter.attempts + 1})
        async with self.store.write() as unit:
            await outbox.mark_postponed(unit, letter, unit.now + timedelta(seconds=wait), str(later))
        return False

    async def _give_up(self, letter: Letter, error: str, *, blocked: bool = False) -> None:
        """It will never arrive: a human is told, once until something arrives again."""
        DELIVERIES.labels(letter.channel, "undeliverable").inc()
        log.warning("undeliverable", extra={"contact": letter.contact_id, "kind": letter.kind})
        # members of staff who cannot be reached either are not told of each other without end
        quiet = letter.kind == "hint" or letter.text.startswith(NOTICE)
        async with self.store.write() as unit:
            if not quiet and await outbox.first_missed(unit, letter):
                await tell_staff(unit, letter.contact_id)
            await outbox.mark_undeliverable(unit, letter, error)
            if blocked:
                await outbox.mark_blocked(unit, letter.contact_id)
