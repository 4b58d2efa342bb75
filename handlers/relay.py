"""Her words about a case that somebody has: passed on to who has it, or asked whether they are about it."""

import re
from collections.abc import Sequence

from casework import cases, complaints, conduct, running, verdict, visits
from casework.refusal import Refusal
from casework.tails import tails
from casework.wording import resident as words
from handlers import form as forms
from handlers.filters import bare
from handlers.step import says_yes
from nlp.catalogue import item_name
from nlp.meaning import Guess, Understanding
from storage.outgoing import Button, column
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

HINT, LIKELY = 0.1, 0.3
"""Chance from which the best guess among needs is worth asking about, and worth believing."""
PROGRESS = re.compile(
    r"进度|进展|怎么?样了|办[到得]|到哪|查|催|我的事|快[点些]|编号|消息|回音|结果|什么时候|啥时候|几时|多久|还要等"
)
SAID, WHICH = "said", "which"
ASKED_WHOSE = "whose"
"""The card of a question that her words wait for."""
NEWEST = "SELECT card FROM message WHERE contact_id = $1 AND sender = 'bot' ORDER BY seq DESC LIMIT 1"


def nods(meaning: Understanding) -> bool:
    """好的."""
    return says_yes(meaning.text)


def idle(meaning: Understanding, longest: int = 8) -> bool:
    """A nod, thanks, a greeting: nothing that anybody has to be told."""
    polite = meaning.intent in {"thanks", "greeting"} and len(bare(meaning.text)) <= longest
    return nods(meaning) or polite


def progress(meaning: Understanding) -> bool:
    """She asks how far it is, or for speed, and tells nothing new."""
    asks = meaning.intent in {"status", "urge"} and bool(PROGRESS.search(meaning.text))
    return asks and not (meaning.slot("time") or meaning.slot("place") or meaning.slot("phone"))


def hint(meaning: Understanding) -> Guess | None:
    """The best guess among needs, whatever else the message seems to be."""
    found = [Guess(n.category, n.item, n.confidence, n.evidence) for n in meaning.needs]
    return max([*found, *(g for g in meaning.guesses if g.item)], key=lambda g: g.confidence, default=None)


async def tell(talk: Talk, unit: Unit, case: Case | None, text: str, *, maybe_new: bool = False) -> None:
    """Pass it on to who has the case; `maybe_new`: she may say that it was something else. What is about those who come
    goes to staff alone, what did not come to staff too; a time that does not suit is agreed no more."""
    if case is None or case.id is None:
        raise Refusal(words.NOTHING_TO_CONFIRM)
    if conduct.about_party(text):
        talk.say(await complaints.file(unit, talk.contact_id, case.id, text), forms.waits(talk))
        return
    if verdict.unsuits(text) and await visits.agreed(unit, case.id):
        talk.say(await visits.unsuit(unit, talk.contact_id, case.id, text), forms.waits(talk))
        return
    if running.fails(text):
        talk.say(await complaints.fail(unit, talk.contact_id, case.id, text), forms.waits(talk))
        return
    told = await cases.add_word(unit, talk.contact_id, case.id, text)
    line = words.passed_on(await cases.who_has(unit, told), told.number)
    if maybe_new:
        keep_said(talk, text)
        talk.say(f"{line}{words.IF_NEW}", column(Button(words.BUTTON_NEW, "reply:new")))
        return
    talk.say(line, forms.waits(talk))


async def ask_which(talk: Talk, unit: Unit, case: Case, text: str, *, offer_id: int = 0) -> None:
    """An answer to who has the case, or something of its own? Her words wait for her press."""
    keep_said(talk, text)
    who = await cases.who_has(unit, case)
    data = f"reply:tell:{offer_id}:ask" if offer_id else f"reply:tell:{case.id}"
    buttons = column(Button(words.to_whom(who), data), Button(words.BUTTON_NEW, "reply:new"))
    talk.say(words.for_whom(who, item_name(case.item)), buttons)


async def ask_about(talk: Talk, unit: Unit, found: list[Case], text: str) -> None:
    """Which of her cases do the words concern, if any?"""
    if len(found) == 1:
        await ask_which(talk, unit, found[0], text)
        return
    keep_said(talk, text, found)
    ends = tails(found)
    buttons = [Button(f"{ends[c.id or 0]} {item_name(c.item)}", f"reply:tell:{c.id}") for c in found]
    talk.say(words.WHICH_CASE, column(*buttons, Button(words.BUTTON_NEW, "reply:new")))


def keep_said(talk: Talk, text: str, found: Sequence[Case] = ()) -> None:
    """Her words wait in the dialog state until she has pressed, or said which of these cases (handlers/which.py)."""
    talk.data = {**talk.data, SAID: text[:1000], WHICH: [case.id for case in found]}


async def keep_more(talk: Talk, unit: Unit, text: str) -> str:
    """The same, after the line before where we have just asked whose that was and she has not said so yet; all of it."""
    newest = await unit.raw(NEWEST, talk.contact_id)
    before = str(talk.data.get(SAID, "")) if newest and newest[0][0] == ASKED_WHOSE else ""
    keep_said(talk, f"{before}\n{text}" if before else text)
    return str(talk.data[SAID])


def take_said(talk: Talk) -> str:
    """The words that waited, once."""
    said = str(talk.data.get(SAID, ""))
    talk.data = {name: value for name, value in talk.data.items() if name not in {SAID, WHICH}}
    if not said:
        raise Refusal(words.NOTHING_TO_CONFIRM)
    return said
