"""What beats when. What is due stands in the database and on the injected clock; these beats only look, so that a
moved clock, a restart or a second process changes nothing. Jobs live in memory: APScheduler keeps no state of ours."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler import jobs
from storage.clock import SHANGHAI, Clock
from storage.store import Store, Unavailable

log = logging.getLogger("linli.clock")

SWEEP_SECONDS = 2
NUDGE_SECONDS = 5
DAILY_SECONDS = 60


class Kept(Protocol):
    """The settings that retention needs."""

    message_days: int

    @property
    def media_dir(self) -> Path | None: ...


@asynccontextmanager
async def start_clock(
    store: Store,
    clock: Clock,
    settings: Kept,
    *,
    wake: Callable[[], None],
    beside: Mapping[str, tuple[int, Callable[[], Awaitable[object]]]] = MappingProxyType({}),
) -> AsyncIterator[None]:
    """Beat until the block ends: due follow-ups, the outbox, the morning digest, the nightly retention.

    `beside`: what else this process does every so many seconds.
    """

    async def outbox() -> None:
        wake()

    beats: tuple[tuple[str, int, Callable[[], Awaitable[object]]], ...] = (
        ("sweep", SWEEP_SECONDS, lambda: jobs.sweep(store)),
        ("outbox", NUDGE_SECONDS, outbox),
        ("digest", DAILY_SECONDS, lambda: jobs.morning(store)),
        ("retention", DAILY_SECONDS, lambda: jobs.night(store, settings.message_days, settings.media_dir)),
        *((name, seconds, act) for name, (seconds, act) in beside.items()),
    )
    running: set[asyncio.Task[None]] = set()
    beat = AsyncIOScheduler(timezone=SHANGHAI)
    for name, seconds, act in beats:
        beat.add_job(
            _tracked(running, name, act), "interval", seconds=seconds, id=name, max_instances=1, coalesce=True,
            misfire_grace_time=None,
        )  # fmt: skip
    beat.start()
    try:
        yield
    finally:
        beat.shutdown(wait=False)  # cancels on the loop's next round; what was half done rolls back
        await asyncio.sleep(0)
        if running:
            await asyncio.gather(*running, return_exceptions=True)


def _tracked(
    running: set[asyncio.Task[None]], name: str, act: Callable[[], Awaitable[object]]
) -> Callable[[], Awaitable[None]]:
    """The beat as a task that shutdown can wait for; an error is logged by its type and the next beat comes anyway."""

    async def beat() -> None:
        task = asyncio.current_task()
        assert task is not None
        running.add(task)
        try:
            await act()
        except Unavailable:
            log.warning("database unavailable", extra={"beat": name})
        except Exception as error:
            log.error("beat failed", extra={"beat": name, "error": type(error).__name__})
        finally:
            running.discard(task)

    return beat
