"""The turn's dispatcher gives routers what aiogram's own gives them, and keeps state with the turn."""

from typing import Any

import pytest
from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.types import Chat, Message, Update, User

from bot.capture import Capture
from bot.dispatch import TurnDispatcher
from storage.fsm import talking
from storage.store import Store
from storage.talk import Talk, enter


@pytest.fixture
def bot() -> Bot:
    return Bot("1:linli", session=Capture())


def said(text: str) -> Update:
    who = User(id=1, is_bot=False, first_name="赵")
    message = Message(message_id=1, date=0, chat=Chat(id=1, type="private"), from_user=who, text=text)  # type: ignore[arg-type]
    return Update(update_id=1, message=message)


async def feed(dispatcher: TurnDispatcher, bot: Bot, talk: Talk, update: Update) -> Any:
    token = talking.set(talk)
    try:
        return await dispatcher.feed_update(bot, update, talk=talk)
    finally:
        talking.reset(token)


async def test_state_that_a_handler_sets_is_the_turns_own(store: Store, bot: Bot) -> None:
    dispatcher, router, seen = TurnDispatcher(), Router(), []

    @router.message()
    async def handle(
        message: Message, state: FSMContext, raw_state: str | None, event_from_user: User
    ) -> None:
        seen.append((raw_state, event_from_user.id))
        await state.set_state("step:two")
        await state.update_data(words=message.text)

    dispatcher.include_router(router)
    async with store.write() as unit:
        talk = await enter(unit, "webchat", "a")
        talk.state = "step:one"
        await feed(dispatcher, bot, talk, said("你好"))

    assert seen == [("step:one", 1)]
    assert (talk.state, talk.data) == ("step:two", {"words": "你好"})


async def test_the_first_router_that_takes_it_is_the_last_asked(store: Store, bot: Bot) -> None:
    dispatcher, taken = TurnDispatcher(), []
    for name, words in (("first", "再见"), ("second", "你好"), ("third", "你好")):
        router = Router()

        def handler(message: Message, name: str = name) -> None:
            taken.append(name)

        router.message.register(handler, lambda message, words=words: message.text == words)
        dispatcher.include_router(router)
    async with store.write() as unit:
        talk = await enter(unit, "webchat", "a")
        await feed(dispatcher, bot, talk, said("你好"))
        unheard = await feed(dispatcher, bot, talk, said("嗯"))
        unserved = await feed(dispatcher, bot, talk, Update(update_id=2))

    assert taken == ["second"]
    assert unheard is UNHANDLED and unserved is UNHANDLED
