"""Photos, files, voice messages and locations: kept with the need or the case that they belong to."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from casework import attachments, cases, communities, emergency, needs
from casework.tails import tails
from casework.wording import media as media_words
from casework.wording import my_cases as case_words
from handlers import form as forms
from handlers.journey import Journey
from nlp.catalogue import item_name
from storage.outgoing import Button, column
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """What is no text: served by what the channel says that it is."""
    journey = Journey("media")
    journey.message.filter(_is_media)
    journey.message.register(received)
    return journey


async def _is_media(message: Message, inbound: Any) -> bool:
    return inbound.media is not None


async def received(message: Message, talk: Talk, unit: Unit, inbound: Any) -> None:
    """To the emergency that is open, the form, the case she was asked about, her only case; else she is asked."""
    kind = inbound.media
    if kind == "unserved":
        talk.say(media_words.STICKER)
        return
    await communities.arrived(unit, talk, inbound.community_code)
    note = inbound.caption or ("" if kind != "location" else inbound.media_id)
    media_id = "" if kind == "location" else inbound.media_id
    danger = await emergency.current(unit, talk.contact_id)
    named = danger.id if danger else _asked_about(talk)
    if named:
        case = await cases.own(unit, talk.contact_id, named)
        await attachments.keep(unit, talk.contact_id, kind, media_id, note, case)
        if danger is None:  # while it is open, her form waits
            forms.back(talk)
        talk.say(_heard(kind, case_words.ADDED.format(number=case.number)))
        return
    await attachments.keep(unit, talk.contact_id, kind, media_id, note)
    if (form := forms.load(talk)) is not None:
        talk.say(
            media_words.VOICE_KEPT
            if kind == "voice"
            else media_words.MEDIA_KEPT.format(kind=media_words.MEDIA_NAMES[kind])
        )
        await forms.proceed(talk, unit, form)
        return
    await _whose(talk, unit, kind)


def _asked_about(talk: Talk) -> int:
    state = (talk.state or "").split(":")
    return int(state[2]) if state[:2] == ["case", "add"] else 0


def _heard(kind: str, text: str) -> str:
    return f"{media_words.VOICE_HEARD}\n{text}" if kind == "voice" else text


async def _whose(talk: Talk, unit: Unit, kind: str) -> None:
    """Voice opens a case or joins the newest; anything else joins her only case, or she says which."""
    found = await cases.mine(unit, talk.contact_id, open_only=True)
    name = media_words.MEDIA_NAMES[kind]
    if kind == "voice":
        await _voice(talk, unit, found)
        return
    if not found:
        forms.greet(talk)
        talk.say(media_words.MEDIA_ALONE.format(kind=name))
        return
    ends = tails(found)
    buttons = [Button(f"{ends[c.id or 0]} {item_name(c.item)}", f"case:attach:{c.id}") for c in found]
    if len(found) == 1:
        case = await attachments.join(unit, talk.contact_id, found[0].id or 0)
        talk.say(f"{case_words.ADDED.format(number=case.number)}")
        return
    talk.say(
        media_words.MEDIA_WHICH.format(kind=name), column(*buttons, Button(media_words.MEDIA_NEW, "go:help"))
    )


async def _voice(talk: Talk, unit: Unit, found: list[Case]) -> None:
    talk.say(media_words.VOICE_HEARD)
    if found:
        case = await attachments.join(unit, talk.contact_id, found[0].id or 0)
        talk.say(case_words.ADDED.format(number=case.number))
        return
    form = needs.straight(media_words.VOICE_WORDS, "other.misc", home=talk.home, phone=talk.phone)
    await forms.proceed(talk, unit, form)
