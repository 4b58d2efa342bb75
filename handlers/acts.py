"""What is done with her words once it is known what they answer (handlers/judges.py)."""

from collections.abc import Awaitable, Callable

from casework import cases, replies, verdict
from casework.answers import answer_question
from casework.asked import Asked
from casework.feedback import rating_menu
from casework.wording import feedback as ask_words
from casework.wording import resident as words
from handlers import form as forms
from handlers import my_cases, relay, visits
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

Act = Callable[[Talk, Unit, Understanding, Asked], Awaitable[None]]


async def answer(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await answer_question(unit, talk.contact_id, to.key, meaning.text)
    offer_form(talk)


async def write_back(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    assert to.case is not None
    told, card = await replies.answer(unit, to.case, to.staff, meaning.text)
    talk.say(told, forms.RESUME_MENU if forms.load(talk) else (), card=card)


async def agree(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    talk.say(words.AGREED)


async def pass_on(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await relay.tell(talk, unit, to.case, meaning.text)


async def came(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await visits.they_came(talk, unit, to.key, meaning.text)


async def missed(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await visits.nobody_came(talk, unit, to.key, meaning.text)


async def solve(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await my_cases.solve(talk, unit, to.key)


async def unsolve(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await my_cases.unsolve(talk, unit, to.key, meaning.text)
    offer_form(talk)


async def doubt(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await my_cases.doubt(talk, unit, to.key, meaning.text)


async def rate(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await my_cases.rate_it(talk, unit, to.key, verdict.says_rating(meaning.text) or "", meaning.text)
    offer_form(talk)


async def ask_rating(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    case = await cases.own(unit, talk.contact_id, to.key)
    talk.say(ask_words.WHICH_RATING, rating_menu(case), card=f"rate:{case.id}")


async def explain(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    await my_cases.explain(talk, unit, to.key, meaning.text)


async def unclear(talk: Talk, unit: Unit, meaning: Understanding, to: Asked) -> None:
    """An answer, or something of her own? She says which; her words wait."""
    assert to.case is not None
    await relay.ask_which(talk, unit, to.case, meaning.text, offer_id=to.key if to.kind == "ask" else 0)


def offer_form(talk: Talk) -> None:
    """What she was telling before is not forgotten."""
    if forms.load(talk):
        talk.say(words.STILL_OPEN, forms.RESUME_MENU)
