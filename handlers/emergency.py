"""紧急情况, before all else and in every role: the number to call, the case, the page; only then one question.

While it is open all her words go to those who were paged; her form waits until she says 接着说.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import communities, emergency
from casework.desk import desk_buttons
from casework.wording import emergency as words
from handlers import form as forms
from handlers.filters import Emergency, Pressed, bare
from handlers.journey import Journey
from handlers.offers import numbered
from handlers.step import answers_step, says_yes
from nlp.emergencies import alarms, number
from nlp.meaning import Understanding
from storage.outgoing import pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

OPEN = "emergency"
"""The dialog's note of her emergency, by the case's number in the table, until it is over."""
RESUMES = {"继续", "接着说", "接着来", "继续说"}


class Open(BaseFilter):
    """Words while her emergency is open, but for what clearly answers something that she has turned to since. Gives `case`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        if OPEN not in talk.data or meaning is None or not event.text:
            return False
        return not (numbered(talk, meaning.text) or _turned_to(talk, meaning))

    async def __call__(self, message: Message, talk: Talk, unit: Unit) -> bool | dict[str, Any]:
        case = await emergency.current(unit, talk.contact_id)
        if case is None:
            talk.data = {name: value for name, value in talk.data.items() if name != OPEN}
        return {"case": case} if case is not None else False


def _turned_to(talk: Talk, meaning: Understanding) -> bool:
    """She took up her form again (or another step, by its button) and this is plainly for it."""
    form, said = forms.load(talk), bare(meaning.text)
    if form is not None and said in RESUMES:
        return True
    if talk.state is None or form is None or not talk.state.startswith("form:"):
        return talk.state is not None
    return answers_step(form, meaning) or (form.state == "form:read_back" and says_yes(said))


def router() -> Router:
    """Danger in any words; what she says next; the answer of whoever is on duty."""
    journey = Journey("emergency")
    journey.message.register(danger, Emergency())
    journey.message.register(says_more, Open())
    journey.callback_query.filter(Pressed("page"))
    journey.callback_query.register(answer, Pressed("page:answer"))
    return journey


async def danger(message: Message, talk: Talk, unit: Unit, meaning: Understanding, inbound: Any) -> None:
    talk.outcome = "emergency"
    kind = emergency.kind_of(meaning) or "other"
    case = await emergency.current(unit, talk.contact_id)
    if case is not None:
        if new := _new_danger(meaning, case):
            talk.say(words.first(new))
        await says_more(message, talk, unit, meaning, case)
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
    talk.state, talk.data = None, {**talk.data, OPEN: case.id}
    _lend(talk, meaning)
    asked = words.ASK_BY_KIND.get(kind, words.ASK_HOW)
    question = asked if said or talk.home else words.ASK_WHERE
    talk.say(f"{words.OPENED.format(number=case.number)}{question}")


def _new_danger(meaning: Understanding, case: Case) -> str | None:
    """人坐地上，能说话 goes on with what was told; a number is given again only where words of another danger stand."""
    kinds = [kind for kind in alarms(meaning.text)[0] if not case.emergency_kind.startswith(kind)]
    return meaning.emergency_kind if meaning.emergency_kind in kinds else next(iter(kinds), None)


async def says_more(message: Message, talk: Talk, unit: Unit, meaning: Understanding, case: Case) -> None:
    """Her words reach those who were paged; a place and a phone in them are put into the case."""
    talk.state = None
    place, phone = meaning.slot("place"), meaning.slot("phone")
    where = await communities.of_place(unit, meaning.text)
    await communities.belongs(unit, talk, where)
    await emergency.add(
        unit, case.id or 0, meaning.text,
        place=place.text if place else "", phone=str(phone.value) if phone else "", community_id=where,
    )  # fmt: skip
    _lend(talk, meaning)
    passed = words.DENIAL_PASSED_ON if emergency.denies(meaning.text) else words.PASSED_ON
    talk.say(passed.format(number=case.number, phone=number(case.emergency_kind)), forms.waits(talk))


def _lend(talk: Talk, meaning: Understanding) -> None:
    """The form that waits need not ask again for what she has just told: it is read back to her as known."""
    form = forms.load(talk)
    if form is None:
        return
    for name in ("place", "phone"):
        slot = meaning.slot(name)
        if slot is not None and not form.known.get(name):
            form.known[name] = slot.text if name == "place" else slot.value
            form.from_profile.append(name)
    talk.data = {**talk.data, "form": form.to_json()}


async def answer(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await emergency.answer_page(unit, talk.contact_id, key)
    talk.say(words.YOURS.format(number=case.number), pairs(*desk_buttons(case)))
