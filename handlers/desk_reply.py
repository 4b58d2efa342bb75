"""回复: staff write to a resident in her chat, by 回 NUMBER words or by a button (her answer: handlers/replies.py)."""

import re

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import lookups, replies
from casework.cards import title
from casework.commands import Line
from casework.wording import replies as words
from handlers import form as forms
from handlers.filters import InState, Pressed, Typed, Words
from handlers.journey import Journey
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

REPLY = "desk:reply"
"""The state in which the next message of a staff member goes to a resident (data: desk_case)."""
TO_HER = re.compile(r"[您你]|[吗呢么？?]")
"""Words that speak to somebody: whoever cries for help herself does not ask 您胸口还疼吗."""


def router() -> Router:
    """Staff's side, before emergencies: what is written to somebody in danger speaks of danger."""
    journey = Journey("desk-reply")
    journey.callback_query.register(press, Pressed("desk:reply"))
    journey.message.register(leave, InState(REPLY), Words("算了", "取消", "不发了", "返回"))
    journey.message.register(said, InState(REPLY), Typed(), Meant())
    return journey


class Meant(BaseFilter):
    """Not staff's own cry for help, typed into the wrong place."""

    async def __call__(self, message: Message, talk: Talk, unit: Unit, meaning: Understanding | None) -> bool:
        if meaning is None or not meaning.emergency or TO_HER.search(meaning.text):
            return True
        case = await unit.get(Case, int(talk.data.get("desk_case", 0)))
        return case is not None and case.urgent


async def typed(talk: Talk, unit: Unit, line: Line) -> None:
    """回 NUMBER words; without words they are asked for."""
    case = await lookups.one(unit, talk.contact_id, line.number)
    if line.rest:
        await replies.write(unit, talk.contact_id, case.id or 0, line.rest)
    else:
        _begin(talk, case)


async def press(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    _begin(talk, await replies.case_of(unit, talk.contact_id, key))


def _begin(talk: Talk, case: Case) -> None:
    talk.state, talk.data = REPLY, {**talk.data, "desk_case": case.id}
    talk.say(words.ask_reply(title(case)))


async def leave(message: Message, talk: Talk) -> None:
    forms.back(talk)
    talk.say(words.NOT_SENT)


async def said(message: Message, talk: Talk, unit: Unit, meaning: Understanding | None) -> None:
    forms.back(talk)
    await replies.write(unit, talk.contact_id, int(talk.data.get("desk_case", 0)), message.text or "")
    if meaning is not None and meaning.emergency:
        talk.say(words.OWN_DANGER)
