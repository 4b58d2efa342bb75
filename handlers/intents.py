"""Something new, said in free words: what each intent leads to. Nobody is sent away.

Who has no open case cannot urge, cancel, ask for a status or give thanks for it: such words are a need or a question.
"""

import re
from dataclasses import replace

from casework import cases, consent, needs, verdict
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from handlers import form as forms
from handlers import fragments, my_cases, relay
from handlers.filters import bare
from nlp.meaning import Band, Understanding
from storage.outgoing import Button, column
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

ENOUGH = 12
"""So many characters say something, whatever the scores make of them."""
ASKS = re.compile(r"什么时候|啥时候|几[点时号]|哪[里儿天]|在哪|多少|怎么(?!还|没|不|老)|如何")
COMES = re.compile(
    r"(?:到了|来了|来之前|来的时候|上门[前时]|上来)[^，。]{0,4}(?:打|喊|叫|敲|按|说一声|提前)|(?:你们|您|师傅)[^，。]{0,4}(?:自己)?带|给[您你]们?(?:开门|留门)"
)
"""到了打电话, 梯子你们自己带: said to whoever comes."""
PERSON = re.compile(r"我叫|我是|本人|我[妈爸爷奶家]|老人|孩子")


async def need_or_word(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """A need; but where nobody can say which, it may be a word on what somebody does for her already."""
    found = await _open(talk, unit) if meaning.band != "act" else []
    if found and _adds(meaning):
        await _about(talk, unit, found, meaning)
    elif found and meaning.band == "hand_over":
        await relay.ask_about(talk, unit, found, meaning.text)
    else:
        await need(talk, unit, meaning)


async def need(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    form = needs.begin(meaning, home=talk.home, phone=talk.phone)
    fragments.add_to(talk, form)
    await forms.proceed(talk, unit, form)


async def question(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """What verified facts do not answer (handlers/questions.py) goes to whom it is said to, else to the desk with a number."""
    found = await _open(talk, unit) if meaning.band != "act" and _adds(meaning) else []
    if found:
        await _about(talk, unit, found, meaning)
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
    if relay.progress(meaning) and await cases.mine(unit, talk.contact_id, limit=1):
        await my_cases.show_list(talk, unit)
    elif found := await _open(talk, unit):
        await _about(talk, unit, found, meaning)
    elif len(bare(meaning.text)) < ENOUGH and not _hinted(meaning) and relay.progress(meaning):
        talk.say(case_words.NOTHING_YET, forms.MENU)
    elif relay.progress(meaning):
        await question(talk, unit, as_need(meaning))
    else:
        await _need_or_question(talk, unit, meaning)


async def urge(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    found = await _open(talk, unit)
    if not found or _other_than(meaning, found):
        await _nothing_open(talk, unit, meaning, case_words.NOTHING_YET)
    elif relay.progress(meaning) or (len(bare(meaning.text)) < ENOUGH and not _tells_more(meaning)):
        case = await cases.named(unit, talk.contact_id, meaning.text)
        await my_cases.urge_it(talk, unit, (case or found[0]).id or 0)
    elif _other_than(meaning, found, relay.HINT) and not _adds(meaning):
        await relay.ask_about(talk, unit, found, meaning.text)
    else:
        await _about(talk, unit, found, meaning)


async def cancel(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    found = await _open(talk, unit)
    if not found or _other_than(meaning, found):
        fragments.forget(talk)
        await _nothing_open(talk, unit, meaning, words.DROPPED)
    elif verdict.gives_up(meaning.text) or len(bare(meaning.text)) <= len("不用了"):
        await my_cases.offer_to_cancel(talk, unit, meaning.text)
    else:
        await _about(talk, unit, found, meaning)


async def rating(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """A complaint: about the case that somebody has, else for the desk. Praise is praise."""
    if verdict.says_rating(meaning.text) != "1":
        talk.say(words.THANKS)
        return
    found = await _open(talk, unit)
    if found:
        await _about(talk, unit, found, meaning)
        return
    await human(talk, unit, meaning)


async def thanks(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if relay.idle(meaning) or re.search("谢|感激|辛苦|麻烦", meaning.text):
        talk.say(words.THANKS)
    elif found := await _open(talk, unit):
        await _about(talk, unit, found, meaning)
    else:
        await _nothing_open(talk, unit, meaning, words.THANKS)


async def greeting(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if ASKS.search(meaning.text):
        await question(talk, unit, as_need(meaning))
    elif _hinted(meaning) or verdict.says_rating(meaning.text) == "1":
        await chat(talk, unit, meaning)
    elif consent.given(talk) or talk.refused or talk.role != "resident":
        talk.say(words.GREETING, forms.MENU)
    else:
        forms.ask_consent(talk, None)


async def chat(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """What might be a need is one; what might be for whoever has her case is passed on; the rest is talk."""
    if relay.nods(meaning):
        talk.say(words.NODDED)
        return
    found = await _open(talk, unit)
    if found and (
        _hinted(meaning)
        or verdict.says_rating(meaning.text) == "1"
        or any(meaning.slots.values())
        or _adds(meaning)
    ):
        await _about(talk, unit, found, meaning)
        return
    if not found and (_hinted(meaning) or _says(meaning)):
        await need(talk, unit, as_need(meaning))
        return
    if talk.role == "resident":
        forms.greet(talk)
    if len(bare(meaning.text)) < ENOUGH:
        talk.say(words.CHAT, forms.MENU)
        return
    relay.keep_said(talk, meaning.text)
    talk.say(words.CHAT_LONG, column(Button(words.BUTTON_TO_DESK, "reply:desk")))


async def spam(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    """Only what holds no place, phone, person or need in it is an advertisement; else staff look at it."""
    if _says(meaning) or meaning.slot("for_whom") or _hinted(meaning) or PERSON.search(meaning.text):
        await need(talk, unit, replace(as_need(meaning), band="hand_over"))
        return
    talk.say(words.SPAM)


# --- what she can mean, by what she has open ------------------------------------------------------------------
async def _open(talk: Talk, unit: Unit) -> list[Case]:
    return await cases.mine(unit, talk.contact_id, open_only=True)


def _tells_more(meaning: Understanding) -> bool:
    """十二点半送行不行: more than a push, which whoever has the case must read."""
    return _adds(meaning) or any(meaning.slot(name) for name in ("time", "place", "phone"))


def _says(meaning: Understanding) -> bool:
    """It holds what only somebody tells who wants something: where, whom to call, how old."""
    return any(meaning.slot(name) for name in ("place", "phone", "age"))


def _hinted(meaning: Understanding) -> bool:
    guess = relay.hint(meaning)
    return guess is not None and guess.confidence >= relay.HINT


def _other_than(meaning: Understanding, found: list[Case], chance: float = relay.LIKELY) -> bool:
    """The words carry a need that none of her cases is about."""
    guess = relay.hint(meaning)
    return guess is not None and guess.confidence >= chance and guess.item not in {c.item for c in found}


def _adds(meaning: Understanding) -> bool:
    """She goes on with what she told before, or says what whoever comes must know."""
    return meaning.text.startswith(("对了", "忘了说", "忘说了", "补充")) or bool(COMES.search(meaning.text))


async def _about(talk: Talk, unit: Unit, found: list[Case], meaning: Understanding) -> None:
    """Words about what somebody does for her already: passed on, a complaint to staff too; of several she says which."""
    case = await cases.named(unit, talk.contact_id, meaning.text) or (found[0] if len(found) == 1 else None)
    if case is None:
        await relay.ask_about(talk, unit, found, meaning.text)
    elif verdict.says_rating(meaning.text) == "1":
        await my_cases.explain(talk, unit, case.id or 0, meaning.text)
    else:
        await relay.tell(talk, unit, case, meaning.text, maybe_new=True)


async def _nothing_open(talk: Talk, unit: Unit, meaning: Understanding, empty: str) -> None:
    """There is nothing to urge or cancel: what she says is a need or a question; `empty`: where it says neither."""
    if not _hinted(meaning) and len(bare(meaning.text)) < ENOUGH and not meaning.slot("place"):
        talk.say(empty, forms.MENU)
        return
    await _need_or_question(talk, unit, meaning)


async def _need_or_question(talk: Talk, unit: Unit, meaning: Understanding) -> None:
    if ASKS.search(meaning.text) and not _says(meaning):
        await question(talk, unit, as_need(meaning))
    else:
        await need(talk, unit, as_need(meaning))


def as_need(meaning: Understanding) -> Understanding:
    """The message read as a need, whatever it seemed to be: its best guess, or a case for staff to sort out."""
    guess = relay.hint(meaning)
    if meaning.needs or guess is None:
        return replace(meaning, intent="need", band=meaning.band if meaning.needs else "hand_over")
    band: Band = "confirm" if guess.confidence >= relay.LIKELY else "hand_over"
    return replace(meaning, intent="need", band=band, guesses=(guess,))


INTENTS = {
    "need": need_or_word, "offer": need, "question": question, "status": status, "urge": urge, "cancel": cancel,
    "human": human, "rating": rating, "thanks": thanks, "greeting": greeting, "chat": chat, "spam": spam,
}  # fmt: skip
