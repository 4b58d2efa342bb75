"""Seats: joining by an invite code, switching between one's seats, withdrawing; and reclaiming a case."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import invites, reclaim, seats, unseating
from casework.wording import seats as words
from handlers.filters import Pressed, Words
from handlers.journey import Journey
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit


class Code(BaseFilter):
    """The whole message is an invite code, or /start with one."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        code = invites.code_in(message.text or "")
        return {"code": code} if code else False


class Reclaim(BaseFilter):
    """找回, with or without number and phone."""

    async def __call__(self, message: Message) -> bool:
        text = (message.text or "").strip()
        if not text.startswith(("找回", "/reclaim")) or len(text) > 60:
            return False
        number, phone = reclaim.in_words(text)
        return bool(number or phone) or text in {"找回", "/reclaim", "找回事项", "找回我的事项"}


def router() -> Router:
    """Everybody may use these; each verb checks what it gives."""
    journey = Journey("seats")
    journey.message.register(join, Code())
    journey.message.register(ask_back, Reclaim())
    journey.message.register(show_seats, Words("切换身份", "我的身份", "我的席位", "/seats"))
    journey.callback_query.register(show_seats, Pressed("go:seats"))
    journey.callback_query.register(switch, Pressed("seat:use"))
    journey.callback_query.register(withdraw, Pressed("seat:withdraw"))
    return journey


async def join(message: Message, talk: Talk, unit: Unit, code: str) -> None:
    if await invites.too_many_tries(unit, talk.contact_id):
        talk.say(words.TOO_MANY_TRIES)
        return
    seat = await invites.redeem(unit, talk.contact_id, code)
    if seat is None:
        talk.say(words.WRONG_CODE)
        return
    talk.outcome = "joined"
    welcome = words.joined(await seats.name_of(unit, seat), seat.role)
    if seat.name:
        talk.say(f"{welcome}\n{words.already_named(seat.name)}")
    else:
        talk.say(f"{welcome}\n{words.ASK_NAME}", card=seats.ASKED_NAME)


async def ask_back(message: Message, talk: Talk, unit: Unit) -> None:
    number, phone = reclaim.in_words(message.text or "")
    if not (number and phone):
        talk.say(words.RECLAIM_HOW)
        return
    await reclaim.ask(unit, talk.contact_id, number, phone)
    talk.say(words.RECLAIM_SENT)


async def show_seats(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    held = await seats.seats_of(unit, talk.contact_id)
    if not held:
        talk.say(words.NO_SEATS)
        return
    names = {s.id: await seats.name_of(unit, s) for s in held}
    buttons = [
        Button(("✓" if s == talk.seat_id else "") + name, f"seat:use:{s}") for s, name in names.items()
    ]
    resident = Button(("" if talk.seat_id else "✓") + words.AS_RESIDENT, "seat:use:0")
    talk.say(words.YOUR_SEATS, column(*buttons, resident))


async def switch(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    seat = await seats.switch(unit, talk.contact_id, key or None)
    talk.say(words.switched(await seats.name_of(unit, seat) if seat else words.AS_RESIDENT))


async def withdraw(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    seat = await unseating.withdraw_seat(unit, talk.contact_id, key)
    talk.say(words.withdrew(await seats.label(unit, seat)))
