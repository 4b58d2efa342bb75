"""请问您住在哪个社区: what she says there is kept, whatever she presses; who cannot say reaches a human all the same."""

import re
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from casework import communities, facts, needs, plausible, whereabouts
from casework.form import Form
from casework.refusal import Refusal
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from handlers import form as forms
from handlers.filters import Pressed, bare, only_facts
from handlers.journey import Journey
from handlers.open_question import TWICE
from handlers.step import SKIPS
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

CANNOT_SAY = re.compile(
    r"不(?:太)?(?:知道|清楚|晓得|认识|懂|明白|会|确定|记得)|说不[好上清准]|忘了|记不[得清住]|都不是|没有我|不在这|不是这|没听说|没有这|弄不清|搞不清|随便|帮我[查看选]|[你您]们?[查看帮定]|找人|人工|工作人员|真人|跳过"
)
LONGEST_NAME = 10


def router() -> Router:
    """The buttons under the question."""
    journey = Journey("which_community")
    journey.callback_query.register(lives_in, Pressed("who:community"))
    return journey


async def at_community(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    found = await communities.of_place(unit, meaning.text) or await _called(unit, meaning.text)
    kept = _keep(form, meaning)
    if found is not None:
        await communities.belongs(unit, talk, found)
    elif CANNOT_SAY.search(meaning.text) or form.again.get("community", 0) >= TWICE:
        await to_desk(talk, unit, form)
    else:
        form.again["community"] = form.again.get("community", 0) + 1
        first = words.UNKNOWN_ESTATE if meaning.slot("place") else words.ASK_COMMUNITY_AGAIN
        await forms.ask_community(talk, unit, form, first=f"{words.KEPT_FACT if kept else ''}{first}")
        return
    await forms.proceed(talk, unit, form)


def _keep(form: Form, meaning: Understanding) -> bool:
    """Take over what she says beside her community; whether there was anything."""
    if meaning.band == "act" and meaning.intent == "need" and needs.add_need(form, meaning):
        return True
    place, cannot_say = meaning.slot("place"), CANNOT_SAY.search(meaning.text)
    if cannot_say and not meaning.slot("phone") and not (place and whereabouts.addressed(place.text)):
        return False  # 没有我们小区 tells no place
    changed = facts.take(form, meaning, again=True)
    said = cannot_say or bare(meaning.text) in SKIPS or meaning.intent in {"chat", "human"}
    if not said and not only_facts(meaning) and plausible.can_answer("", meaning):
        needs.note(form, meaning.text)
    return bool(changed)


async def _called(unit: Unit, text: str) -> int | None:
    """和平, 我是和平那边的: the short name of a community, and little else."""
    short = bare(text)
    if len(short) > LONGEST_NAME:
        return None
    named = [c for c in await communities.every(unit) if communities.short(c.name) in short]
    return named[0].id if len(named) == 1 else None


async def to_desk(talk: Talk, unit: Unit, form: Form) -> None:
    """She cannot say: a desk that somebody sits at takes it, and she is told which."""
    desk = await communities.with_desk(unit)
    if desk is None or desk.id is None:
        raise Refusal(words.NO_COMMUNITY)
    form.desk, form.undecided = desk.id, False
    for draft in form.drafts:
        draft.band = "hand_over"
    needs.note(form, words.COMMUNITY_UNKNOWN)
    talk.say(words.to_some_desk(desk.name + case_words.OFFICE))


async def lives_in(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[Any]) -> None:
    """A community, or (no number) that she cannot say."""
    form = forms.load(talk)
    if args[:1] == ["none"]:
        form = form or needs.straight(words.HUMAN_WORDS, "other.misc", home=talk.home, phone=talk.phone)
        await to_desk(talk, unit, form)
        await forms.proceed(talk, unit, form)
        return
    if key not in [c.id for c in await communities.every(unit)]:
        raise Refusal(words.UNKNOWN_ESTATE)
    await communities.belongs(unit, talk, key)
    if form is None:
        talk.say(words.MENU, forms.MENU)
        return
    await forms.proceed(talk, unit, form)
