"""The wiring: every dependency has its real default here, and a test can replace it."""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher

import handlers
from bot.dispatch import TurnDispatcher
from bot.metrics import FOLLOW_UPS
from bot.opening import guard_demo, open_database
from bot.settings import Misconfigured, Settings, prepare
from bot.turn import Turn
from nlp.meaning import Understanding
from storage.clock import Clock
from storage.opening import open_store
from storage.store import Store
from storage.tables import Mark

if TYPE_CHECKING:
    from bot.reading import Reader

ESTATES_SECONDS = 30


@dataclass(slots=True)
class App:
    """A running service: the store, the clock, the turn, and the channels that use them."""

    settings: Settings
    clock: Clock
    store: Store
    turn: Turn
    wake_sender: Callable[[], None] = field(default=lambda: None)
    reader: "Reader | None" = None
    """What `turn.understand` is, unless a test gave its own."""
    telegram: Any = None
    """The inbound half of Telegram while it runs (bot.channels.telegram.intake.Intake)."""


def dispatcher() -> Dispatcher:
    """A dispatcher with every journey. One a process: routers attach once."""
    root = TurnDispatcher()
    root.include_router(handlers.every_journey())
    return root


def beats_of(app: App) -> dict[str, tuple[int, Callable[[], Awaitable[object]]]]:
    """What this process does again and again beside the clock's own: an estate that was seeded is known in a minute."""
    return {"estates": (ESTATES_SECONDS, app.reader.refresh)} if app.reader is not None else {}


async def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    understand: Callable[..., Understanding] | None = None,
) -> App:
    """Open the database (migrated), guard demo against production, and wire the turn."""
    prepare(settings)
    clock = clock or Clock()
    await open_database(settings)
    store = open_store(settings.database, clock, demo=settings.demo)
    store.counted = lambda kind: FOLLOW_UPS.labels(kind).inc()
    await guard_demo(store, settings.demo)
    if settings.demo:
        await _restore_demo_clock(store, clock)
    reader = None if understand is not None else await reader_of(store, clock)
    read = understand or reader
    services: dict[str, Any] = {"clock": clock, "settings": settings, "store": store, "understand": read}
    turn = Turn(store, dispatcher(), read, services, bots={})  # type: ignore[arg-type]
    return App(settings, clock, store, turn, reader=reader)


async def reader_of(store: Store, clock: Clock) -> "Reader":
    """Understanding that knows this database's estates and the time."""
    from bot.reading import Reader  # loads the lexicon

    reader = Reader(store, clock)
    await reader.refresh()
    return reader


async def _restore_demo_clock(store: Store, clock: Clock) -> None:
    async with store.read() as unit:
        mark = await unit.get(Mark, "clock_offset_seconds")
    if mark is not None:
        clock.offset = timedelta(seconds=float(mark.value))


async def advance_demo_clock(app: App, seconds: float) -> None:
    """Move the demo's time forward, for good: a restart does not turn it back."""
    if not app.settings.demo:
        raise Misconfigured("only the demo's clock moves")
    app.clock.advance(timedelta(seconds=seconds))
    async with app.store.write() as unit:
        mark = await unit.get(Mark, "clock_offset_seconds") or Mark(name="clock_offset_seconds")
        mark.value = str(app.clock.offset.total_seconds())
        unit.add(mark)


def settle_memory() -> None:
    """After start-up: a full collection would walk aiogram's 187,000 objects in the middle of a turn."""
    gc.collect()
    gc.freeze()


async def serve(
    settings: Settings, stop: asyncio.Event, *, ready: Callable[[str], Awaitable[None] | None] | None = None
) -> None:
    """Run web chat, Telegram (where a token is set), sender and clock until `stop`."""
    from bot.channels.telegram import run_telegram
    from bot.channels.webchat.server import start_web
    from bot.sender import Sender
    from nlp.understanding import warm_up
    from scheduler.clock import start_clock

    async with AsyncExitStack() as stack:
        app = await build(settings)
        warm_up(settings.data_dir)
        stack.push_async_callback(app.store.close)
        sender = Sender(app.store, settings)
        app.wake_sender = sender.wake
        app.store.listeners.append(lambda _last: sender.wake())
        await stack.enter_async_context(sender)
        await stack.enter_async_context(
            start_clock(app.store, app.clock, settings, wake=sender.wake, beside=beats_of(app))
        )
        await stack.enter_async_context(run_telegram(app, sender))
        address = await stack.enter_async_context(start_web(app))
        settle_memory()
        if ready is not None:
            told = ready(address)
            if told is not None:
                await told
        await stop.wait()


def telegram_bot_id(settings: Settings) -> int:
    """The number in the Telegram token; 0 without one."""
    number = settings.telegram_token.get_secret_value().partition(":")[0]
    return int(number) if number.isdigit() else 0


__all__ = [
    "App",
    "Bot",
    "advance_demo_clock",
    "build",
    "dispatcher",
    "guard_demo",
    "serve",
    "settle_memory",
    "telegram_bot_id",
]
