"""A 派单 that waits for its answer: 接单, 婉拒, 问一句; and the resident's answer to what was asked."""

from casework import offers
from casework.answers import show_offer, why
from casework.wording import offers as words
from handlers.offer_step import begin, choices, leave
from storage.talk import Talk
from storage.unit import Unit


async def accept(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await offers.accept(unit, talk.contact_id, key)


async def decline(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.decline(unit, talk.contact_id, key, words.REASONS.get(text, text))
        return leave(talk)
    begin(talk, "decline", key)
    return talk.say(words.ASK_REASON, choices("decline", key, words.REASONS))


async def ask(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.ask(unit, talk.contact_id, key, text)
        return leave(talk)
    begin(talk, "ask", key)
    return talk.say(words.ASK_QUESTION)


async def answer(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await offers.answer_question(unit, talk.contact_id, key, text)
        return leave(talk)
    begin(talk, "answer", key)
    return talk.say(words.ASK_ANSWER)


async def explain(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    talk.say(await why(unit, talk.contact_id, key))


async def show(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await show_offer(unit, talk.contact_id, key)
