"""After everybody else's commands: the reason that the desk waits for, and slips of the pen of staff."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import desk
from casework.commands import Command, nearest, numbered_slip
from casework.wording import commands as words
from casework.wording import my_cases as case_words
from handlers.desk_menus import BACK, REASON
from handlers.filters import InState, Role, Typed, Words
from handlers.journey import Journey
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

SHORT = 4


def _means(meaning: Understanding | None, text: str) -> bool:
    """Whether the words are a need rather than a slip; of so few characters only a sure one is believed."""
    return (
        meaning is not None and bool(meaning.needs) and (meaning.band == "act" or len(text.strip()) > SHORT)
    )


class Slip(BaseFilter):
    """A line that is none of our commands but looks or sounds like one, and means nothing else."""

    async def __call__(
        self, message: Message, talk: Talk, meaning: Understanding | None
    ) -> bool | dict[str, Any]:
        text = message.text or ""
        if numbered_slip(text):
            command = nearest(text)
            return {"command": command} if command else False
        if talk.state is not None or (_means(meaning, text) and not text.startswith(("/", "／"))):
            return False
        command = nearest(text)
        return {"command": command} if command else False


def router() -> Router:
    """Only for staff."""
    journey = Journey("slips")
    journey.message.filter(Role("staff", "director"))
    journey.message.register(drop, InState(REASON, BACK), Words("算了", "取消", "不办了", "退出", "不退了"))
    journey.message.register(reason, InState(REASON), Typed())
    journey.message.register(why_back, InState(BACK), Typed())
    journey.message.register(suggest, Slip())
    return journey


async def drop(message: Message, talk: Talk) -> None:
    talk.state = None
    talk.say(case_words.KEPT)


async def reason(message: Message, talk: Talk, unit: Unit) -> None:
    talk.state = None
    await desk.settle(unit, talk.contact_id, int(talk.data.get("desk_case", 0)), message.text or "")


async def why_back(message: Message, talk: Talk, unit: Unit) -> None:
    talk.state = None
    await desk.send_back(unit, talk.contact_id, int(talk.data.get("desk_case", 0)), message.text or "")


async def suggest(message: Message, talk: Talk, command: Command) -> None:
    talk.say(words.did_you_mean(command.usage, command.help))
