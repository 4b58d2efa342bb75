"""The process that is killed: the product's webhook, turn, sender and store, with one handler that counts."""

import asyncio
from pathlib import Path

from aiogram import Dispatcher, Router
from aiogram.types import Message
from aiohttp import web

from bot.app import App
from bot.channels.limits import Limit
from bot.channels.pace import Pace
from bot.channels.telegram import routes, run_telegram
from bot.sender import Sender
from bot.turn import Turn
from storage.clock import Clock
from storage.fsm import TurnStorage
from storage.opening import open_store
from storage.tables import Entry
from storage.talk import Talk
from storage.unit import Unit
from tests.channels.small_service import settings

SECRET = "a-secret-word"


async def count(message: Message, talk: Talk, unit: Unit) -> None:
    """Each update moves the dialog state, writes a row and is answered."""
    talk.data = {"count": talk.data.get("count", 0) + 1}
    unit.add(Entry(at=unit.now, contact_id=talk.contact_id, verb="heard", note=message.text or ""))
    talk.say(f"{talk.data['count']}：{message.text}")


def live(database: str, api: str, folder: str, port: int) -> None:
    """Serve until killed."""
    asyncio.run(_serve(database, api, Path(folder), port))


async def _serve(database: str, api: str, folder: Path, port: int) -> None:
    given = settings(
        folder, api, telegram_webhook_secret=SECRET, public_url=f"http://127.0.0.1:{port}", log_level="ERROR"
    )
    store = open_store(database, Clock())
    dispatcher = Dispatcher(storage=TurnStorage())
    router = Router()
    router.message.register(count)
    dispatcher.include_router(router)
    turn = Turn(store, dispatcher, lambda text: None, {}, bots={})  # type: ignore[arg-type,return-value]
    app = App(given, store.clock, store, turn)
    sender = Sender(store, given)
    store.listeners.append(lambda _last: sender.wake())
    async with sender, run_telegram(app, sender, Pace(10_000, 10_000, 10_000)):
        app.telegram.limit = Limit(10_000, 0.001)  # here the speed is the test's
        site = web.Application()
        site.add_routes(routes(app))
        runner = web.AppRunner(site)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()
