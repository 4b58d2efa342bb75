"""Words for 补充…… and 为什么不办了……: what is no reason to cancel cancels nothing."""

from casework import cases, questions, verdict
from casework.wording import my_cases as case_words
from handlers import form as forms
from handlers import my_cases, relay
from handlers.step import says_yes
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit


async def answered(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """What she types there; False: it is something new. Her form goes on afterwards."""
    _, verb, number = (talk.state or "case::0").split(":")
    forms.back(talk)
    if verb == "cancel":
        return await _why(talk, unit, await cases.own(unit, talk.contact_id, int(number)), meaning)
    case = await cases.add_word(unit, talk.contact_id, int(number), meaning.text)
    talk.say(case_words.ADDED.format(number=case.number), forms.RESUME_MENU if forms.load(talk) else ())
    return True


async def _why(talk: Talk, unit: Unit, case: Case, meaning: Understanding) -> bool:
    """A reason cancels; a question, another time or a day without it goes to whoever has the case, which stays."""
    text = meaning.text
    if says_yes(text):
        await my_cases.cancel_for(talk, unit, case.id or 0, case_words.CANCEL_REASONS[1])
    elif verdict.MOVES.search(text) or verdict.pauses(text):
        await relay.tell(talk, unit, case, text)
        talk.say(case_words.NOT_CANCELLED)
    elif verdict.keeps(text):
        talk.say(case_words.KEPT, forms.waits(talk))
    elif verdict.asks(text):
        await _asked(talk, unit, case, meaning)
    elif _something_new(meaning, case):
        talk.say(case_words.NOT_CANCELLED)
        return False
    elif meaning.band == "act" and meaning.intent in {"chat", "thanks", "greeting", "spam"}:
        my_cases.put_why(talk, case)  # no reason: the buttons say what is to be done
    else:
        await my_cases.cancel_for(talk, unit, case.id or 0, text)
    return True


async def _asked(talk: Talk, unit: Unit, case: Case, meaning: Understanding) -> None:
    told = await questions.answer(unit, meaning, talk.community_id)
    if told:
        talk.say(told)
    else:
        await relay.tell(talk, unit, case, meaning.text)
    talk.say(case_words.NOT_CANCELLED, forms.waits(talk))


def _something_new(meaning: Understanding, case: Case) -> bool:
    """One more need, for certain."""
    sure = meaning.intent in {"need", "offer"} and meaning.band == "act"
    fresh = any(need.item != case.item for need in meaning.needs)
    return sure and fresh and not verdict.gives_up(meaning.text)
