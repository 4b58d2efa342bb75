"""A web chat to test with: a real server on the loopback, a real database, and a simple street of answers."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.app import App, guard_demo
from bot.channels.webchat.server import make
from bot.settings import Settings, prepare
from bot.turn import Turn
from casework.refusal import Refusal
from nlp.meaning import Understanding
from storage.clock import Clock
from storage.fsm import TurnStorage
from storage.migrate import upgrade
from storage.opening import open_store
from storage.outgoing import Button, column
from storage.tables import Community, Street
from storage.talk import Talk


def understand(text: str) -> Understanding:
    """Enough meaning for a street where the handlers only answer."""
    return Understanding(text, "chat", "none", 1.0, "hand_over", emergency="救命" in text)


def answers() -> Router:
    """Says back what was said; a few words do more."""
    router = Router()

    async def say(message: Message, talk: Talk, inbound: Any) -> None:
        text = message.text or ""
        if text == "菜单":
            talk.say("请选一个", column(Button("要", "go:yes"), Button("不要", "go:no")), card="menu")
        elif text == "改菜单":
            talk.unit.rewrite(talk.contact_id, "menu", "已经有人接了", ())
        elif text == "不行":
            raise Refusal("这一步做不了。")
        elif text == "坏了":
            raise ZeroDivisionError
        elif text == "加入":
            talk.outcome = "joined"
            talk.say("欢迎加入")
        elif inbound.media:
            talk.say(f"收到{inbound.media}")
        else:
            talk.say(f"您说：{text[:200]}{inbound.community_code}")

    async def press(press: CallbackQuery, talk: Talk) -> None:
        talk.say(f"按了 {press.data}")

    router.message()(say)
    router.callback_query()(press)
    return router


async def build(folder: Path, database: str = "", **more: Any) -> App:
    """A migrated service whose journeys are `answers`."""
    settings = Settings(_env_file=None, data_dir=folder, database_url=database, **more)
    prepare(settings)
    clock = Clock()
    await upgrade(settings.database)
    store = open_store(settings.database, clock, demo=settings.demo)
    if settings.demo:
        await guard_demo(store, demo=True)
    else:
        async with store.write() as unit:
            street = await unit.store(Street(name="青山街道"))
            unit.add(Community(street_id=street.id, code="QS7K", name="青山社区", address="青山路1号"))
    dispatcher = Dispatcher(storage=TurnStorage())
    dispatcher.include_router(answers())
    turn = Turn(
        store, dispatcher, understand, {"clock": clock, "settings": settings, "store": store}, bots={}
    )
    return App(settings, clock, store, turn)


class Client:
    """A person's browser: holds cookies, speaks the protocol."""

    def __init__(self, server: TestServer, **kinds: Any) -> None:
        self.base = str(server.make_url("")).rstrip("/")
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), **kinds)
        self.numbers = 0

    def new_id(self) -> str:
        """An id that this client has not used before."""
        self.numbers += 1
        return f"c{self.numbers}"

    async def get(self, path: str, **options: Any) -> tuple[int, Any]:
        """Status and JSON (or text) of a GET."""
        async with self.http.get(self.base + path, allow_redirects=False, **options) as response:
            is_json = response.content_type == "application/json"
            return response.status, await (response.json() if is_json else response.text())

    async def post(self, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
        """Status and JSON of a POST."""
        data = {"data": body} if isinstance(body, aiohttp.FormData | bytes) else {"json": body}
        async with self.http.post(self.base + path, **data, **options) as response:
            return response.status, await response.json()

    async def open(self) -> "Client":
        """Open a resident's session."""
        status, _ = await self.post("/api/session", {})
        assert status == 200
        return self

    async def say(self, text: str, **options: Any) -> int:
        """Post words; the number of the message."""
        status, told = await self.post("/api/messages", {"id": self.new_id(), "text": text}, **options)
        assert status == 200, told
        return int(told["seq"])

    async def read(self, after: int = 0, wait: int = 0) -> list[dict[str, Any]]:
        """The messages after a number."""
        status, told = await self.get(f"/api/messages?after={after}&wait={wait}")
        assert status == 200, told
        return list(told["messages"])

    async def upload(self, content: bytes, name: str = "photo.jpg", id_: str = "") -> tuple[int, Any]:
        """Send a file."""
        form = aiohttp.FormData()
        form.add_field("id", id_ or self.new_id())
        form.add_field("file", io.BytesIO(content), filename=name)
        return await self.post("/api/messages", form)


class Server(TestServer):
    """As the product serves: a client that goes away cancels nothing (aiohttp's own test server cancels)."""

    async def _make_runner(self, **kinds: Any) -> web.BaseRunner:
        return web.AppRunner(self.app, **kinds | {"handler_cancellation": False})


@asynccontextmanager
async def serving(app: App) -> AsyncIterator[TestServer]:
    """The service on a port of the loopback."""
    server = Server(make(app), host="127.0.0.1")
    await server.start_server(shutdown_timeout=2)
    try:
        yield server
    finally:
        await server.close()
        await app.store.close()
        await asyncio.sleep(0)


@asynccontextmanager
async def browser(server: TestServer) -> AsyncIterator[Client]:
    """A person's browser, closed at the end."""
    client = Client(server)
    try:
        yield client
    finally:
        await client.http.close()
