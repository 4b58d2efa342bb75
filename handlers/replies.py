"""What she says is first of all an answer to the newest thing that she was asked or promised (casework/asked.py).

Only then is it a value of an older form, an urge, a cancel or a chat. What could be either is asked: 这句话是……?
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import asked, cases, communities, questions, replies, verdict
from casework.answers import answer_question
from casework.asked import Asked
from casework.feedback import rating_menu
from casework.wording import feedback as ask_words
from casework.wording import resident as words
from handlers import amendments, intents, my_cases, relay
from handlers import form as forms
from handlers.filters import Pressed
from handlers.journey import Journey
from handlers.offers import command
from handlers.report import in_form
from handlers.step import answers_step
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

Act = Callable[[Talk, Unit, Understanding, Asked], Awaitable[None]]


def router() -> Router:
    """Every message with words, then the two buttons of what was unclear."""
    journey = Journey("replies")
    journey.message.register(hear, Reply())
    journey.callback_query.register(tell, Pressed("reply:tell"))
    journey.callback_query.register(anew, Pressed("reply:new"))
    journey.callback_query.register(to_desk, Pressed("reply:desk"))
    return journey


class Reply(BaseFilter):
    """The words answer something that waits. Gives `act` and what it was `to`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        state, meaning = data["talk"].state, data["meaning"]
        return (
            meaning is not None
            and bool(event.text)
            and (state is None or state.startswith(("form:", "case:")))
        )

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if command(talk, meaning.text.strip(), bare_only=False) is not None:
            return False
        async for to in asked.waiting(unit, talk.contact_id):
            if to.kind == asked.FORM and talk.state is not None:
                return False
            if act := _act(talk, meaning, to):
                return {"act": act, "to": to}
        if verdict.says_solved(meaning.text) is False:
            for to in await asked.closed_lately(unit, talk.contact_id):
                if act := _act(talk, meaning, to):
                    return {"act": act, "to": to}
        return False


async def hear(
    message: Message, talk: Talk, unit: Unit, meaning: Understanding, act: Act, to: Asked, inbound: Any
) -> None:
    """A question that our own tables answer is answered, whoever else asked her something."""
    await communities.arrived(unit, talk, inbound.community_code)
    forms.leave_case(talk)
    known = meaning.intent == "question" and to.kind not in {"ask", "settled", "letter"}
    told = await questions.answer(unit, meaning, talk.community_id) if known else None
    if told is not None:
        talk.say(told, forms.waits(talk))
        return
    await act(talk, unit, meaning, to)


def _act(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    if to.case is None:
        return None
    if to.kind != "letter" and meaning.intent == "human" and verdict.says_solved(meaning.text) is not False:
        return None  # 根本没人来 asks for nobody else
    return JUDGES[to.kind](talk, meaning, to)


def _for_the_form(talk: Talk, meaning: Understanding) -> bool:
    form = forms.load(talk)
    in_form = talk.state is not None and talk.state.startswith("form:")
    return form is not None and in_form and answers_step(form, meaning)


def _another(meaning: Understanding, to: Asked) -> bool:
    """A need for certain, and not the one that the case is about."""
    sure = meaning.intent in {"need", "offer"} and meaning.band == "act" and bool(meaning.needs)
    return sure and to.case is not None and all(need.item != to.case.item for need in meaning.needs)


# --- whether these words answer it, a judge a kind ------------------------------------------------------------
def question(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """Everything that is not clearly something else; what might be either is asked."""
    if relay.idle(meaning, 4) or relay.progress(meaning) or verdict.gives_up(meaning.text):
        return None
    either = _another(meaning, to) or _for_the_form(talk, meaning)
    if to.again and either:
        return None
    return unclear if either else answer


def visit(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """不方便的话，直接在这里说一声: all but a nod, another need, and a step of her form."""
    if relay.nods(meaning) and talk.state is None:
        return agree
    if relay.idle(meaning) or relay.progress(meaning) or verdict.gives_up(meaning.text):
        return None
    if _another(meaning, to):
        return unclear if verdict.moves(meaning.text) else None
    if _for_the_form(talk, meaning):
        return unclear if meaning.slot("time") else None
    return pass_on


def solved(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """A yes closes, a no reopens, what is neither is asked again with the buttons."""
    says = verdict.says_solved(meaning.text)
    if says is False and (verdict.denies_end(meaning.text) or not _another(meaning, to)):
        return unsolve
    if _another(meaning, to) or _for_the_form(talk, meaning):
        return None
    if says is True:
        return solve
    return None if meaning.intent in {"greeting", "offer"} else doubt


def rating(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    if verdict.denies_end(meaning.text):
        return unsolve
    if verdict.says_rating(meaning.text) and not _another(meaning, to):
        return rate
    if verdict.says_solved(meaning.text) is False and meaning.intent != "need":
        return unsolve
    return ask_rating if meaning.intent == "rating" and not _for_the_form(talk, meaning) else None


def reason(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """还差什么, 哪里不满意: what she says in the next half hour."""
    if relay.idle(meaning, 4) or relay.progress(meaning) or _another(meaning, to):
        return None
    return None if verdict.gives_up(meaning.text) or _for_the_form(talk, meaning) else explain


def settled(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """要是还没解决，请告诉我们: only a no counts, and one that is about this case."""
    if verdict.says_solved(meaning.text) is not False:
        return None
    sure = meaning.intent in {"need", "offer"} and bool(meaning.needs)
    likely = [need.item for need in meaning.needs] if sure else []
    hint = relay.hint(meaning)
    likely += [hint.item] if hint and hint.confidence >= relay.LIKELY else []
    return unsolve if not likely or (to.case and to.case.item in likely) else None


def letter(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """What she says right after staff wrote to her is for them, but for a clear need of another kind."""
    clear = meaning.intent == "need" and meaning.band == "act" and bool(meaning.needs)
    known = to.case is not None and to.case.band != "hand_over"
    return None if clear and known and to.case and meaning.category != to.case.category else write_back


JUDGES: dict[str, Callable[[Talk, Understanding, Asked], Act | None]] = {
    "ask": question, "visit": visit, "solved": solved, "rate": rating, "why": reason, "settled": settled,
    "letter": letter,
}  # fmt: skip


# --- what is done with them -----------------------------------------------------------------------------------
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


# --- the buttons under what was unclear -----------------------------------------------------------------------
async def tell(
    query: CallbackQuery,
    talk: Talk,
    unit: Unit,
    key: int,
    args: list[str],
    understand: Callable[[str], Understanding],
) -> None:
    said = relay.take_said(talk)
    if args[1:2] == ["ask"]:
        await answer_question(unit, talk.contact_id, key, said)
        offer_form(talk)
        return
    case = await cases.own(unit, talk.contact_id, key)
    if not (amendments.CHANGES.search(said) and await amendments.make(talk, unit, case, understand(said))):
        await relay.tell(talk, unit, case, said)


async def anew(
    query: CallbackQuery, talk: Talk, unit: Unit, understand: Callable[[str], Understanding]
) -> None:
    """It was not about that: her words are read again, as a need of their own or as a step of her form."""
    meaning = understand(relay.take_said(talk))
    form = forms.load(talk)
    if form is not None and talk.state is not None and answers_step(form, meaning):
        await in_form(talk, unit, form, meaning)
        return
    await intents.need(talk, unit, intents.as_need(meaning))


async def to_desk(
    query: CallbackQuery, talk: Talk, unit: Unit, understand: Callable[[str], Understanding]
) -> None:
    await intents.human(talk, unit, understand(relay.take_said(talk)))
