"""派单: a worker answers an offer, serves the case and ends it, by button or in words; residents answer questions."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import cards, duty, offers, service
from casework.answers import show_offer, why
from casework.visit_time import visit_time
from casework.wording import offers as words
from casework.wording import service as work
from casework.wording import workbench
from casework.workbench import fitting, listed
from handlers import form as forms
from handlers.filters import ACCEPTS, Pressed, bare, whole
from handlers.journey import Journey
from storage.outgoing import Button, Menu, column, pairs
from storage.talk import Talk
from storage.unit import Unit

Act = Callable[[Talk, Unit], Awaitable[None]]
Step = Callable[[Talk, Unit, int, str], Awaitable[None]]
STATE = "offer:"
TYPED = re.compile(
    r"(接单|婉拒|问一句|约时间|进展|办结|退单|/accept|/decline|/ask|/time|/report|/done|/back)"
    r"(?:[\s:：,，#]*(\d{8}[-－]?\d{1,4}|\d{1,4})(?![\d点月号日时:：]))?(.*)",
    re.DOTALL,
)
GLUED = ("婉拒", "问一句", "退单", "进展")
"""Verbs that may stand right before their words: 婉拒人手不足. 接单的时候... is a sentence, not a command."""
VERBS = {
    "接单": "accept", "婉拒": "decline", "问一句": "ask", "约时间": "time", "进展": "report", "办结": "finish", "退单": "back",
    "/accept": "accept", "/decline": "decline", "/ask": "ask", "/time": "time", "/report": "report", "/done": "finish",
    "/back": "back",
}  # fmt: skip
WAITING = ("accept", "decline", "ask")
LISTS = {bare(word) for word in ("我的派单", "我的单子", "派单", "/offers")}
DUTIES = {"值班": True, "休息": False, "/duty": True, "/rest": False}
LEAVE = {"算了", "取消", "返回", "不用了"}


def router() -> Router:
    """Buttons of offers and served cases, the words that follow them, and workers' commands."""
    made = Journey("offers")
    made.callback_query.register(press, Pressed("offer"))
    made.message.register(hear, Heard())
    return made


class Heard(BaseFilter):
    """A worker's command, or the words of a step that was begun. Gives `act`."""

    async def __call__(self, message: Message, talk: Talk, inbound: Any) -> bool | dict[str, Any]:
        text = (message.text or "").strip()
        begun = talk.state is not None and talk.state.startswith(STATE)
        act = command(talk, text, bare_only=begun) or (_step(talk, text, inbound) if begun else None)
        return {"act": act} if act is not None else False


async def hear(message: Message, talk: Talk, unit: Unit, act: Act) -> None:
    await act(talk, unit)


async def press(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    verb, number, arg = (*args, "", "", "")[:3]
    if talk.state is not None and talk.state.startswith(STATE):
        _leave(talk)
    act = PRESSES.get(verb)
    await (act(talk, unit, whole(number), arg) if act else mine(talk, unit))


# --- an offer that waits ---------------------------------------------------------------------------------------


async def accept(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await offers.accept(unit, talk.contact_id, key)


async def decline(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.decline(unit, talk.contact_id, key, words.REASONS.get(text, text))
        return _leave(talk)
    _begin(talk, "decline", key)
    return talk.say(words.ASK_REASON, _choices("decline", key, words.REASONS))


async def ask(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.ask(unit, talk.contact_id, key, text)
        return _leave(talk)
    _begin(talk, "ask", key)
    return talk.say(words.ASK_QUESTION)


async def answer(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.answer_question(unit, talk.contact_id, key, text)
        return _leave(talk)
    _begin(talk, "answer", key)
    return talk.say(words.ASK_ANSWER)


async def explain(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    talk.say(await why(unit, talk.contact_id, key))


async def show(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await show_offer(unit, talk.contact_id, key)


# --- a case in hand --------------------------------------------------------------------------------------------


async def card(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await service.show_card(unit, talk.contact_id, key)


async def time(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    when = visit_time(work.TIMES.get(text, text), unit.now) if text else None
    if when is not None:
        await service.agree_time(unit, talk.contact_id, key, when)
        return _leave(talk)
    _begin(talk, "time", key)
    return talk.say(work.ASK_TIME_AGAIN if text else work.ASK_TIME, _choices("time", key, work.TIMES))


async def report(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.report(unit, talk.contact_id, key, text)
        return _leave(talk)
    _begin(talk, "report", key)
    return talk.say(work.ASK_REPORT)


async def finish(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    case = await service.finish(unit, talk.contact_id, key, text)
    talk.say(work.finished(cards.title(case)), column(Button(work.BUTTON_NOTE, f"offer:note:{case.id}")))


async def note(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.add_note(unit, talk.contact_id, key, text)
        return _leave(talk)
    _begin(talk, "note", key)
    return talk.say(work.ASK_NOTE)


async def photo(talk: Talk, unit: Unit, key: int, inbound: Any) -> None:
    await service.add_media(
        unit, talk.contact_id, key, inbound.media or "photo", inbound.media_id, inbound.caption
    )
    _leave(talk)


async def back(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.give_back(unit, talk.contact_id, key, work.BACK_REASONS.get(text, text))
        return _leave(talk)
    _begin(talk, "back", key)
    return talk.say(work.ASK_BACK, _choices("back", key, work.BACK_REASONS))


# --- the worker's desk -----------------------------------------------------------------------------------------


async def mine(talk: Talk, unit: Unit) -> None:
    lines, buttons = await listed(unit, talk.contact_id)
    talk.say(lines, buttons)


async def switch(talk: Talk, unit: Unit, on: bool) -> None:
    talk.say(await duty.switch(unit, talk.contact_id, talk.seat_id, on))


async def leave(talk: Talk, unit: Unit) -> None:
    _leave(talk)
    talk.say(workbench.LEFT)


async def typed(talk: Talk, unit: Unit, verb: str, number: str, rest: str) -> None:
    """A verb in words: of the one case that fits; of several, the person says which."""
    fits = await fitting(unit, talk.contact_id, waiting=verb in WAITING, number=number)
    keys = [(line.offer.id if line.offer else line.case.id) or 0 for line in fits]
    if len(fits) == 1:
        return await PRESSES[verb](talk, unit, keys[0], rest)
    names = [cards.title(line.case) for line in fits]
    buttons = [Button(name, f"offer:{verb}:{key}") for name, key in zip(names, keys, strict=True)]
    return talk.say(workbench.WHICH, column(*buttons[:8]))


PRESSES: dict[str, Step] = {
    "accept": accept, "decline": decline, "ask": ask, "answer": answer, "explain": explain, "show": show, "card": card,
    "time": time, "report": report, "finish": finish, "note": note, "back": back,
}  # fmt: skip


def refuses(talk: Talk, text: str) -> bool:
    """A worker who declines or gives back a case by its number, whatever the reason that she gives: 我在救人走不开."""
    found = TYPED.fullmatch(text.strip()) if talk.is_worker else None
    return found is not None and bool(found[2]) and VERBS[found[1]] in {"decline", "back"}


def command(talk: Talk, text: str, *, bare_only: bool) -> Act | None:
    """What a worker's words command; inside a step only a bare command counts, the rest is what the step asked for."""
    if not text or len(text) > 400 or not (talk.is_worker or talk.is_staff):
        return None
    if bare(text) in LISTS and talk.is_worker:
        return mine
    if bare(text) in DUTIES:
        return partial(switch, on=DUTIES[bare(text)])
    if bare(text) in ACCEPTS and talk.is_worker:
        return partial(typed, verb="accept", number="", rest="")
    found = TYPED.fullmatch(text) if talk.is_worker else None
    if found is None:
        return None
    verb, number, rest = found[1], (found[2] or "").replace("－", "-"), found[3]
    if rest and not number and rest[0] not in " \t\n:：,，" and verb not in GLUED:
        return None
    rest = rest.strip(" \t\n:：,，。.！!")
    return None if bare_only and rest else partial(typed, verb=VERBS[verb], number=number, rest=rest)


def _step(talk: Talk, text: str, inbound: Any) -> Act | None:
    """The words (or the photo) that the step asked for."""
    name, key = (talk.state or "").removeprefix(STATE), int(talk.data.get("key", 0))
    if bare(text) in LEAVE:
        return leave
    if inbound.media in ("photo", "file", "voice") and name == "note":
        return partial(photo, key=key, inbound=inbound)
    return _then(PRESSES[name], key, text) if text and name in PRESSES else None


def _then(step: Step, key: int, text: str) -> Act:
    async def act(talk: Talk, unit: Unit) -> None:
        await step(talk, unit, key, text)

    return act


def _begin(talk: Talk, name: str, key: int) -> None:
    talk.state, talk.data = f"{STATE}{name}", {**talk.data, "key": key}


def _leave(talk: Talk) -> None:
    """The step is over; a need that she was telling goes on where it stood."""
    talk.data = {name: value for name, value in talk.data.items() if name != "key"}
    forms.back(talk)


def _choices(verb: str, key: int, labels: dict[str, str]) -> Menu:
    return pairs(*(Button(label, f"offer:{verb}:{key}:{code}") for code, label in labels.items()))
