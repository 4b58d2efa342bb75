"""来过了, 没人来: what she answers when she is asked in the evening whether somebody came."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework import cases, complaints, follow_ups
from casework.wording import complaints as words
from handlers import form as forms
from handlers.filters import Pressed
from handlers.journey import Journey
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """The two buttons under the question; the same in words comes by handlers/judges.py."""
    journey = Journey("visits")
    journey.callback_query.register(came, Pressed("visit:came"))
    journey.callback_query.register(missed, Pressed("visit:missed"))
    return journey


async def came(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await they_came(talk, unit, key, words.BUTTON_CAME)


async def missed(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await nobody_came(talk, unit, key, words.BUTTON_NOT_CAME)


async def they_came(talk: Talk, unit: Unit, case_id: int, said: str) -> None:
    """Somebody came: the party reads what she says of it, and the question waits no more."""
    await cases.add_word(unit, talk.contact_id, case_id, said)
    await follow_ups.settle(unit, case_id, *follow_ups.VISIT)
    talk.say(words.CAME, forms.waits(talk))


async def nobody_came(talk: Talk, unit: Unit, case_id: int, said: str) -> None:
    """Nobody came: the party and staff read it."""
    talk.say(await complaints.fail(unit, talk.contact_id, case_id, said), forms.waits(talk))
