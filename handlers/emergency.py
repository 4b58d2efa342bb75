"""紧急情况, before all else and in every role: the number to call, the case, the page; only then one question.

While it is open all her words go to those who were paged; her form waits until she says 接着说. What she was asked since then
comes first (handlers/turned_to.py), but for words of danger.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import communities, emergency, first_aid, scene
from casework.desk import desk_buttons
from casework.read_back import called
from casework.wording import emergency as words
from casework.wording import resident
from handlers import form as forms
from handlers import turned_to
from handlers.filters import Emergency, Pressed, bare
from handlers.journey import Journey
from handlers.offers import numbered
from nlp.emergencies import alarms, number
from nlp.meaning import Understanding
from storage.outgoing import Button, Menu, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

OPEN = "emergency"
"""The dialog's note of her emergency, by the case's number in the table, until it is over."""
HUMAN = {
    bare(w)
    for w in (
        "转人工",
        "找人",
        "人工",
        "人工服务",
        "人工客服",
        "找工作人员",
        "转人工服务",
        "我要人工",
        "找真人",
    )
}


class Open(BaseFilter):
    """Words while her emergency is open, but for what clearly answers something that she has turned to since. Gives `case`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk, meaning = data["talk"], data["meaning"]
        if OPEN not in talk.data or meaning is None or not event.text:
            return False
        return not (numbered(talk, meaning.text) or turned_to.step(talk, meaning))

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
        return False if await turned_to.question(talk, unit, meaning, case) else {"case": case}


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
    case = await emergency.current(unit, talk.contact_id) or await _the_same(talk, unit, kind)
    if case is not None:
        if new := _new_danger(meaning, case):
            talk.say(words.first(new, first_aid.advice(new, meaning.text, _whom(meaning))))
        await says_more(message, talk, unit, meaning, case)
        return
    talk.say(words.first(kind, first_aid.advice(kind, meaning.text, _whom(meaning))))
    await communities.arrived(unit, talk, inbound.community_code)
    form = forms.load(talk)
    known = form.known if form else {}
    draft = emergency.draft_of(
        meaning, home=talk.home or str(known.get("place") or ""), phone=str(known.get("phone") or talk.phone)
    )
    where = await communities.of_place(unit, meaning.text)
    case = await emergency.raise_alarm(unit, talk.contact_id, draft, where or talk.community_id)
    if case is None:
        talk.say(words.NO_DESK.format(phone=number(kind)))
        return
    talk.state, talk.data = None, {**talk.data, OPEN: case.id}
    _lend(talk, meaning)
    talk.say(
        f"{words.OPENED.format(number=case.number)}{_question(case, kind, meaning)}",
        card=emergency.hers(case),
    )


async def _the_same(talk: Talk, unit: Unit, kind: str) -> Case | None:
    """The same danger told again, and still nobody has answered: no second case."""
    case = await emergency.unanswered(unit, talk.contact_id)
    return case if case is not None and case.emergency_kind in ("", kind) else None


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
    herself = first_aid.of_herself(meaning.text, _whom(meaning))
    return words.ASK_BY_KIND.get(kind, words.ASK_HERSELF if herself else words.ASK_HOW)


def _whom(meaning: Understanding) -> str:
    whom = meaning.slot("for_whom")
    return whom.text if whom else ""


def _new_danger(meaning: Understanding, case: Case) -> str | None:
    """人坐地上，能说话 goes on with what was told; a number is given again only where words of another danger stand."""
    kinds = [kind for kind in alarms(meaning.text)[0] if not case.emergency_kind.startswith(kind)]
    return meaning.emergency_kind if meaning.emergency_kind in kinds else next(iter(kinds), None)


async def says_more(message: Message, talk: Talk, unit: Unit, meaning: Understanding, case: Case) -> None:
    """Her words reach those who were paged; a place and a phone in them are put into the case."""
    talk.state = None
    if bare(meaning.text) in HUMAN and await call(talk, unit, meaning.text):
        return
    place, phone = meaning.slot("place"), meaning.slot("phone")
    where = await communities.of_place(unit, meaning.text)
    await communities.belongs(unit, talk, where)
    await emergency.add(
        unit, case.id or 0, meaning.text,
        place=place.text if place else "", phone=str(phone.value) if phone else "", community_id=where,
    )  # fmt: skip
    _lend(talk, meaning)
    await _passed_on(talk, unit, case, meaning)


async def _passed_on(talk: Talk, unit: Unit, case: Case, meaning: Understanding) -> None:
    """What she reads of it: the truth where nobody has answered and she asks for somebody; and what of hers waits."""
    told = words.DENIAL_PASSED_ON if emergency.denies(meaning.text) else words.PASSED_ON
    lines, card = [told.format(number=case.number, phone=number(case.emergency_kind))], emergency.hers(case)
    if case.answered_at is None and turned_to.asks_for_somebody(meaning):
        lines, card = (
            [words.HEARD.format(number=case.number), await emergency.nobody_yet(unit, case)],
            emergency.lonely(case),
        )
    aside, menu = waits(talk)
    talk.say("\n".join([*lines, *aside]), menu, card=card)


def waits(talk: Talk) -> tuple[list[str], Menu]:
    """Her form waits: what it is about, in a line and on the buttons."""
    form = forms.load(talk)
    if form is None:
        return [], ()
    what = called(form)
    return [words.set_aside(what)], pairs(
        Button(resident.resume_what(what), "form:resume"), Button(resident.drop_what(what), "form:drop")
    )


async def call(talk: Talk, unit: Unit, said: str) -> bool:
    """转人工 while an emergency of hers is open: it is paged again at once; False: there is none."""
    case = await emergency.open_of(unit, talk.contact_id)
    if case is None:
        return False
    await emergency.call(unit, case, said)
    lines, card = (
        [words.CALLED_AGAIN.format(number=case.number), await emergency.nobody_yet(unit, case)],
        emergency.lonely(case),
    )
    if case.answered_at is not None:
        name = await emergency.answerer(unit, case) or words.A_COLLEAGUE
        lines, card = (
            [words.TOLD_AGAIN.format(name=name, number=case.number, phone=number(case.emergency_kind))],
            emergency.hers(case),
        )
    aside, menu = waits(talk)
    talk.say("\n".join([*lines, *aside]), menu, card=card)
    return True


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
    talk.say(await emergency.seen_by(unit, case, talk.contact_id), pairs(*desk_buttons(case)))
