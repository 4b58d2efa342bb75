"""称呼: whoever joins by a code is asked once what to call her, and can change it (我叫…, 改名 …)."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import seats
from casework.masking import SURNAMES
from casework.wording import seats as words
from handlers.filters import Words, bare
from handlers.journey import Journey
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}|[A-Za-z][A-Za-z .'-]{1,29}")
CALLED = re.compile(rf"(?:[小老阿大])?(?:{SURNAMES})\S{{0,4}}|[A-Za-z].*")
"""How somebody is called: 我叫了救护车 tells no name."""
TELLS = re.compile(r"(?:我的名字|我的姓名|请叫我|叫我|姓名|我叫|我是)(?:是|叫)?[\s:：]*")
CHANGES = re.compile(r"改名(?:字)?(?:为|成|叫)?[\s:：]*")
NO_NAMES = {bare(w) for w in ("好的", "可以", "行的", "知道了", "明白", "明白了", "收到", "是的", "没有", "不用", "不用了", "谢谢", "你好", "您好")}  # fmt: skip


def router() -> Router:
    """After everybody's commands: 休息 is no name. What is no name goes on as ordinary words."""
    journey = Journey("names")
    journey.message.register(how, Words("改名", "改名字", "/name"))
    journey.message.register(skip, Words("跳过", "不说", "不想说", "先跳过", "算了"), Asked())
    journey.message.register(rename, Name())
    return journey


class Asked(BaseFilter):
    """We have asked for her name, and these are her next words."""

    async def __call__(self, message: Message, talk: Talk, unit: Unit) -> bool:
        return talk.seat_id is not None and await seats.name_is_asked(unit, talk.contact_id)


class Name(BaseFilter):
    """A name: told of one's own accord by whoever has a seat, or the answer to our question. Gives `name`."""

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding | None
    ) -> bool | dict[str, Any]:
        text = (message.text or "").strip(" 。.!！，,")
        changes, tells = CHANGES.match(text), TELLS.match(text)
        begins = changes or tells
        name = text[begins.end() :] if begins else text
        if talk.seat_id is None or not NAME.fullmatch(name) or bare(name) in NO_NAMES:
            return False
        if changes or (tells and CALLED.fullmatch(name) and not _is_need(meaning)):
            return {"name": name}
        asked = not _is_need(meaning) and await seats.name_is_asked(unit, talk.contact_id)
        return {"name": name} if asked else False


def _is_need(meaning: Understanding | None) -> bool:
    return meaning is not None and bool(meaning.needs)


async def how(message: Message, talk: Talk) -> None:
    talk.say(words.NAME_HOW if talk.seat_id is not None else words.NO_SEAT_TO_NAME)


async def skip(message: Message, talk: Talk) -> None:
    talk.say(words.NO_NAME)


async def rename(message: Message, talk: Talk, unit: Unit, name: str) -> None:
    await seats.rename(unit, talk.contact_id, name)
    talk.say(words.named(name))
