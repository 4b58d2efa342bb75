"""今天没送来, 饭能不能软一点, 明天不用送: words about a service that somebody has in hand belong to its case."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import cases, communities, consent, running, verdict
from casework.lifecycle import SERVED
from casework.wording import complaints as words
from handlers import form as forms
from handlers import relay
from handlers.intents import COMES
from handlers.journey import Journey
from handlers.offers import command
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

LONGEST, SHORT = 60, 24
"""Signs of a word about a service, and of one that is told by nothing but its service."""
REMARKS = {"need", "chat", "question", "spam", "thanks", "rating"}
"""What a remark may sound like; urging, cancelling and grades have their own ways."""


def router() -> Router:
    """After every command and every answer that we know, before words become needs."""
    journey = Journey("serving")
    journey.message.register(hear, Serving())
    return journey


class Serving(BaseFilter):
    """The words are about what is in hand. Gives `found`, the cases that they may mean."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        state, text = data["talk"].state or "", event.text or ""
        open_to_all = not state or (state.startswith("form:") and running.fails(text))
        return data["meaning"] is not None and 1 < len(text) <= LONGEST and open_to_all

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}):
            return False
        if command(talk, meaning.text.strip(), bare_only=False) is not None or not consent.given(talk):
            return False
        if relay.idle(meaning) or not await cases.any_open(unit, talk.contact_id):
            return False
        mine = await cases.mine(unit, talk.contact_id, open_only=True)
        found = meant([case for case in mine if case.state != "done" and not case.urgent], meaning)
        if talk.state is not None:
            found = [case for case in found if running.shares(case, meaning.text)]
        return {"found": found} if found else False


def meant(mine: list[Case], meaning: Understanding) -> list[Case]:
    """Those of her cases that the words may be about; none: they are something else."""
    text = meaning.text
    if not mine or relay.idle(meaning) or _another(mine, meaning):
        return []
    held = [case for case in mine if case.state in SERVED]
    shared = [case for case in mine if running.shares(case, text)]
    if running.fails(text):
        return shared or held or mine
    if verdict.pauses(text):
        return [case for case in shared if case in held] or held
    if COMES.search(text):
        return [case for case in shared if case in held] or held
    if meaning.intent not in REMARKS or running.begins_anew(text) or verdict.says_rating(text):
        return []
    return [case for case in held if _same(case, meaning) or running.remarks(case, text)]


def _same(case: Case, meaning: Understanding) -> bool:
    """A short word that sounds like this service and tells nothing that only a new need tells."""
    guess = relay.hint(meaning)
    told = any(meaning.slot(name) for name in ("place", "phone", "for_whom", "age", "people"))
    alike = guess is not None and guess.item == case.item and guess.confidence >= relay.HINT
    return alike and not told and len(meaning.text) <= SHORT


def _another(mine: list[Case], meaning: Understanding) -> bool:
    """A need that none of her cases is about."""
    items = {case.item for case in mine}
    sure = meaning.intent in {"need", "offer"} and meaning.band == "act" and bool(meaning.needs)
    return sure and all(need.item not in items for need in meaning.needs)


async def hear(
    message: Message, talk: Talk, unit: Unit, meaning: Understanding, found: list[Case], inbound: Any
) -> None:
    await communities.arrived(unit, talk, inbound.community_code)
    case = await cases.named(unit, talk.contact_id, meaning.text) or (found[0] if len(found) == 1 else None)
    if case is None:
        await relay.ask_about(talk, unit, found, meaning.text)
    elif verdict.pauses(meaning.text):
        await cases.add_word(unit, talk.contact_id, case.id or 0, meaning.text)
        talk.say(words.paused(await cases.who_has(unit, case), case.number), forms.waits(talk))
    else:
        await relay.tell(talk, unit, case, meaning.text, maybe_new=True)
