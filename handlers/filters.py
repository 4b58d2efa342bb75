"""Filters that routers are guarded by. All async: a sync filter would cost a thread hop."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message, TelegramObject

from nlp.meaning import SlotName, Understanding
from storage.talk import Talk

SPACES = re.compile(r"[\s。.，,！!？?~～]+")
ACCEPTS = {"接", "接了", "我接", "我接了", "我来接", "可以接", "能接"}
"""How a worker says yes to an offer in a word: too short to weigh, so never danger."""
FACTS: tuple[SlotName, ...] = ("place", "phone", "time", "age", "people", "for_whom")
FILLERS = " \t\n,.:，。：、；我们家就在住是的了那屋岁室地址电话号码"
"""What stands around a fact without saying anything: 我们家就住在…, 电话是…"""
WIDE = str.maketrans("０１２３４５６７８９／：", "0123456789/:")


@lru_cache(32)
def bare(text: str) -> str:
    """A short message without spaces, full-width digits and final punctuation: what commands are compared by."""
    return SPACES.sub("", text.translate(WIDE)).lower()


def whole(text: str) -> int:
    """The number of a row that a button names; 0 when it is none that a table could have (forged data)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class Pressed(BaseFilter):
    """A button whose data begins with these parts: Pressed("case") guards a router, Pressed("case:urge") a handler.

    Gives `args`, the parts behind, and `key`, the first of them as a number (0 when it is none: forged data).
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.start = f"{prefix}:"
        self.skip = prefix.count(":") + 1

    def glance(self, event: CallbackQuery, data: dict[str, Any]) -> bool:
        return (event.data or "").startswith(self.prefix)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        data = query.data or ""
        if data != self.prefix and not data.startswith(self.start):
            return False
        args = data.split(":")[self.skip :]
        return {"args": args, "key": whole(args[0]) if args else 0}


class Words(BaseFilter):
    """The whole message is one of these words or commands (spaces and punctuation aside)."""

    def __init__(self, *words: str) -> None:
        self.words = {bare(word) for word in words}

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        text = event.text or ""
        return len(text) <= 24 and bare(text) in self.words

    async def __call__(self, message: Message) -> bool:
        return self.glance(message, {})


class Like(BaseFilter):
    """The whole message is of a kind that `says` knows: 对的，就这样."""

    def __init__(self, says: Callable[[str], bool]) -> None:
        self.says = says

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        return self.says(event.text or "")

    async def __call__(self, message: Message) -> bool:
        return self.glance(message, {})


class Role(BaseFilter):
    """The active seat has one of these roles; "resident" is a person without a seat."""

    def __init__(self, *roles: str) -> None:
        self.roles = frozenset(roles)

    def glance(self, event: TelegramObject, data: dict[str, Any]) -> bool:
        return data["talk"].role in self.roles

    async def __call__(self, event: TelegramObject, talk: Talk) -> bool:
        return talk.role in self.roles


class InState(BaseFilter):
    """The dialog state begins with one of these prefixes."""

    def __init__(self, *prefixes: str) -> None:
        self.prefixes = prefixes

    def glance(self, event: TelegramObject, data: dict[str, Any]) -> bool:
        state = data["talk"].state
        return state is not None and state.startswith(self.prefixes)

    async def __call__(self, event: TelegramObject, talk: Talk) -> bool:
        return self.glance(event, {"talk": talk})


def beyond(meaning: Understanding) -> str:
    """What a message says beside its facts (a place, a phone, a time, an age) and the small words around them."""
    rest = list(meaning.text)
    for slot in (meaning.slot(name) for name in FACTS):
        if slot is not None:
            rest[slot.start : slot.end] = " " * (slot.end - slot.start)
    return "".join(sign for sign in rest if sign not in FILLERS)


def only_facts(meaning: Understanding) -> bool:
    """Nothing but facts: no words are left in which there could be a need, or somebody in danger."""
    return any(meaning.slot(name) for name in FACTS) and not beyond(meaning)


class Emergency(BaseFilter):
    """Somebody is in danger, as far as the words show."""

    def glance(self, event: TelegramObject, data: dict[str, Any]) -> bool:
        meaning, talk = data["meaning"], data["talk"]
        if meaning is None or not meaning.emergency or only_facts(meaning):
            return False
        return not (talk.is_worker and bare(meaning.text) in ACCEPTS)

    async def __call__(self, event: TelegramObject, talk: Talk, meaning: Understanding | None) -> bool:
        return self.glance(event, {"meaning": meaning, "talk": talk})


class Intent(BaseFilter):
    """The message means one of these."""

    def __init__(self, *intents: str) -> None:
        self.intents = frozenset(intents)

    async def __call__(self, event: TelegramObject, meaning: Understanding | None) -> bool:
        return meaning is not None and meaning.intent in self.intents


class Typed(BaseFilter):
    """A message with words."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text)
