"""陈师傅收我红包, 我要换一家: what she says of those who come goes to the committee and never to them, whatever else is open."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import asked, cases, communities, complaints, conduct, running, verdict
from handlers import form as forms
from handlers.journey import Journey
from handlers.offers import command
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Before her words answer anything: an answer would reach those whom she complains about."""
    journey = Journey("complaints")
    journey.message.register(hear, Complaint())
    return journey


class Complaint(BaseFilter):
    """She complains about the party that has, is asked for, or had a case of hers. Gives `about`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        state, text = data["talk"].state or "", event.text or ""
        if data["meaning"] is None or not conduct.about_party(text) or state.startswith("case:cancel"):
            return False
        return (
            not state
            or state.startswith("case:")
            or (state.startswith("form:") and conduct.names_helper(text))
        )

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}):
            return False
        if command(talk, meaning.text.strip(), bare_only=False) is not None:
            return False
        about = await complaints.about(unit, talk.contact_id, meaning.text)
        if about is None or _answers(about, meaning.text, unit.now) or await _another(talk, unit, meaning):
            return False
        return {"about": about}


def _answers(about: Case, text: str, now: datetime) -> bool:
    """A no to 解决了吗, a grade: it is taken as such, and what is in it of them goes to staff all the same."""
    if about.state == "done":
        return verdict.says_solved(text) is False
    rated = (
        about.state == "closed" and about.closed_at is not None and about.closed_at > now - asked.RATED_WITHIN
    )
    return rated and not about.rating and verdict.says_rating(text) == "1"


async def _another(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """A need for certain that none of her cases is about: 想找人打扫, 上次那家态度太差."""
    if meaning.intent not in {"need", "offer"} or meaning.band != "act" or not meaning.needs:
        return False
    items = {case.item for case in await cases.mine(unit, talk.contact_id)}
    fresh = all(need.item not in items for need in meaning.needs)
    return fresh and (running.begins_anew(meaning.text) or not conduct.names_helper(meaning.text))


async def hear(
    message: Message, talk: Talk, unit: Unit, meaning: Understanding, about: Case, inbound: Any
) -> None:
    await communities.arrived(unit, talk, inbound.community_code)
    forms.leave_case(talk)
    told = await complaints.file(unit, talk.contact_id, about.id or 0, meaning.text)
    talk.say(told, forms.waits(talk))
