"""我的事项: the list, a case in plain words, and what its resident can do with it until she says that it is solved."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework import attachments, cards, cases, feedback
from casework.asked import FORM
from casework.feedback import rating_menu
from casework.lifecycle import OPEN
from casework.tails import tails
from casework.wording import feedback as ask_words
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from handlers import form as forms
from handlers.filters import Pressed, Words
from handlers.journey import Journey
from storage.outgoing import Button, Menu, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Everything here checks in casework that the case is hers."""
    journey = Journey("my_cases")
    journey.message.register(
        listed, Words("我的事项", "我的工单", "我的事", "查进度", "进度", "/my", "/cases")
    )
    journey.callback_query.register(listed, Pressed("go:mine"))
    for verb, act in VERBS.items():
        journey.callback_query.register(act, Pressed(f"case:{verb}"))
    return journey


async def listed(event: Message | CallbackQuery, talk: Talk, unit: Unit) -> None:
    await show_list(talk, unit)


async def show_list(talk: Talk, unit: Unit) -> None:
    """Her cases, a button each; and the way back to a form that is not finished."""
    forms.leave_case(talk)
    found = await cases.mine(unit, talk.contact_id)
    buttons = _listed(found, "show")
    if forms.load(talk):
        buttons.append(Button(words.BUTTON_RESUME, "form:resume"))
    if not found:
        talk.say(case_words.NO_CASES, column(*buttons) if buttons else forms.MENU)
        return
    lines = [f"{n}. {cases.headline(case)}" for n, case in enumerate(found, 1)]
    talk.say("\n".join([case_words.YOUR_CASES, *lines]), column(*buttons))


def _listed(found: list[Case], verb: str) -> list[Button]:
    ends = tails(found)
    return [Button(f"{ends[case.id or 0]} {cards.what(case)}", f"case:{verb}:{case.id}") for case in found]


async def show(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    forms.leave_case(talk)
    case = await cases.own(unit, talk.contact_id, key)
    talk.say(await cases.describe(unit, case, talk.contact_id), _menu(case))


def _menu(case: Case) -> Menu:
    if case.state == "done":
        return feedback.solved_menu(case)
    if case.state == "closed":
        again = Button(case_words.BUTTON_NOT_SOLVED_AFTER, f"case:unsolved:{case.id}")
        return [*([] if case.rating else rating_menu(case)), [again]]
    if case.state not in OPEN:
        return column(Button(case_words.BUTTON_BACK, "go:mine"))
    return pairs(
        Button(case_words.BUTTON_URGE, f"case:urge:{case.id}"),
        Button(case_words.BUTTON_ADD, f"case:add:{case.id}"),
        Button(case_words.BUTTON_CANCEL_CASE, f"case:cancel:{case.id}"),
        Button(case_words.BUTTON_BACK, "go:mine"),
    )


# --- urge, add, cancel ----------------------------------------------------------------------------------------
async def urge(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await urge_it(talk, unit, key)


ONLY_RATING = 5
"""不太满意 says no more than the rating itself."""


async def urge_it(talk: Talk, unit: Unit, case_id: int) -> None:
    """催办, by button or in words."""
    case = await cases.urge(unit, talk.contact_id, case_id)
    talk.say(case_words.urged(case.number, await cases.who_has(unit, case)))


async def add(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await cases.own(unit, talk.contact_id, key)
    talk.state = f"case:add:{case.id}"
    talk.say(case_words.ADD_WORD, card=FORM)


async def ask_why(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await cases.own(unit, talk.contact_id, key)
    put_why(talk, case)


def put_why(talk: Talk, case: Case) -> None:
    """为什么不办了, with the way back."""
    talk.state = f"case:cancel:{case.id}"
    reasons = [Button(r, f"case:drop:{case.id}:{n}") for n, r in enumerate(case_words.CANCEL_REASONS)]
    talk.say(
        f"{cases.headline(case)}\n{case_words.CANCEL_WHY}",
        column(*reasons, Button(case_words.KEEP, f"case:keep:{case.id}")),
        card=FORM,
    )


async def offer_to_cancel(talk: Talk, unit: Unit, text: str = "") -> None:
    """She says that she needs something no more: the one case, or the one she names; of several she chooses."""
    found = await cases.mine(unit, talk.contact_id, open_only=True)
    named = await cases.named(unit, talk.contact_id, text)
    if named or len(found) == 1:
        put_why(talk, named or found[0])
        return
    talk.say(case_words.CANCEL_WHICH, column(*_listed(found, "cancel")))


async def cancel(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    which = args[1] if len(args) > 1 else ""
    reason = (
        case_words.CANCEL_REASONS[int(which)] if which in {"0", "1", "2"} else case_words.CANCEL_REASONS[1]
    )
    await cancel_for(talk, unit, key, reason)


async def cancel_for(talk: Talk, unit: Unit, case_id: int, reason: str) -> None:
    """Cancelled, with her reason; a form that waited goes on."""
    case = await cases.cancel(unit, talk.contact_id, case_id, reason)
    forms.back(talk)
    talk.say(case_words.cancelled(case.number))


async def keep(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await cases.own(unit, talk.contact_id, key)
    forms.back(talk)
    talk.say(case_words.KEPT)


async def attach(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await attachments.join(unit, talk.contact_id, key)
    talk.say(case_words.ADDED.format(number=case.number))


# --- 解决了吗, 满意吗 -------------------------------------------------------------------------------------------
DOUBT = "doubt"
"""Words that were neither yes nor no, kept until she has pressed which."""


async def solved(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await solve(talk, unit, key, _doubted(talk, key))


async def solve(talk: Talk, unit: Unit, case_id: int, said: str = "") -> None:
    """She says that it is solved; `said`: what she told along with it."""
    if said:
        await cases.add_word(unit, talk.contact_id, case_id, said)
    case = await cases.confirm(unit, talk.contact_id, case_id)
    talk.say(ask_words.ASK_RATING, rating_menu(case), card=f"rate:{case.id}")


async def unsolved(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await unsolve(talk, unit, key, _doubted(talk, key))


async def unsolve(talk: Talk, unit: Unit, case_id: int, why: str) -> None:
    """She says that it is not solved; without a word of hers she is asked what is missing."""
    case = await cases.reopen(unit, talk.contact_id, case_id, why)
    if case.urgent:  # handlers/emergency.py hears what she says next
        talk.data = {**talk.data, "emergency": case.id}
    elif not why:
        talk.say(ask_words.ADD_WHY, forms.waits(talk), card=f"why:{case.id}")


async def doubt(talk: Talk, unit: Unit, case_id: int, text: str) -> None:
    """Neither yes nor no: asked once more with the buttons; after that her words are simply passed on."""
    case = await cases.own(unit, talk.contact_id, case_id)
    if talk.data.get(DOUBT, {}).get("case") == case_id:
        await explain(talk, unit, case_id, text)
        return
    talk.data = {**talk.data, DOUBT: {"case": case_id, "text": text[: feedback.WHY]}}
    await feedback.doubt(unit, case)


def _doubted(talk: Talk, case_id: int) -> str:
    kept = talk.data.get(DOUBT, {})
    talk.data = {name: value for name, value in talk.data.items() if name != DOUBT}
    return str(kept.get("text", "")) if kept.get("case") == case_id else ""


async def explain(talk: Talk, unit: Unit, case_id: int, text: str) -> None:
    """What is missing or was not good, in her words: whoever has it and staff read them."""
    case = await feedback.explain(unit, talk.contact_id, case_id, text)
    talk.say(ask_words.WHY_KEPT.format(who=await cases.who_has(unit, case)), forms.waits(talk))


async def rate(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await rate_it(talk, unit, key, args[1] if len(args) > 1 else "")


async def rate_it(talk: Talk, unit: Unit, case_id: int, digit: str, said: str = "") -> None:
    """满意吗, by button or in words; a reason that stands with a bad one goes along."""
    case = await cases.rate(unit, talk.contact_id, case_id, digit)
    if digit != "1":
        talk.say(ask_words.RATED.format(rating=case.rating))
        return
    if len(said) > ONLY_RATING:
        await feedback.explain(unit, talk.contact_id, case_id, said)
    talk.say(ask_words.UNHAPPY, card=f"why:{case.id}")


VERBS: dict[str, Callable[..., Any]] = {
    "show": show, "urge": urge, "add": add, "cancel": ask_why, "drop": cancel, "keep": keep, "attach": attach,
    "solved": solved, "unsolved": unsolved, "rate": rate,
}  # fmt: skip
