"""The buttons of the form: confirm, change, skip, for whom, which of two."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework import facts, needs
from casework.form import Form
from casework.refusal import Refusal
from casework.wording import resident as words
from handlers import form as forms
from handlers.filters import Pressed
from handlers.journey import Journey
from handlers.step import asked_field
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """`form:verb[:arg]`."""
    journey = Journey("form-buttons")
    journey.callback_query.filter(Pressed("form"))
    journey.callback_query.register(confirm, Pressed("form:confirm"))
    journey.callback_query.register(change, Pressed("form:change"))
    journey.callback_query.register(skip, Pressed("form:skip"))
    journey.callback_query.register(whom, Pressed("form:whom"))
    journey.callback_query.register(which, Pressed("form:which"))
    journey.callback_query.register(whose, Pressed("form:whose"))
    return journey


def _form(talk: Talk) -> Form:
    form = forms.load(talk)
    if form is None:
        raise Refusal(words.NOTHING_TO_CONFIRM)
    return form


async def confirm(query: CallbackQuery, talk: Talk, unit: Unit) -> None:
    form = _form(talk)
    if form.state not in {"form:read_back", "form:change"}:
        await forms.proceed(talk, unit, form)
        return
    await forms.submit(talk, unit, form)


async def change(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    form = _form(talk)
    forms.ask_change(talk, form, args[0] if args else "")


async def skip(query: CallbackQuery, talk: Talk, unit: Unit) -> None:
    form = _form(talk)
    if not asked_field(form):
        await forms.proceed(talk, unit, form)
        return
    await forms.skip(talk, unit, form, asked_field(form))


async def whom(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    form = _form(talk)
    facts.keep_answer(form, "for_whom", words.WHO_BUTTONS[min(key, len(words.WHO_BUTTONS) - 1)])
    form.doubted = [name for name in form.doubted if name != "for_whom"]
    await forms.proceed(talk, unit, form)


async def which(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str], key: int) -> None:
    form = _form(talk)
    found = needs.choices(form)
    if form.undecided:
        needs.choose(form, found[key] if args[:1] != ["none"] and key < len(found) else None)
    await forms.proceed(talk, unit, form)


async def whose(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    form = _form(talk)
    if 0 < key <= len(form.drafts):
        facts.settle(form, form.items()[key - 1])
    await forms.proceed(talk, unit, form)
