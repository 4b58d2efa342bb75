"""A case in a worker's hands: 约时间, 进展, 办结 with its note and photo, 退单."""

from typing import Any

from casework import after_work, appointment, cards, service
from casework.wording import service as work
from handlers.offer_step import begin, choices, leave
from storage.outgoing import Button, column, pairs
from storage.talk import Talk
from storage.unit import Unit


async def card(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    await service.show_card(unit, talk.contact_id, key)


async def time(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    """约时间: by a button, or in words; what is not one time to come is asked back, what is late is confirmed."""
    sure = appointment.decode(text)
    found = sure or appointment.read(work.TIMES.get(text, text), unit.now)
    doubt = await service.doubt_of(unit, talk.contact_id, key, found) if text and sure is None else ""
    if found.when is not None and text and not doubt:
        await service.agree_time(unit, talk.contact_id, key, found.when, found.clock)
        return leave(talk)
    begin(talk, "time", key)
    if doubt:
        yes = Button(work.BUTTON_THIS_TIME, f"offer:time:{key}:{appointment.code(found)}")
        return talk.say(doubt, pairs(yes, Button(work.BUTTON_OTHER_TIME, f"offer:time:{key}")))
    asked = work.trouble(found.trouble, unit.now) if text else work.ASK_TIME
    to_come = {
        name: label
        for name, label in work.TIMES.items()
        if appointment.read(label, unit.now).when is not None
    }
    return talk.say(asked, choices("time", key, to_come))


async def report(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.report(unit, talk.contact_id, key, text)
        return leave(talk)
    begin(talk, "report", key)
    return talk.say(work.ASK_REPORT)


async def finish(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    case = await service.finish(unit, talk.contact_id, key, text)
    menu = column(Button(work.BUTTON_NOTE, f"offer:note:{case.id}"))
    talk.say(work.finished(cards.title(case)), menu, card=after_work.card_of(case))


async def note(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.add_note(unit, talk.contact_id, key, text)
        return leave(talk)
    begin(talk, "note", key)
    return talk.say(work.ASK_NOTE)


async def photo(talk: Talk, unit: Unit, key: int, inbound: Any) -> None:
    await service.add_media(
        unit, talk.contact_id, key, inbound.media or "photo", inbound.media_id, inbound.caption
    )
    leave(talk)


async def back(talk: Talk, unit: Unit, key: int, text: str = "") -> None:
    if text:
        await service.give_back(unit, talk.contact_id, key, work.BACK_REASONS.get(text, text))
        return leave(talk)
    begin(talk, "back", key)
    return talk.say(work.ASK_BACK, choices("back", key, work.BACK_REASONS))
