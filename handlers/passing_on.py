"""行，那就十二点半给您送上去: a worker's words that may be for a resident whose case she has. She says whose they are."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import cards, service
from casework.refusal import Refusal
from casework.wording import workbench as words
from casework.workbench import fitting
from handlers import form as forms
from handlers import relay
from handlers.filters import Pressed
from handlers.journey import Journey
from nlp.meaning import Understanding
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit

TO_HER = re.compile(
    r"[您你]|(?:马上|一会儿?|待会儿?|稍后|明天|后天|今天|[上下中]午|晚上|\d点|[一二三四五六七八九十两]点半?).{0,8}(?:到|来|去|送|上门|过)|在路上|出发|敲门|到楼下|送到|放门口"
)
"""Said to somebody, or on the way to her."""
SHOWN = 4


def router() -> Router:
    """After every command, before words become needs of the worker's own."""
    journey = Journey("passing_on")
    journey.message.register(ask, ForHer())
    journey.callback_query.register(tell, Pressed("pass:on"))
    return journey


class ForHer(BaseFilter):
    """A worker who has cases says something that is plainly no need of her own, or is said to somebody. Gives `held`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        return (
            talk.is_worker
            and talk.state is None
            and meaning is not None
            and forms.load(talk) is None
            and not relay.idle(meaning)
            and (not meaning.needs or meaning.band == "hand_over" or bool(TO_HER.search(meaning.text)))
        )

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}):
            return False
        try:
            held = await fitting(unit, talk.contact_id, waiting=False)
        except Refusal:
            return False
        return {"held": [line.case for line in held[:SHOWN]]}


async def ask(message: Message, talk: Talk, unit: Unit, meaning: Understanding, held: list[Any]) -> None:
    """For which of her residents, or a matter of her own? Lines that come before she has said so go together."""
    await relay.keep_more(talk, unit, meaning.text)
    choices = [Button(words.to_resident_of(cards.title(case)), f"pass:on:{case.id}") for case in held]
    talk.say(
        words.WHOSE_WORDS, column(*choices, Button(words.BUTTON_MY_OWN, "reply:new")), card=relay.ASKED_WHOSE
    )


async def tell(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    """The resident reads them, as she reads 进展."""
    await service.report(unit, talk.contact_id, key, relay.take_said(talk))
