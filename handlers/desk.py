"""The desk, typed: Chinese words and slash commands of committee staff (casework/commands.py is the table)."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import (
    corrections,
    desk,
    desk_cards,
    invites,
    lookups,
    parties,
    queues,
    statistics,
    triage,
    undo,
    unseating,
)
from casework.commands import ROLE_WORDS, Line, help_lines, read
from casework.wording import commands, figures
from casework.wording import desk as words
from casework.wording import seats as seat_words
from casework.wording import undo as undo_words
from handlers import desk_buttons, desk_menus, desk_reply
from handlers.journey import Journey
from nlp.catalogue import item_name
from nlp.emergencies import alarms
from nlp.meaning import Understanding
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit


class DeskLine(BaseFilter):
    """A command that staff typed. 查 and its like without what they need are ordinary messages.

    Where the words sound like an emergency, only a command on a case that exists is a command.
    """

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding | None = None
    ) -> bool | dict[str, Any]:
        line = read(message.text or "") if talk.is_staff else None
        if line is None:
            return False
        alarm = meaning is not None and meaning.emergency and bool(alarms(meaning.text)[0])
        if alarm and not line.number:
            return False
        glued = len(line.command.name) == 1 and (len(line.number) < 4 or not line.spaced)
        if alarm or (line.number and glued):
            known = await lookups.numbered(unit, talk.seat_community_id or 0, line.number)
            return {"line": line} if known else False
        return {"line": line}


def router() -> Router:
    """Typed commands first, then the buttons of the desk."""
    journey = Journey("desk")
    typed = Journey("desk-typed")
    typed.message.filter(DeskLine())
    typed.message.register(command)
    journey.include_routers(typed, desk_reply.router(), desk_buttons.router())
    return journey


async def command(message: Message, talk: Talk, unit: Unit, line: Line) -> None:
    if talk.state and talk.state.startswith("desk:"):
        talk.state = None
    if not line.usable:
        talk.say(commands.usage(line.command.usage, line.command.help))
        return
    await ACTS[line.command.slash](talk, unit, line)


async def show_queue(talk: Talk, unit: Unit, line: Line) -> None:
    desk_menus.say_page(talk, await queues.queue(unit, talk.contact_id, line.command.slash))


async def find(talk: Talk, unit: Unit, line: Line) -> None:
    found = await lookups.search(unit, talk.contact_id, line.rest)
    if len(found.cases) == 1:
        talk.say(*await desk_cards.show(unit, talk.contact_id, found.cases[0].id or 0))
    else:
        desk_menus.say_found(talk, found.cases, line.rest)


async def assign(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    party = await parties.find_party(unit, case.community_id, line.rest) if line.rest else None
    if party is not None:
        await desk.assign(unit, talk.contact_id, case.id or 0, party.id or 0)
        return
    near = [p for _, p in await parties.nearest(unit, case.community_id, line.rest)] if line.rest else []
    if not line.rest:
        case, near = await desk_cards.assignable(unit, talk.contact_id, case.id or 0)
    text = words.which_party(line.rest, [p.name for p in near]) if line.rest else words.assign_to(case.number)
    talk.say(text, desk_menus.party_menu(case, near))


async def recat(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    code = corrections.find_item(line.rest) if line.rest else None
    if code is not None and corrections.names(line.rest, code):
        await corrections.reclassify(unit, talk.contact_id, case.id or 0, code)
    elif line.rest:
        likely = dict.fromkeys([*([code] if code else []), *corrections.likely_items(line.rest)])
        near = [Button(item_name(c), f"desk:is:{case.id}:{c}") for c in likely]
        near.append(Button(triage.BUTTON_OTHER, f"desk:cats:{case.id}"))
        talk.say(words.which_item(line.rest), column(*near))
    else:
        talk.say(words.which_item(""), desk_menus.category_menu(case.id or 0))


async def urge(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    await desk.urge(unit, talk.contact_id, case.id or 0)


async def transfer(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    community = await desk.find_community(unit, talk.contact_id, line.rest)
    if community is None:
        talk.say(words.WHICH_COMMUNITY, await desk_menus.community_menu(unit, case))
    else:
        await desk.transfer(unit, talk.contact_id, case.id or 0, community)


async def settle(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    if line.rest:
        await desk.settle(unit, talk.contact_id, case.id or 0, line.rest)
    else:
        desk_menus.ask_reason(talk, case)


async def send_back(talk: Talk, unit: Unit, line: Line) -> None:
    case = await lookups.one(unit, talk.contact_id, line.number)
    if line.rest:
        await desk.send_back(unit, talk.contact_id, case.id or 0, line.rest)
    else:
        desk_menus.ask_why_back(talk, case)


async def stats(talk: Talk, unit: Unit, line: Line) -> None:
    period = line.rest or "today"
    talk.say(figures.statistics(period, await statistics.figures(unit, talk.contact_id, period)))


async def show_parties(talk: Talk, unit: Unit, line: Line) -> None:
    await desk_menus.say_parties(talk, unit, 0)


async def invite(talk: Talk, unit: Unit, line: Line) -> None:
    said = next((word for word in ROLE_WORDS if line.rest.startswith(word)), None)
    if said is None:
        talk.say(seat_words.INVITE_WHOM)
        return
    role, where = ROLE_WORDS[said], line.rest.removeprefix(said).strip(" ：:")
    if role not in invites.ROLES_OF_PARTIES:
        await desk_menus.say_invite(talk, unit, role, None)
        return
    party = await parties.find_party(unit, talk.seat_community_id or 0, where) if where else None
    if party is not None:
        await desk_menus.say_invite(talk, unit, role, party.id)
    else:
        talk.say(seat_words.INVITE_PARTY, await desk_menus.invite_menu(unit, talk, role, where))


async def unseat(talk: Talk, unit: Unit, line: Line) -> None:
    found = await unseating.withdrawable(unit, talk.contact_id, line.rest)
    await desk_menus.say_seats(talk, unit, found)


async def take_back(talk: Talk, unit: Unit, line: Line) -> None:
    talk.say(undo_words.undone((await undo.take_back(unit, talk.contact_id)).verb))


async def show_help(talk: Talk, unit: Unit, line: Line) -> None:
    talk.say("\n".join([commands.HELP, *help_lines()]))


ACTS: dict[str, Callable[[Talk, Unit, Line], Awaitable[None]]] = {
    "todo": show_queue, "today": show_queue, "overdue": show_queue, "find": find, "assign": assign, "recat": recat,
    "urge": urge, "transfer": transfer, "close": settle, "sendback": send_back, "stats": stats,
    "reply": desk_reply.typed, "parties": show_parties, "invite": invite, "unseat": unseat, "undo": take_back, "help": show_help,
}  # fmt: skip
