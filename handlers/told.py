"""What she says while her emergency goes on: told to those who were paged, or asked whether it is about the danger at all."""

import re
from collections.abc import Callable

from aiogram.types import CallbackQuery, Message

from casework import all_clear, communities, emergency, paging
from casework.read_back import called
from casework.refusal import Refusal
from casework.wording import emergency as words
from casework.wording import resident
from handlers import form as forms
from handlers import intents, turned_to
from handlers.filters import bare
from nlp.emergencies import SUICIDAL, number
from nlp.meaning import Understanding
from storage.outgoing import Button, Menu, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

ASIDE = "aside"
"""Words that wait until she has pressed whether they are about the danger."""
WISHES = re.compile("想|找|请|需要|麻烦|帮|报修|[修换]")
"""锅烧糊了而已 beside a denial says why it is none; 想找人修手机 wishes something."""
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


def whom(meaning: Understanding) -> str:
    """The person that her words name."""
    slot = meaning.slot("for_whom")
    return slot.text if slot else ""


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
        if beside.intent == "need" and beside.needs and not beside.emergency and WISHES.search(beside.text):
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
    lend(talk, meaning)
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


def lend(talk: Talk, meaning: Understanding) -> None:
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
