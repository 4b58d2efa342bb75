"""Something new, said in free words: what each intent leads to."""

from casework import cases, consent, feedback, needs
from casework.wording import feedback as ask_words
from casework.wording import resident as words
from handlers import form as forms
from handlers import my_cases
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

SHORT = 20
"""An answer to 解决了吗 or 满意吗 is no longer than this."""


async def need(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    await forms.proceed(talk, unit, needs.begin(meaning, home=talk.home, phone=talk.phone))


async def question(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """What verified facts do not answer (handlers/questions.py) goes to the desk with a number."""
    if await _answers_ours(talk, unit, meaning):
        return
    form = needs.begin(meaning, home=talk.home, phone=talk.phone)
    form.straight, form.undecided = True, False
    for draft in form.drafts:
        draft.band = "hand_over"
    if consent.given(talk):
        talk.say(words.NO_ANSWER)
    await forms.proceed(talk, unit, form)


async def human(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """A longer message that asks for a person: her words go to the desk once she has confirmed."""
    form = needs.begin(meaning, home=talk.home, phone=talk.phone)
    form.undecided = False
    form.drafts = [form.drafts[0]]
    form.drafts[0].band = "hand_over"
    await forms.proceed(talk, unit, form)


async def status(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if not await _answers_ours(talk, unit, meaning):
        await my_cases.show_list(talk, unit)


async def urge(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    case = await cases.named(unit, talk.contact_id, meaning.text)
    case = case or await cases.newest_open(unit, talk.contact_id)
    await my_cases.urge_it(talk, unit, case.id or 0)


async def cancel(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if len(meaning.text) <= SHORT and await my_cases.feedback_in_words(talk, unit, meaning.text):
        return
    await my_cases.offer_to_cancel(talk, unit, meaning.text)


async def rating(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """Praise or complaint: for the case that waits for it; a complaint about nothing we know goes to the desk."""
    if await my_cases.feedback_in_words(talk, unit, meaning.text):
        return
    if feedback.says_rating(meaning.text) == "1":
        await human(talk, unit, meaning)
        return
    waits = await feedback.waiting(unit, talk.contact_id, "closed")
    if waits is None:
        talk.say(words.THANKS)
        return
    talk.say(ask_words.WHICH_RATING, feedback.rating_menu(waits))


async def thanks(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if not await my_cases.feedback_in_words(talk, unit, meaning.text):
        talk.say(words.THANKS)


async def greeting(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if consent.given(talk) or talk.refused or talk.role != "resident":
        talk.say(words.GREETING, forms.MENU)
        return
    forms.ask_consent(talk, None)


async def chat(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if await my_cases.feedback_in_words(talk, unit, meaning.text):
        return
    if talk.role == "resident":
        forms.greet(talk)
    talk.say(words.CHAT, forms.MENU)


async def spam(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    talk.say(words.SPAM)


async def need_or_feedback(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if not await _answers_ours(talk, unit, meaning):
        await need(talk, unit, meaning)


async def _answers_ours(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """灯还是没修好 is first of all an answer, when we have just asked 解决了吗."""
    short = len(meaning.text) <= SHORT
    return short and await my_cases.feedback_in_words(talk, unit, meaning.text, only="done")


INTENTS = {
    "need": need_or_feedback, "offer": need, "question": question, "status": status, "urge": urge, "cancel": cancel,
    "human": human, "rating": rating, "thanks": thanks, "greeting": greeting, "chat": chat, "spam": spam,
}  # fmt: skip
