"""紧急情况, before all else and in every role: the number to call, the case, the page; only then one question."""

from typing import Any

from aiogram import Router
from aiogram.filters import or_f
from aiogram.types import CallbackQuery, Message

from casework import communities, emergency
from casework.desk import desk_buttons
from casework.wording import emergency as words
from casework.wording import resident
from handlers import form as forms
from handlers.filters import Emergency, InState, Pressed, Typed
from handlers.journey import Journey
from nlp.emergencies import alarms, number
from nlp.meaning import Understanding
from storage.outgoing import pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Danger in any words; what she says next; the answer of whoever is on duty."""
    journey = Journey("emergency")
    journey.message.filter(or_f(Emergency(), InState("emergency:")))
    journey.message.register(danger, Emergency())
    journey.message.register(says_more, Typed())
    journey.callback_query.filter(Pressed("page"))
    journey.callback_query.register(answer, Pressed("page:answer"))
    return journey


async def danger(message: Message, talk: Talk, unit: Unit, meaning: Understanding, inbound: Any) -> None:
    talk.outcome = "emergency"
    kind = meaning.emergency_kind or "other"
    case = await emergency.current(unit, talk.contact_id)
    if case is not None:
        if new := _new_danger(meaning, case):
            talk.say(words.first(new))
        forms.back(talk)
        await _add(talk, unit, meaning, case)
        return
    talk.say(words.first(kind))
    await communities.arrived(unit, talk, inbound.community_code)
    form = forms.load(talk)
    known = form.known if form else {}
    draft = emergency.draft_of(
        meaning, place=str(known.get("place") or talk.home), phone=str(known.get("phone") or talk.phone)
    )
    said = meaning.slot("place")
    where = await communities.of_place(unit, meaning.text)
    case = await emergency.raise_alarm(unit, talk.contact_id, draft, where or talk.community_id)
    if case is None:
        talk.say(words.NO_DESK.format(phone=number(kind)))
        return
    talk.state = f"emergency:{case.id}"
    asked = words.ASK_BY_KIND.get(kind, words.ASK_HOW)
    question = asked if said or talk.home else words.ASK_WHERE
    talk.say(f"{words.OPENED.format(number=case.number)}{question}")


def _new_danger(meaning: Understanding, case: Case) -> str | None:
    """人坐地上，能说话 goes on with what was told; a number is given again only where words of another danger stand."""
    kinds = [kind for kind in alarms(meaning.text)[0] if kind != case.emergency_kind]
    return meaning.emergency_kind if meaning.emergency_kind in kinds else next(iter(kinds), None)


async def says_more(message: Message, talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """The answer to our one question reaches those who were paged; then her chat is as it was."""
    case = await emergency.current(unit, talk.contact_id)
    forms.back(talk)
    if case is None:
        talk.say(resident.STILL_OPEN if talk.state else resident.GREETING, forms.MENU)
        return
    await _add(talk, unit, meaning, case)


async def _add(talk: Talk, unit: Unit, meaning: Understanding, case: Case) -> None:
    said = meaning.slot("place")
    place = said.text if said else ""
    where = await communities.of_place(unit, meaning.text)
    await communities.belongs(unit, talk, where)
    await emergency.add(unit, case.id or 0, meaning.text, place=place, community_id=where)
    phone = number(case.emergency_kind)
    menu = forms.RESUME_MENU if forms.load(talk) else ()
    talk.say(words.PASSED_ON.format(number=case.number, phone=phone), menu)


async def answer(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await emergency.answer_page(unit, talk.contact_id, key)
    talk.say(words.YOURS.format(number=case.number), pairs(*desk_buttons(case)))
