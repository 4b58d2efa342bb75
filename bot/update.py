"""The aiogram Update of an act, as the dispatcher wants it.

To validate an Update costs more than to route it: an update of each kind is validated once a bot, and copied with what differs.
"""

from itertools import count
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.types import CallbackQuery, Chat, Message, Update, User

from bot.inbound import Inbound
from storage.talk import Talk

Kind = TypeVar("Kind")
KNOWN = 500
"""People whose chat and user are kept."""
UPDATE_IDS = count(1)
"""aiogram caches by an update's number: the same number for all would compare them all, field by field."""
_USER: dict[str, Any] = {"id": 1, "is_bot": False, "first_name": "住户"}
_MESSAGE: dict[str, Any] = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}


class Updates:
    """Makes the updates of one bot: plain objects that know their bot."""

    def __init__(self, bot: Bot) -> None:
        press = {
            "id": "1",
            "from": _USER,
            "chat_instance": "1",
            "data": "-",
            "message": {**_MESSAGE, "text": "-"},
        }
        known = {"bot": bot}
        self._said = Update.model_validate(
            {"update_id": 1, "message": {**_MESSAGE, "from": _USER}}, context=known
        )
        self._pressed = Update.model_validate({"update_id": 1, "callback_query": press}, context=known)
        self._message = _part(self._said.message, Message)
        self._query = _part(self._pressed.callback_query, CallbackQuery)
        self._shown = _part(self._query.message, Message)
        self._people: dict[tuple[int, str], tuple[Chat, User]] = {}
        self._chat, self._user = self._message.chat, _part(self._message.from_user, User)

    def _person(self, key: int, name: str) -> tuple[Chat, User]:
        """Somebody's chat and user: the same objects again while she goes on talking."""
        found = self._people.get((key, name))
        if found is None:
            if len(self._people) >= KNOWN:
                self._people.clear()
            chat = self._chat.model_copy(update={"id": key})
            user = self._user.model_copy(update={"id": key, "first_name": name})
            found = self._people[key, name] = chat, user
        return found

    def of(self, inbound: Inbound, talk: Talk) -> Update:
        """What a person did: words, a press, or something that is no words."""
        key = int(talk.address) if inbound.channel == "telegram" else talk.contact_id
        chat, user = self._person(key, talk.name or "住户")
        number = {"update_id": next(UPDATE_IDS)}
        at = talk.unit.now.replace(microsecond=0)
        if inbound.press is not None:
            shown = self._shown.model_copy(
                update={"message_id": inbound.message or 1, "date": at, "chat": chat}
            )
            query = {"id": inbound.press_id or inbound.update_id, "from_user": user, "data": inbound.press}
            pressed = self._query.model_copy(update={**query, "message": shown})
            return self._pressed.model_copy(update={**number, "callback_query": pressed})
        words = {"text": inbound.text} if inbound.text is not None else {"caption": inbound.caption or None}
        said = self._message.model_copy(update={"date": at, "chat": chat, "from_user": user, **words})
        return self._said.model_copy(update={**number, "message": said})


def _part(found: object, kind: type[Kind]) -> Kind:
    """A part of a validated update, which holds it for certain."""
    assert isinstance(found, kind)
    return found
