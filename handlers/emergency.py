"""紧急情况, before all else and in every role: the number to call, the case, the page; only then one question.

While it is open all her words go to those who were paged; her form waits until she says 接着说. What she was asked since then
comes first (handlers/turned_to.py), but for words of danger.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message, TelegramObject

from casework import at_door, cards, communities, emergency, first_aid, paging, scene
from casework.desk import desk_buttons
from casework.wording import emergency as words
from handlers import form as forms
from handlers import told, turned_to
from handlers.filters import Emergency, Pressed, whole
from handlers.journey import Journey
from handlers.offers import command, refuses
from nlp.emergencies import OTHERS_HARM, SELF_HARM, SUICIDAL, alarms, group, number
from nlp.meaning import Understanding
from storage.outgoing import Button, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

OPEN = "emergency"
"""The dialog's note of her emergency, by the case's number in the table, until it is over."""


class Alarm(Emergency):
    """Danger; but what a worker in her own emergency gives as the reason of a refusal is no second one."""

    def glance(self, event: TelegramObject, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        return super().glance(event, data) and not (OPEN in talk.data and refuses(talk, meaning.text))


class Open(BaseFilter):
    """Words while her emergency is open, but for what clearly answers something that she has turned to since. Gives `case`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        if OPEN not in talk.data or meaning is None or not event.text:
            return False
        commands = command(talk, meaning.text.strip(), bare_only=False) is not None
        return not (commands or turned_to.step(talk, meaning))

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        case = await emergency.current(unit, talk.contact_id)
        if case is None:
            case = await emergency.unanswered(unit, talk.contact_id)
            if case is None:
                talk.data = {name: value for name, value in talk.data.items() if name != OPEN}
            if case is None or not turned_to.of_danger(meaning):
                return False
        if await turned_to.question(talk, unit, meaning, case):
            return False
        fate = await turned_to.fate(unit, meaning, case)
        return {"case": case, "asks": fate == "ask"} if fate != "apart" else False


def router() -> Router:
    """Danger in any words; what she says next; the answer of whoever is on duty."""
    journey = Journey("emergency")
    journey.message.register(danger, Alarm())
    journey.message.register(told.hear, Open())
    journey.callback_query.filter(Pressed("page"))
    journey.callback_query.register(answer, Pressed("page:answer"))
    journey.callback_query.register(told.apart, Pressed("page:apart"))
    journey.callback_query.register(told.tell, Pressed("page:tell"))
    journey.callback_query.register(door, Pressed("page:door"))
    return journey


async def danger(message: Message, talk: Talk, unit: Unit, meaning: Understanding, inbound: Any) -> None:
    talk.outcome = "emergency"
    kind = emergency.kind_of(meaning) or "other"
    shown = meaning.emergency_kind in alarms(meaning.text)[0]
    case = await emergency.same(unit, talk.contact_id, kind, shown=shown)
    if case is not None and await paging.denied(unit, case):
        talk.say(words.first(kind, first_aid.advice(kind, meaning.text, told.whom(meaning))))
        await emergency.call(unit, case, meaning.text)
        talk.say(words.CALLED_AGAIN.format(number=case.number), card=paging.hers(case))
        return
    if case is not None:
        if new := _new_danger(meaning, case):
            talk.say(words.first(new, first_aid.advice(new, meaning.text, told.whom(meaning))))
            await emergency.worse(unit, case, new)
        await told.says_more(talk, unit, meaning, case, kind=new or "")
        return
    step, talk.state = talk.state, None
    talk.say(words.first(kind, first_aid.advice(kind, meaning.text, told.whom(meaning))))
    await communities.arrived(unit, talk, inbound.community_code)
    form = forms.load(talk)
    known = form.known if form else {}
    draft = emergency.draft_of(
        meaning, home=talk.home or str(known.get("place") or ""), phone=str(known.get("phone") or talk.phone)
    )
    where = await communities.of_place(unit, meaning.text)
    doors = await _doors(talk, unit, meaning, step)
    served = doors[0] if len(doors) == 1 else None
    if served is not None:
        draft, where = await at_door.placed(unit, draft, served), where or served.community_id
    case = await emergency.raise_alarm(
        unit, talk.contact_id, draft, where or talk.community_id, linked_id=served.id if served else None
    )
    if case is None:
        talk.say(words.NO_DESK.format(phone=number(kind)))
        return
    talk.state, talk.data = None, {**talk.data, OPEN: case.id}
    if served is not None:
        await at_door.link(unit, case, served)
    told.lend(talk, meaning)
    opened = words.OPENED.format(number=case.number)
    if len(doors) > 1:
        which = [Button(cards.title(one), f"page:door:{case.id}:{one.id}") for one in doors[:8]]
        talk.say(f"{opened}{words.WHICH_DOOR}", column(*which), card=paging.hers(case))
        return
    talk.say(f"{opened}{_question(case, kind, meaning)}", card=paging.hers(case))


async def _doors(talk: Talk, unit: Unit, meaning: Understanding, step: str | None) -> list[Case]:
    """A worker's cases in hand, at whose door she may stand; none where she tells another address or of her own people."""
    place = meaning.slot("place")
    if not talk.is_worker or told.whom(meaning).startswith("我") or (place and scene.known(place.text)):
        return []
    begun = step is not None and step.startswith("offer:")
    return await at_door.in_hand(unit, talk.contact_id, int(talk.data.get("key", 0)) if begun else 0)


async def door(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    case = await at_door.choose(unit, talk.contact_id, key, whole(args[1]) if len(args) > 1 else 0)
    talk.say(words.DOOR_TOLD.format(number=case.number), card=paging.hers(case))


def _question(case: Case, kind: str, meaning: Understanding) -> str:
    """The one question: where, until help can drive there; else how it is."""
    if not scene.known(case.place):
        return (
            words.ASK_BY_KIND[kind]
            if kind == "missing"
            else words.ASK_THERE
            if case.place
            else words.ASK_WHERE
        )
    herself = first_aid.of_herself(meaning.text, told.whom(meaning))
    return words.ASK_BY_KIND.get(kind, words.ASK_HERSELF if herself else words.ASK_HOW)


def _new_danger(meaning: Understanding, case: Case) -> str | None:
    """人坐地上，能说话 goes on with what was told; a number is given again only where words of another danger stand."""
    kind = emergency.kind_of(meaning)
    if kind in (SELF_HARM, OTHERS_HARM) and case.emergency_kind != kind:
        return kind
    kinds = [one for one in alarms(meaning.text)[0] if not case.emergency_kind.startswith(one)]
    if case.emergency_kind in SUICIDAL:
        kinds = [one for one in kinds if one != "suicide"]
    if kind in kinds or (kind and group(case.emergency_kind) == "" and kind != "other"):
        return kind
    return next(iter(kinds), None)


async def answer(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await paging.answer_page(unit, talk.contact_id, key)
    talk.say(await paging.seen_by(unit, case, talk.contact_id), pairs(*desk_buttons(case)))
