"""求助: a need told in free words, the questions that it still needs, the read-back, the number."""

import re
from typing import Any

from aiogram import Router
from aiogram.types import Message

from casework import cases, communities, needs, questions
from casework.needs import Form
from casework.wording import resident as words
from handlers import form as forms
from handlers import form_buttons, fragments, intents, my_cases, relay
from handlers.filters import Typed, bare, beyond, only_facts
from handlers.journey import Journey
from handlers.step import CHANGE, SKIPS, SLOT_OF, YES, answers_step, asked_field
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

AROUND = re.compile(r"不是|不对|错了|改成|改为|改到|换成|改|时间|地点|地址|电话|应该|还是|吧|从|开始")
MORE_THAN_SAID = 4
"""Signs of a correction beyond what its fields hold, from which the handler should read it: 每天中午，从后天开始."""
MORE = re.compile(r"还有|另外|顺便|再帮|也想|同时")
NOT_THAT = re.compile(r"不是|不对|错了|改成|换成|我要的是|我说的是")


def router() -> Router:
    """Buttons of the form, then every message with words that nobody before has answered."""
    journey = Journey("report")
    journey.message.filter(Typed())
    journey.message.register(said)
    journey.include_routers(form_buttons.router())
    return journey


async def said(message: Message, talk: Talk, unit: Unit, meaning: Understanding, inbound: Any) -> None:
    """Words: for the question that is open, for the form, or something new."""
    await communities.arrived(unit, talk, inbound.community_code)
    form = forms.load(talk)
    state = talk.state or ""
    if state.startswith("case:"):
        await my_cases.answered(talk, unit, meaning)
    elif form is not None and (state.startswith("form:") or answers_step(form, meaning)):
        await in_form(talk, unit, form, meaning)
    elif form is None and only_facts(meaning):
        await _fragment(talk, unit, meaning)
    else:
        await _anew(talk, unit, form, meaning)


async def in_form(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """Words for the step that the form stands at."""
    talk.state = form.state
    polite = len(meaning.text) <= 12 and meaning.intent in {"thanks", "greeting"}
    if polite and not form.state.startswith("form:ask"):
        await forms.proceed(talk, unit, form)
        return
    await STEPS[form.state.split(":")[1]](talk, unit, form, meaning)


async def _fragment(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """Nothing but facts: for the one case that somebody has, else kept for the need that she will tell."""
    found = await cases.mine(unit, talk.contact_id, open_only=True)
    if len(found) == 1 and (meaning.slot("place") or meaning.slot("phone") or meaning.slot("time")):
        await relay.tell(talk, unit, found[0], meaning.text, maybe_new=True)
        return
    fragments.keep(talk, meaning)


async def _anew(talk: Talk, unit: Unit, form: Form | None, meaning: Understanding) -> None:
    """Something new; a form that was interrupted takes a further need in, and is offered again after all else."""
    needed = meaning.intent in {"need", "offer"} and bool(meaning.needs)
    if form is not None and (needed or only_facts(meaning)):
        if needed and not needs.add_need(form, meaning):
            needs.note(form, meaning.text)
        needs.gather(form, meaning)
        await forms.proceed(talk, unit, form)
        return
    await intents.INTENTS[meaning.intent](talk, unit, meaning)
    if form is not None and talk.state is None:
        talk.say(words.STILL_OPEN, forms.RESUME_MENU)


# --- the steps of the form, as she meets them -----------------------------------------------------------------
async def at_consent(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    needs.gather(form, meaning)
    if not needs.add_need(form, meaning) and len(meaning.text) > 3:
        needs.note(form, meaning.text)
    forms.save(talk, form, "form:consent")
    talk.say(f"{words.HEARD}{words.NEEDS_CONSENT}", forms.CONSENT_MENU)


async def at_which(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """Instead of pressing she says it in other words; 好的 chooses nothing."""
    if form.undecided and bare(meaning.text) in YES:
        forms.ask_which(talk, form)
        return
    if meaning.needs and meaning.band == "act":
        needs.replace_need(form, meaning)
    else:
        needs.choose(form, next((i for i in needs.choices(form) if item_name(i) in meaning.text), None))
        needs.note(form, meaning.text)
    needs.gather(form, meaning)
    await forms.proceed(talk, unit, form)


async def at_community(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    found = await communities.of_place(unit, meaning.text)
    if found is None:
        await forms.ask_community(talk, unit, form, first=words.UNKNOWN_ESTATE)
        return
    await communities.belongs(unit, talk, found)
    needs.gather(form, meaning)
    await forms.proceed(talk, unit, form)


async def at_ask(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    field = asked_field(form)
    told = meaning.slots.get(SLOT_OF.get(field, field))  # type: ignore[call-overload]
    if bare(meaning.text) in SKIPS:
        await forms.skip(talk, unit, form, field)
        return
    if only_facts(meaning) and told is None:
        needs.gather(
            form, meaning
        )  # the phone, when we have asked for the place: kept, and our question again
        talk.say(words.KEPT_FACT)
    elif bare(meaning.text) in YES:
        pass  # 好的 answers none of our questions
    elif _another(form, meaning, field):
        needs.add_need(form, meaning)
        needs.gather(form, meaning)
    elif meaning.intent == "question" and told is None:
        await _answer_within(talk, unit, form, meaning)
        return
    elif NOT_THAT.search(meaning.text) and (
        needs.gather(form, meaning) or needs.loosely(form, meaning, again=True)
    ):
        pass
    elif not needs.take_answer(form, field, meaning.text, meaning):
        forms.ask(talk, form, field, first=words.BAD_PHONE)
        return
    await forms.proceed(talk, unit, form)


async def at_read_back(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    text = bare(meaning.text)
    if text in YES:
        await forms.submit(talk, unit, form)
        return
    if text in CHANGE:
        forms.ask_what_to_change(talk, form)
        return
    if _correct(form, meaning):
        talk.say(words.NOTED)
    await forms.proceed(talk, unit, form)


def _correct(form: Form, meaning: Understanding) -> bool:
    """改成后天, 是4号楼, 不是送饭是陪诊, 还有楼道灯坏了; True: all else is a remark that the handler should read."""
    new_need = bool(meaning.needs) and meaning.band == "act" and meaning.needs[0].item not in _items(form)
    changed = needs.gather(form, meaning)
    if NOT_THAT.search(meaning.text):
        changed += needs.loosely(form, meaning, again=True)
    if new_need and NOT_THAT.search(meaning.text) and not changed:
        needs.replace_need(form, meaning)
    elif new_need and (MORE.search(meaning.text) or not changed):
        needs.add_need(form, meaning)
        needs.note(form, meaning.text)
    elif not changed or len(AROUND.sub("", beyond(meaning))) >= MORE_THAN_SAID:
        needs.note(form, meaning.text)
        return True
    return False


def _items(form: Form) -> set[str]:
    return {draft.item for draft in form.drafts}


def _another(form: Form, meaning: Understanding, field: str) -> bool:
    """While a question is open, only clear words for one more need are taken as one."""
    fresh = [need for need in meaning.needs if need.item not in _items(form)]
    clear = meaning.band == "act" and not meaning.slots.get(field) and len(meaning.text) >= 6  # type: ignore[call-overload]
    return (
        bool(fresh) and not form.offer and (clear or bool(MORE.search(meaning.text))) and field != "for_whom"
    )


async def _answer_within(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """A question in the middle: answered if we can, else noted for the handler; then our own question again."""
    told = await questions.answer(unit, meaning, talk.community_id)
    if told is None:
        needs.note(form, meaning.text)
    talk.say(told or words.ASKED_ALONG)
    await forms.proceed(talk, unit, form)


STEPS = {
    "consent": at_consent,
    "which": at_which,
    "community": at_community,
    "ask": at_ask,
    "read_back": at_read_back,
    "change": at_read_back,
    "what": at_which,
}
