"""The photo, file or voice message of a worker: of the case that she has just ended or has in hand; of several she says which."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from casework import after_work, attachments, cards, emergency, says, service
from casework.answers import mine
from casework.lifecycle import SERVED
from casework.wording import media as media_words
from casework.wording import workbench as words
from handlers import form as forms
from handlers import relay
from handlers.filters import Pressed
from handlers.journey import Journey
from storage.outgoing import Button, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

KINDS = {"photo", "file", "voice"}
SHOWN = 6


def router() -> Router:
    """Before media become something of her own."""
    journey = Journey("work_media")
    journey.message.register(received, OfWork())
    journey.callback_query.register(tell, Pressed("workmedia"))
    return journey


class OfWork(BaseFilter):
    """A worker who has cases sends something while she tells no need of her own. Gives `found`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        talk = data["talk"]
        return talk.is_worker and talk.state is None and data["inbound"].media in KINDS

    async def __call__(self, message: Message, talk: Talk, unit: Unit, inbound: Any) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "inbound": inbound}) or forms.load(talk) is not None:
            return False
        if await emergency.current(unit, talk.contact_id) is not None:
            return False
        ended = await after_work.just_ended(unit, talk.contact_id)
        lines = await mine(unit, talk.contact_id)
        held = [line.case for line in lines if line.offer is None and line.case.state in SERVED]
        found = [*([ended] if ended else []), *held]
        return {"found": found} if found else False


async def received(message: Message, talk: Talk, unit: Unit, inbound: Any, found: list[Case]) -> None:
    """Kept with the one case, and shown to its resident; 饭已送到 under it offers 办结."""
    note = inbound.caption or ""
    if len(found) == 1:
        case = found[0]
        await service.add_media(unit, talk.contact_id, case.id or 0, inbound.media, inbound.media_id, note)
        if case.state in SERVED and says.done(note):
            relay.keep_said(talk, note)
            talk.say(
                words.is_done(cards.title(case)), pairs(Button(words.BUTTON_FINISH, f"work:done:{case.id}"))
            )
        return
    await attachments.keep(unit, talk.contact_id, inbound.media, inbound.media_id, note)
    each = [Button(cards.title(case), f"workmedia:{case.id}") for case in found[:SHOWN]]
    asked = words.WHICH_MEDIA.format(kind=media_words.MEDIA_NAMES[inbound.media])
    talk.say(asked, column(*each, Button(words.BUTTON_MY_OWN, "go:help")))


async def tell(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await after_work.take_media(unit, talk.contact_id, key)
