"""A small service to test channels with: the product's turn, sender and Telegram; a few handlers of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message

from bot.app import App
from bot.channels.telegram import run_telegram
from bot.inbound import Inbound
from bot.sender import Sender
from bot.settings import Settings
from bot.turn import Turn
from storage.clock import Clock
from storage.fsm import TurnStorage
from storage.opening import open_store
from storage.outgoing import Button, column
from storage.store import Store, Unavailable
from storage.talk import Talk
from storage.unit import Unit
from tests.channels.fake_bot_api import TOKEN

MENU = column(Button("改一改", "t:edit"), Button("提示", "t:hint"), Button("好", "t:yes"))
LONG = "第一段。" * 900 + "\n" + "😀" * 2500 + "末尾"


def router() -> Router:
    """Says back what it hears; a few words and buttons do more."""
    small = Router(name="small")
    small.message.register(heard)
    small.callback_query.register(pressed)
    return small


async def heard(message: Message, talk: Talk, unit: Unit, inbound: Inbound) -> None:
    match (message.text or "").split(" ", 2):
        case _ if inbound.media:
            talk.say(f"{inbound.media}：{inbound.caption or inbound.media_id}")
        case ["菜单"]:
            talk.say("请选：", MENU, card="menu")
        case ["长"]:
            talk.say(LONG, MENU)
        case ["改卡"]:
            unit.rewrite(talk.contact_id, "menu", "卡片改了")
        case ["看", media_id]:
            unit.show(talk.contact_id, media_id, "您的照片")
        case ["告诉", reader, said]:
            unit.say(int(reader), said)
        case words:
            talk.data = {"count": talk.data.get("count", 0) + 1}
            talk.say(f"{talk.data['count']}：{' '.join(words)}")


async def pressed(query: CallbackQuery, talk: Talk, inbound: Inbound) -> None:
    if query.data == "t:hint":
        await query.answer("收到了")
    if query.data == "t:edit":
        talk.rewrite(inbound.message, "改好了", column(Button("再改", "t:again")))
    if query.data == "t:again":
        talk.rewrite(inbound.message, "又改好了")
    talk.say(f"按了{query.data}")


def settings(folder: Path, api: str, **more: Any) -> Settings:
    """Settings of a service that speaks to the fake Bot API."""
    (folder / "media").mkdir(exist_ok=True)
    return Settings(_env_file=None, data_dir=folder, telegram_token=TOKEN, telegram_api=api, **more)


def small_app(store: Store, given: Settings) -> App:
    """The product's turn with the small router."""
    dispatcher = Dispatcher(storage=TurnStorage())
    dispatcher.include_router(router())
    turn = Turn(store, dispatcher, lambda text: None, {}, bots={})  # type: ignore[arg-type,return-value]
    return App(given, store.clock, store, turn)


@asynccontextmanager
async def serving(url: str, given: Settings) -> AsyncIterator[App]:
    """The service with sender and Telegram, on a migrated database."""
    store = open_store(url, Clock())
    app = small_app(store, given)
    sender = Sender(store, given)
    store.listeners.append(lambda _last: sender.wake())
    try:
        async with sender, run_telegram(app, sender):
            yield app
    finally:
        await store.close()


class AwayTwice:
    """A turn whose database is away the first two times."""

    def __init__(self, turn: Turn) -> None:
        self.turn, self.left = turn, 2

    async def take(self, inbound: Inbound) -> Any:
        """What the turn says, the third time."""
        if self.left:
            self.left -= 1
            raise Unavailable
        return await self.turn.take(inbound)


def away_twice(app: App) -> None:
    """The next two turns find no database."""
    app.turn = AwayTwice(app.turn)  # type: ignore[assignment]
