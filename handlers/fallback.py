"""What no journey has answered: nobody is left without a word."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework import wording
from casework.wording import resident as words
from handlers import form as forms
from handlers.journey import Journey
from storage.talk import Talk


def router() -> Router:
    """The last router: everything reaches it that reached nobody."""
    journey = Journey("fallback")
    journey.callback_query.register(old_button)
    journey.message.register(unknown)
    return journey


async def old_button(query: CallbackQuery, talk: Talk) -> None:
    talk.say(words.NOTHING_TO_CONFIRM, forms.MENU)


async def unknown(message: Message, talk: Talk) -> None:
    talk.say(wording.NOT_UNDERSTOOD, forms.MENU)
