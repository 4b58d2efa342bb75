"""问一问: what a table of verified facts answers needs neither consent nor a form, and is answered at any moment."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import communities, questions
from handlers import form as forms
from handlers.journey import Journey
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """After everybody's commands, before words become needs or answers."""
    journey = Journey("questions")
    journey.message.register(tell, Known())
    return journey


class Known(BaseFilter):
    """A question whose answer is known for certain. Gives `told`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        state = data["talk"].state
        return questions.asks(event.text or "") and (state is None or state.startswith("form:"))

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk}):
            return False
        here = await communities.of_place(unit, meaning.text) or talk.community_id
        told = await questions.answer(unit, meaning, here)
        return {"told": told} if told else False


async def tell(message: Message, talk: Talk, unit: Unit, told: str) -> None:
    """The answer; what she was telling goes on where it stood."""
    forms.greet(talk)
    talk.say(told)
    if form := forms.load(talk):
        await forms.proceed(talk, unit, form)
