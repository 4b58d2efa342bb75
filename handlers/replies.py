"""What she says is first of all an answer to the newest thing that she was asked or promised (casework/asked.py).

Only then is it a value of an older form, an urge, a cancel or a chat. What could be either is asked: 这句话是……?
"""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import asked, cases, communities, questions, verdict
from casework.answers import answer_question
from casework.asked import Asked
from handlers import amendments, intents, mending, relay
from handlers import form as forms
from handlers.acts import Act, offer_form
from handlers.filters import Pressed
from handlers.journey import Journey
from handlers.judges import judge
from handlers.offers import command
from handlers.report import in_form
from handlers.step import answers_step
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit


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
            if act := judge(talk, meaning, to):
                return {"act": act, "to": to}
        if verdict.says_solved(meaning.text) is False:
            for to in await asked.closed_lately(unit, talk.contact_id):
                if act := judge(talk, meaning, to):
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
    await _to_case(talk, unit, key, said, understand)


async def told(talk: Talk, unit: Unit, key: int, understand: Callable[[str], Understanding]) -> None:
    """She has said or pressed which case her words are about."""
    await _to_case(talk, unit, key, relay.take_said(talk), understand)


async def _to_case(
    talk: Talk, unit: Unit, key: int, said: str, understand: Callable[[str], Understanding]
) -> None:
    case = await cases.own(unit, talk.contact_id, key)
    meaning = understand(said)
    if field := mending.wrong_field(meaning):
        mending.ask(talk, case, field)
    elif not (amendments.corrects(meaning) and await amendments.make(talk, unit, case, meaning)):
        await relay.tell(talk, unit, case, said)


async def anew(
    query: CallbackQuery, talk: Talk, unit: Unit, understand: Callable[[str], Understanding]
) -> None:
    """It was not about that: her words are read again, as a need of their own or as a step of her form."""
    meaning = understand(relay.take_said(talk))
    form = forms.load(talk)
    if form is not None and talk.state is not None and answers_step(form, meaning):
        await in_form(talk, unit, form, meaning, understand)
        return
    await intents.need(talk, unit, intents.as_need(meaning))


async def to_desk(
    query: CallbackQuery, talk: Talk, unit: Unit, understand: Callable[[str], Understanding]
) -> None:
    await intents.human(talk, unit, understand(relay.take_said(talk)))
