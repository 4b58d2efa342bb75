"""紧急情况, before all else and in every role: the number to call, the case, the page; only then one question.

While it is open all her words go to those who were paged; her form waits until she says 接着说. What she was asked since then
comes first (handlers/turned_to.py), but for words of danger.
"""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import all_clear, at_door, cards, communities, emergency, first_aid, paging, scene
from casework.desk import desk_buttons
from casework.read_back import called
from casework.refusal import Refusal
from casework.wording import emergency as words
from casework.wording import resident
from handlers import form as forms
from handlers import intents, turned_to
from handlers.filters import Emergency, Pressed, bare, whole
from handlers.journey import Journey
from handlers.offers import command
from nlp.emergencies import OTHERS_HARM, SELF_HARM, SUICIDAL, alarms, group, number
from nlp.meaning import Understanding
from storage.outgoing import Button, Menu, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

ASIDE = "aside"
"""Words that wait until she has pressed whether they are about the danger."""
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
    journey.message.register(danger, Emergency())
    journey.message.register(hear, Open())
    journey.callback_query.filter(Pressed("page"))
    journey.callback_query.register(answer, Pressed("page:answer"))
    journey.callback_query.register(apart, Pressed("page:apart"))
    journey.callback_query.register(tell, Pressed("page:tell"))
    journey.callback_query.register(door, Pressed("page:door"))
    return journey


async def danger(message: Message, talk: Talk, unit: Unit, meaning: Understanding, inbound: Any) -> None:
    talk.outcome = "emergency"
    kind = emergency.kind_of(meaning) or "other"
    shown = meaning.emergency_kind in alarms(meaning.text)[0]
    case = await emergency.same(unit, talk.contact_id, kind, shown=shown)
    if case is not None:
        if new := _new_danger(meaning, case):
            talk.say(words.first(new, first_aid.advice(new, meaning.text, _whom(meaning))))
            await emergency.worse(unit, case, new)
        await says_more(talk, unit, meaning, case, kind=new or "")
        return
    step, talk.state = talk.state, None
    talk.say(words.first(kind, first_aid.advice(kind, meaning.text, _whom(meaning))))
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
    _lend(talk, meaning)
    opened = words.OPENED.format(number=case.number)
    if len(doors) > 1:
        which = [Button(cards.title(one), f"page:door:{case.id}:{one.id}") for one in doors[:8]]
        talk.say(f"{opened}{words.WHICH_DOOR}", column(*which), card=paging.hers(case))
        return
    talk.say(f"{opened}{_question(case, kind, meaning)}", card=paging.hers(case))


async def _doors(talk: Talk, unit: Unit, meaning: Understanding, step: str | None) -> list[Case]:
    """A worker's cases in hand, at whose door she may stand; none where she tells another address or of her own people."""
    place = meaning.slot("place")
    if not talk.is_worker or _whom(meaning).startswith("我") or (place and scene.known(place.text)):
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
    herself = first_aid.of_herself(meaning.text, _whom(meaning))
    return words.ASK_BY_KIND.get(kind, words.ASK_HERSELF if herself else words.ASK_HOW)


def _whom(meaning: Understanding) -> str:
    whom = meaning.slot("for_whom")
    return whom.text if whom else ""


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


async def hear(
    message: Message,
    talk: Talk,
    unit: Unit,
    meaning: Understanding,
    case: Case,
    asks: bool,
    understand: Callable[[str], Understanding],
) -> None:
    """Told to those who were paged; a clear need of another kind in the first minutes: she says which it is."""
    if asks:
        kept = "。".join(said for said in (str(talk.data.get(ASIDE, "")), meaning.text) if said)[:1000]
        talk.state, talk.data = None, {**talk.data, ASIDE: kept}
        menu = column(
            Button(words.BUTTON_APART, "page:apart"), Button(words.BUTTON_TELL, f"page:tell:{case.id}")
        )
        talk.say(words.WHICH_OF_TWO.format(said=kept), menu, card=paging.hers(case))
        return
    await says_more(talk, unit, meaning, case)
    if all_clear.reads(meaning.text, case.emergency_kind) == all_clear.DENIED:
        beside = understand(all_clear.rest(meaning.text))
        if beside.intent == "need" and beside.needs and not beside.emergency:
            await intents.need(talk, unit, beside)


async def apart(
    query: CallbackQuery, talk: Talk, unit: Unit, understand: Callable[[str], Understanding]
) -> None:
    """是另外一件事: her words are read as what they are, and the emergency goes on."""
    said = _aside(talk)
    if not said:
        raise Refusal(resident.NOTHING_TO_CONFIRM)
    await intents.need(talk, unit, intents.as_need(understand(said)))


async def tell(
    query: CallbackQuery, talk: Talk, unit: Unit, key: int, understand: Callable[[str], Understanding]
) -> None:
    case = await emergency.own_open(unit, talk.contact_id, key)
    said = _aside(talk)
    if not said:
        raise Refusal(resident.NOTHING_TO_CONFIRM)
    await says_more(talk, unit, understand(said), case)


def _aside(talk: Talk) -> str:
    """The words that waited for her press, once."""
    said = str(talk.data.get(ASIDE, ""))
    talk.data = {name: value for name, value in talk.data.items() if name != ASIDE}
    return said


async def says_more(talk: Talk, unit: Unit, meaning: Understanding, case: Case, *, kind: str = "") -> None:
    """Her words reach those who were paged, with what waited for her press; a place and a phone in them are put into the case."""
    talk.state = None
    if waited := _aside(talk):
        await emergency.add(unit, case.id or 0, waited)
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
    await _passed_on(talk, unit, case, meaning, kind or case.emergency_kind)


async def _passed_on(talk: Talk, unit: Unit, case: Case, meaning: Understanding, kind: str) -> None:
    """What she reads of it: the truth where nobody has answered and she asks for somebody; and what of hers waits."""
    reads = all_clear.reads(meaning.text, case.emergency_kind)
    wary = words.STAY if case.emergency_kind in SUICIDAL else words.PASSED_ON
    told = {all_clear.DENIED: words.DENIAL_PASSED_ON, all_clear.WARY: wary}.get(reads, words.PASSED_ON)
    lines, card = [told.format(number=case.number, phone=number(kind))], paging.hers(case)
    if case.answered_at is None and not reads and turned_to.asks_for_somebody(meaning):
        lines, card = (
            [words.HEARD.format(number=case.number), await paging.nobody_yet(unit, case)],
            paging.lonely(case),
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
        [words.CALLED_AGAIN.format(number=case.number), await paging.nobody_yet(unit, case)],
        paging.lonely(case),
    )
    if case.answered_at is not None:
        name = await paging.answerer(unit, case) or words.A_COLLEAGUE
        lines, card = (
            [words.TOLD_AGAIN.format(name=name, number=case.number, phone=number(case.emergency_kind))],
            paging.hers(case),
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
    case = await paging.answer_page(unit, talk.contact_id, key)
    talk.say(await paging.seen_by(unit, case, talk.contact_id), pairs(*desk_buttons(case)))
