"""我来, 收到, 马上过去: staff who were paged answer in words, and that answers the page."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import cards, pages, paging
from casework.desk import desk_buttons
from casework.wording import emergency as words
from handlers.journey import Journey
from storage.outgoing import Button, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

SHOWN = 6


def router() -> Router:
    """Before her words could become an emergency or a need of her own: the calls go on until somebody answers."""
    journey = Journey("page_words")
    journey.message.register(take, Takes())
    return journey


class Takes(BaseFilter):
    """Words that take a page, of somebody who has one that nobody has answered. Gives `found`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk: Talk = data["talk"]
        return talk.is_staff and not (talk.state or "").startswith("desk:") and pages.takes(event.text or "")

    async def __call__(self, message: Message, talk: Talk, unit: Unit) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk}):
            return False
        found = await pages.unanswered(unit, talk.contact_id)
        taken = None if found else await pages.just_taken(unit, talk.contact_id)
        return {"found": found or [taken]} if found or taken else False


async def take(message: Message, talk: Talk, unit: Unit, found: list[Case]) -> None:
    """The one page is hers now; of several she says which."""
    if len(found) > 1:
        each = [
            Button(f"{cards.title(case)} {case.place}"[:40].strip(), f"page:answer:{case.id}")
            for case in found
        ]
        talk.say(words.WHICH_PAGE, column(*each[:SHOWN]))
        return
    if (case := found[0]).answered_at is not None:
        hers = case.worker_id == talk.contact_id
        talk.say(
            words.YOURS_ALREADY.format(number=case.number)
            if hers
            else words.ALREADY.format(number=case.number)
        )
        return
    case = await paging.answer_page(unit, talk.contact_id, case.id or 0)
    talk.say(await paging.seen_by(unit, case, talk.contact_id), pairs(*desk_buttons(case)))
