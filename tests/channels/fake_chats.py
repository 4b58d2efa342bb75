"""Private chats as people on Telegram see them: who they are, what they did, what the bot's messages look like now."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from aiogram.types import Message, Update

if TYPE_CHECKING:
    from tests.channels.fake_bot_api import FakeBotApi

BOT = {"id": 4242, "is_bot": True, "first_name": "Linli", "username": "linli_bot"}
DATE = 1_795_000_000


@dataclass(slots=True)
class Shown:
    """One of the bot's messages on the screen."""

    id: int
    text: str
    buttons: list[list[dict[str, str]]] = field(default_factory=list)
    edited: bool = False
    kind: str = "text"
    document: bytes = b""


@dataclass(slots=True)
class Person:
    """A person with Telegram. What she does becomes updates; what she sees is `screen`."""

    api: FakeBotApi
    id: int
    name: str = "王秀英"
    screen: dict[int, Shown] = field(default_factory=dict)
    blocked: bool = False
    started: bool = False
    commands: list[str] = field(default_factory=list)

    @property
    def user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name}

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}

    @property
    def texts(self) -> list[str]:
        """The bot's messages, top to bottom, as they look now."""
        return [m.text for m in self.screen.values()]

    @property
    def last(self) -> str:
        return self.texts[-1] if self.screen else ""

    def says(self, text: str) -> int:
        """Type a message; the update's number."""
        return self.sends(text=text)

    def sends(self, **content: Any) -> int:
        """Send a message with this content (text, photo, location, sticker, ...)."""
        self.started = True
        return self.api.happens(message=self._message(**content))

    def edits(self, text: str) -> int:
        """Change her last message."""
        return self.api.happens(edited_message=self._message(text=text, edit_date=DATE + 1))

    def presses(self, label: str) -> int:
        """Press the lowest button that begins with this label."""
        for shown in reversed(self.screen.values()):
            for button in (b for row in shown.buttons for b in row):
                if button["text"].startswith(label):
                    return self._pressed(shown.id, button["callback_data"])
        raise AssertionError(f"no button {label!r} on {self.texts}")

    def blocks(self, *, tells: bool = True) -> None:
        """Block the bot. Telegram tells the bot, unless it is late."""
        self.blocked = True
        if tells:
            self._membership("kicked")

    def unblocks(self) -> None:
        """Let the bot in again."""
        self.blocked = False
        self._membership("member")

    def _pressed(self, message_id: int, data: str) -> int:
        query = str(next(self.api.numbers))
        self.api.queries[query] = ""
        message = {"message_id": message_id, "date": DATE, "chat": self.chat, "from": BOT, "text": "-"}
        return self.api.happens(
            callback_query={
                "id": query, "from": self.user, "chat_instance": "7", "data": data, "message": message
            }
        )  # fmt: skip

    def message(self, text: str) -> dict[str, Any]:
        """An update in which she says this, for a test that brings it to the bot itself."""
        self.started = True
        return self.api.update(message=self._message(text=text))

    def _message(self, **content: Any) -> dict[str, Any]:
        number = next(self.api.numbers)
        return {"message_id": number, "date": DATE, "chat": self.chat, "from": self.user, **content}

    def _membership(self, status: str) -> None:
        member = {"user": BOT, "status": status, "until_date": 0}
        old = {"user": BOT, "status": "member"}
        self.api.happens(
            my_chat_member={
                "chat": self.chat, "from": self.user, "date": DATE, "old_chat_member": old, "new_chat_member": member
            }
        )  # fmt: skip


def answer(shown: Shown, chat: dict[str, Any]) -> dict[str, Any]:
    """The bot's message as Telegram answers it: made and dumped by aiogram's own type."""
    raw: dict[str, Any] = {
        "message_id": shown.id, "date": DATE, "chat": chat, "from": BOT,
    }  # fmt: skip
    if shown.kind == "text":
        raw["text"] = shown.text
    elif shown.text:
        raw["caption"] = shown.text
    if shown.buttons:
        raw["reply_markup"] = {"inline_keyboard": shown.buttons}
    if shown.edited:
        raw["edit_date"] = DATE + 1
    return plain(Message.model_validate(raw))


def plain(value: Message | Update) -> dict[str, Any]:
    """JSON of an aiogram object."""
    result: dict[str, Any] = json.loads(value.model_dump_json(exclude_none=True, by_alias=True))
    return result


def numbers() -> count[int]:
    """Telegram's numbers: large, and not from one."""
    return count(700_001)
