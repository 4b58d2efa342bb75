"""接不了, 收到, 饭送到了: a worker's short words on a 派单 or on a case in her hands. What she has not promised, she is asked."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import after_work, appointment, cards, questions, says, service
from casework.answers import Mine, mine
from casework.appointment import Appointment
from casework.lifecycle import SERVED
from casework.refusal import Refusal
from casework.wording import workbench as words
from casework.wording.time import visit_of
from casework.workbench import numbered
from handlers import offer_in_hand as hand
from handlers import offer_waits as waits
from handlers import relay
from handlers.filters import Pressed
from handlers.journey import Journey
from handlers.step import says_yes
from nlp.meaning import Understanding
from storage.outgoing import Button, column, pairs
from storage.talk import Talk
from storage.unit import Unit

Act = Callable[[Talk, Unit], Awaitable[None]]
COMES = re.compile(r"来|去|到|上门|送|约|见|修|办|装|打扫|过")
NUMBER = re.compile(r"[#＃]?(\d{8}[-－]\d{1,4}|\d{4})号?")
SHOWN = 6


def router() -> Router:
    """After her commands, before her words become a name or a need of her own."""
    journey = Journey("worker_words")
    journey.message.register(hear, Said())
    journey.callback_query.register(press, Pressed("work"))
    return journey


class Said(BaseFilter):
    """Words that answer an offer which waits, or tell of a case in hand. Gives `act`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        return talk.is_worker and talk.state is None and meaning is not None and len(meaning.text) <= 200

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}):
            return False
        lines = await mine(unit, talk.contact_id)
        offers = [line for line in lines if line.offer is not None]
        held = [line for line in lines if line.offer is None and line.case.state in SERVED]
        act = (
            _by_number(lines, meaning.text)
            or _to_offers(offers, meaning)
            or await _after_work(talk, unit, held, meaning)
            or _to_held(unit, held, meaning)
            or (
                _nothing_waits
                if not lines and (says.yes(meaning.text) or says.cannot(meaning.text))
                else None
            )
        )
        return {"act": act} if act is not None else False


async def hear(message: Message, talk: Talk, unit: Unit, act: Act) -> None:
    await act(talk, unit)


async def press(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    """A button under one of our questions: her words are the reason, the note or the time."""
    verb, key = args[0], int(args[1]) if args[1:] and args[1].isdigit() else 0
    said = relay.take_said(talk)
    if verb not in WORK:
        raise Refusal(words.NONE_FITS)
    await WORK[verb](talk, unit, key, said)


async def put(talk: Talk, unit: Unit, key: int, said: str) -> None:
    await service.add_note(unit, talk.contact_id, key, said)


WORK: dict[str, Callable[[Talk, Unit, int, str], Awaitable[None]]] = {
    "no": waits.decline,
    "back": hand.back,
    "done": hand.finish,
    "time": hand.time,
    "put": put,
}


def _by_number(lines: list[Mine], text: str) -> Act | None:
    """0001 alone: that case again, with its buttons."""
    said = NUMBER.fullmatch(text.strip())
    fits = [line for line in lines if said and numbered(line.case.number, said[1].replace("－", "-"))]
    if len(fits) != 1:
        return None
    if fits[0].offer is not None:
        return partial(waits.show, key=fits[0].offer.id or 0)
    return partial(hand.card, key=fits[0].case.id or 0)


async def _nothing_waits(talk: Talk, unit: Unit) -> None:
    """我来, when the offer is gone already: no need of her own."""
    talk.say(words.NONE_FITS)


# --- an offer that waits ---------------------------------------------------------------------------------------
def _to_offers(offers: list[Mine], meaning: Understanding) -> Act | None:
    text = meaning.text
    if not offers:
        return None
    if says.yes(text):
        if len(offers) == 1 and offers[0].offer is not None:
            return partial(waits.accept, key=offers[0].offer.id or 0)
        return partial(_which_answer, offers=offers)
    if says.cannot(text) or (says.rather_not(text) and not _own_need(meaning)):
        return partial(_decline, offers=offers, said=text)
    if says.heard(text) or says_yes(text):
        return partial(_which_answer, offers=offers)
    return None


async def _which_answer(talk: Talk, unit: Unit, offers: list[Mine]) -> None:
    """She has read it; whether she takes it is still to be said."""
    if len(offers) == 1 and offers[0].offer is not None:
        return talk.say(words.WHICH_ANSWER, cards.offer_buttons(offers[0].offer.id))
    buttons = [
        Button(words.of("接单", cards.title(one.case)), f"offer:accept:{one.offer.id}")
        for one in offers[:SHOWN]
        if one.offer is not None
    ]
    return talk.say(words.WHICH, column(*buttons))


async def _decline(talk: Talk, unit: Unit, offers: list[Mine], said: str) -> None:
    relay.keep_said(talk, said)
    keys = [(one, one.offer.id) for one in offers[:SHOWN] if one.offer is not None]
    if len(keys) == 1:
        buttons = [Button(words.BUTTON_DECLINE, f"work:no:{keys[0][1]}"), Button("接单", f"offer:accept:{keys[0][1]}")]  # fmt: skip
    else:
        buttons = [Button(words.of("婉拒", cards.title(one.case)), f"work:no:{key}") for one, key in keys]
    talk.say(words.decline_with(said), column(*buttons, Button(words.BUTTON_MY_OWN, "reply:new")))


# --- a case in hand --------------------------------------------------------------------------------------------
async def _after_work(talk: Talk, unit: Unit, held: list[Mine], meaning: Understanding) -> Act | None:
    """The note that was invited under 办结; with other cases in hand she says whose it is."""
    ended = await after_work.just_ended(unit, talk.contact_id)
    asks = meaning.intent in {"question", "human", "status"} or relay.idle(meaning)
    if ended is None or asks or _own_need(meaning):
        return None
    if not held:
        return partial(put, key=ended.id or 0, said=meaning.text)
    return partial(_whose_note, ended=ended, held=held, said=meaning.text)


async def _whose_note(talk: Talk, unit: Unit, ended: Any, held: list[Mine], said: str) -> None:
    relay.keep_said(talk, said)
    verb, way = ("办结", "work:done") if says.done(said) else ("告诉", "pass:on")
    others = [Button(words.of(verb, cards.title(one.case)), f"{way}:{one.case.id}") for one in held[:SHOWN]]
    mine_too = Button(words.BUTTON_MY_OWN, "reply:new")
    talk.say(words.WHICH, column(Button(words.of("补记", cards.title(ended)), f"work:put:{ended.id}"), *others, mine_too))  # fmt: skip


def _to_held(unit: Unit, held: list[Mine], meaning: Understanding) -> Act | None:
    text = meaning.text
    if not held:
        return None
    if says.done(text) and not _own_need(meaning):
        return partial(_finish, held=held, said=text)
    if says.cannot(text) and not meaning.slot("time"):
        return partial(_back, held=held, said=text)
    if not COMES.search(text) or questions.WANTS.search(text) or len(text) > 60 or says.ASKS.search(text):
        return None
    found = appointment.read(text, unit.now)
    return partial(_time, held=held, said=text, found=found) if found.when is not None else None


async def _finish(talk: Talk, unit: Unit, held: list[Mine], said: str) -> None:
    asked = words.is_done(cards.title(held[0].case)) if len(held) == 1 else words.WHICH_DONE
    await _offer(talk, unit, held, said, asked, words.BUTTON_FINISH, "done")


async def _back(talk: Talk, unit: Unit, held: list[Mine], said: str) -> None:
    asked = words.back_with(cards.title(held[0].case), said) if len(held) == 1 else words.WHICH
    await _offer(talk, unit, held, said, asked, words.BUTTON_BACK, "back")


async def _time(talk: Talk, unit: Unit, held: list[Mine], said: str, found: Appointment) -> None:
    assert found.when is not None
    when = visit_of(found.when, unit.now, found.clock)
    asked = words.agree_on(cards.title(held[0].case), when) if len(held) == 1 else words.WHICH_TIME
    await _offer(talk, unit, held, said, asked, "约时间", "time")


async def _offer(
    talk: Talk, unit: Unit, held: list[Mine], said: str, asked: str, verb: str, way: str
) -> None:
    """One press does it; or the words are only told to the resident, or are a matter of her own."""
    await relay.keep_more(talk, unit, said)
    own = Button(words.BUTTON_MY_OWN, "reply:new")
    if len(held) == 1:
        key = held[0].case.id
        talk.say(
            asked,
            pairs(Button(verb, f"work:{way}:{key}"), Button(words.BUTTON_TELL, f"pass:on:{key}"), own),
            card=relay.ASKED_WHOSE,
        )
        return
    each = [
        Button(words.of(verb, cards.title(one.case)), f"work:{way}:{one.case.id}") for one in held[:SHOWN]
    ]
    talk.say(asked, column(*each, own), card=relay.ASKED_WHOSE)


def _own_need(meaning: Understanding) -> bool:
    """She wishes something for herself, for certain."""
    return bool(meaning.needs) and meaning.band == "act" and bool(questions.WANTS.search(meaning.text))
