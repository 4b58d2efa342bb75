"""求助: a need told in free words, the questions that it still needs, the read-back, the number."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.types import Message

from casework import cases, communities, facts, needs
from casework.form import Form
from casework.wording import resident as words
from handlers import amendments, form_buttons, fragments, instead, intents, relay, why
from handlers import form as forms
from handlers.corrections import at_read_back, at_whose
from handlers.filters import Typed, only_facts
from handlers.journey import Journey
from handlers.open_question import at_ask
from handlers.step import answers_step, says_yes
from handlers.which_community import at_community
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Buttons of the form, then every message with words that nobody before has answered."""
    journey = Journey("report")
    journey.message.filter(Typed())
    journey.message.register(said)
    journey.include_routers(form_buttons.router())
    return journey


async def said(
    message: Message,
    talk: Talk,
    unit: Unit,
    meaning: Understanding,
    inbound: Any,
    understand: Callable[[str], Understanding],
) -> None:
    """Words: for the question that is open, for the form, or something new."""
    await communities.arrived(unit, talk, inbound.community_code)
    form = forms.load(talk)
    state = talk.state or ""
    if state.startswith("case:"):
        if await why.answered(talk, unit, meaning):
            return
        form, state = forms.load(talk), ""
    if form is not None and (state.startswith("form:") or answers_step(form, meaning)):
        await in_form(talk, unit, form, meaning, understand)
    elif form is None and await amendments.corrected(talk, unit, meaning, understand):
        return
    elif form is None and only_facts(meaning):
        await _fragment(talk, unit, meaning)
    else:
        await _anew(talk, unit, form, meaning)


async def in_form(
    talk: Talk, unit: Unit, form: Form, meaning: Understanding, understand: Callable[[str], Understanding]
) -> None:
    """Words for the step that the form stands at; another need instead of it is taken at any of them."""
    talk.state = form.state
    tells = any(meaning.slots.values())
    polite = len(meaning.text) <= 12 and meaning.intent in {"thanks", "greeting"} and not tells
    if polite and not form.state.startswith(("form:ask", "form:community")) and not says_yes(meaning.text):
        await forms.proceed(talk, unit, form)
        return
    step = form.state.split(":")[1]
    if step in ANY_NEED and await instead.taken(talk, unit, form, meaning, understand):
        return
    await STEPS[step](talk, unit, form, meaning)


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
        if not needed or not needs.add_need(form, meaning):
            facts.take(form, meaning, again=True)
            needs.note(form, "" if only_facts(meaning) else meaning.text)
        await forms.proceed(talk, unit, form)
        return
    await intents.INTENTS[meaning.intent](talk, unit, meaning)
    if form is not None and talk.state is None:
        talk.say(words.STILL_OPEN, forms.RESUME_MENU)


# --- the steps of the form, as she meets them -----------------------------------------------------------------
async def at_consent(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    if meaning.band != "act" or not needs.add_need(form, meaning):
        facts.take(form, meaning, again=True)
        needs.note(form, "" if only_facts(meaning) or len(meaning.text) <= 3 else meaning.text)
    forms.save(talk, form, "form:consent")
    talk.say(f"{words.HEARD}{words.NEEDS_CONSENT}", forms.CONSENT_MENU)


async def at_which(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """Instead of pressing she says it in other words; 好的 chooses nothing."""
    if form.undecided and says_yes(meaning.text):
        forms.ask_which(talk, form)
        return
    if meaning.needs and meaning.band == "act":
        needs.replace_need(form, meaning)
    else:
        needs.choose(form, next((i for i in needs.choices(form) if item_name(i) in meaning.text), None))
        needs.note(form, meaning.text)
    facts.take(form, meaning, again=True)
    await forms.proceed(talk, unit, form)


STEPS = {
    "consent": at_consent,
    "which": at_which,
    "community": at_community,
    "ask": at_ask,
    "read_back": at_read_back,
    "change": at_read_back,
    "what": at_which,
    "whose": at_whose,
}
ANY_NEED = {"ask", "read_back", "change", "whose"}
"""Steps at which she may say that it is something else that she wants."""
