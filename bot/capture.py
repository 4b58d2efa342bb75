"""What handlers send through aiogram is caught here and becomes sayings of the turn; nothing leaves the process."""

from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup

from storage.fsm import talking
from storage.outgoing import Button, Menu, Saying


def menu_of(markup: Any) -> Menu:
    """The buttons of an inline keyboard."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return ()
    return [
        [Button(b.text, b.callback_data) for b in row if b.callback_data] for row in markup.inline_keyboard
    ]


class Capture(BaseSession):
    """An aiogram session whose requests are rows of the running turn."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        talk = talking.get()
        match method:
            case SendMessage():
                talk.unit.say(_reader(method.chat_id), method.text, menu_of(method.reply_markup))
            case EditMessageText():
                talk.rewrite(method.message_id or 0, method.text or "", menu_of(method.reply_markup))
            case AnswerCallbackQuery():
                extra = {"press_id": method.callback_query_id}
                talk.unit.sayings.append(Saying(talk.contact_id, "hint", method.text or "", extra=extra))
            case SendChatAction() | EditMessageReplyMarkup():
                pass
            case _:
                raise TypeError(f"{type(method).__name__} is none of say, show, rewrite, hint")
        return cast(TelegramType, None)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        raise TypeError("a turn fetches nothing")
        yield b""

    async def close(self) -> None:
        """Nothing is held."""


def _reader(chat_id: int | str) -> int:
    """The contact of a chat id: a turn's own chat has the channel's number, every other is a contact's."""
    talk = talking.get()
    return talk.contact_id if str(chat_id) in {talk.address, str(talk.contact_id)} else int(chat_id)
