"""派单: a worker answers an offer, serves the case and ends it, by button or in words; residents answer questions."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import cards, duty
from casework.wording import workbench
from casework.workbench import fitting, listed
from handlers import offer_in_hand as hand
from handlers import offer_waits as waits
from handlers.filters import ACCEPTS, Pressed, bare, whole
from handlers.journey import Journey
from handlers.offer_step import begun
from handlers.offer_step import leave as leave_step
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit

Act = Callable[[Talk, Unit], Awaitable[None]]
Step = Callable[[Talk, Unit, int, str], Awaitable[None]]
TYPED = re.compile(
    r"(接单|婉拒|问一句|约时间|进展|办结|退单|/accept|/decline|/ask|/time|/report|/done|/back)"
    r"(?:[\s:：,，#]*(\d{8}[-－]?\d{1,4}|\d{1,4})(?![\d点月号日时:：/.]))?(.*)",
    re.DOTALL,
)
NUMBER_FIRST = re.compile(
    r"^#?(\d{8}[-－]?\d{1,4}|\d{4})[\s:：,，号#]*(接单|婉拒|问一句|约时间|进展|办结|退单)\s*"
)
"""0001 办结."""
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
        inside = bool(begun(talk))
        act = command(talk, text, bare_only=inside) or (_step(talk, text, inbound) if inside else None)
        return {"act": act} if act is not None else False


async def hear(message: Message, talk: Talk, unit: Unit, act: Act) -> None:
    await act(talk, unit)


async def press(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    verb, number, arg = (*args, "", "", "")[:3]
    if begun(talk):
        leave_step(talk)
    act = PRESSES.get(verb)
    await (act(talk, unit, whole(number), arg) if act else mine(talk, unit))


# --- the worker's desk -----------------------------------------------------------------------------------------


async def mine(talk: Talk, unit: Unit) -> None:
    lines, buttons = await listed(unit, talk.contact_id)
    talk.say(lines, buttons)


async def switch(talk: Talk, unit: Unit, on: bool) -> None:
    talk.say(await duty.switch(unit, talk.contact_id, talk.seat_id, on))


async def leave(talk: Talk, unit: Unit) -> None:
    leave_step(talk)
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
    "accept": waits.accept, "decline": waits.decline, "ask": waits.ask, "answer": waits.answer, "explain": waits.explain,
    "show": waits.show, "card": hand.card, "time": hand.time, "report": hand.report, "finish": hand.finish, "note": hand.note,
    "back": hand.back,
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
    found = TYPED.fullmatch(NUMBER_FIRST.sub(r"\2 \1 ", text, count=1)) if talk.is_worker else None
    if found is None:
        return None
    verb, number, rest = found[1], (found[2] or "").replace("－", "-"), found[3]
    if rest and not number and rest[0] not in " \t\n:：,，" and verb not in GLUED:
        return None
    rest = rest.strip(" \t\n:：,，。.！!")
    return None if bare_only and rest else partial(typed, verb=VERBS[verb], number=number, rest=rest)


def _step(talk: Talk, text: str, inbound: Any) -> Act | None:
    """The words (or the photo) that the step asked for."""
    name, key = begun(talk), int(talk.data.get("key", 0))
    if bare(text) in LEAVE:
        return leave
    if inbound.media in ("photo", "file", "voice") and name == "note":
        return partial(hand.photo, key=key, inbound=inbound)
    return _then(PRESSES[name], key, text) if text and name in PRESSES else None


def _then(step: Step, key: int, text: str) -> Act:
    async def act(talk: Talk, unit: Unit) -> None:
        await step(talk, unit, key, text)

    return act
