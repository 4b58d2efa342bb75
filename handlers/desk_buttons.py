"""The desk, pressed: every button of staff cards and lists. Casework checks who presses."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from casework import corrections, desk, desk_cards, invites, lookups, queues, reclaim, triage
from casework.refusal import Refusal
from casework.wording import desk as words
from casework.wording import lists
from handlers import desk_menus
from handlers.filters import Pressed, whole
from handlers.journey import Journey
from nlp.catalogue import catalogue
from storage.outgoing import Button, column
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """`desk:verb:id[:arg]`."""
    journey = Journey("desk-buttons")
    journey.callback_query.filter(Pressed("desk"))
    pressed: dict[str, Callable[..., Awaitable[None]]] = {
        "list": more, "found": more_found, "case": show, "is": choose, "cats": categories, "cat": items,
        "to": whom, "give": give, "sure": give_surely, "mine": take, "end": end, "why": end_because, "urge": urge, "back": send_back,
        "over": where_to, "move": transfer, "moved": transfer_surely, "did": spoke, "who": contact, "spoke": spoke, "files": files, "parties": more_parties,
        "invite": invite, "reclaim": decide,
    }  # fmt: skip
    for verb, handler in pressed.items():
        journey.callback_query.register(handler, Pressed(f"desk:{verb}"))
    return journey


def second(args: list[str]) -> int:
    """The number behind the id; 0 for forged data."""
    return whole(args[1]) if len(args) > 1 else 0


async def more(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    if not args or args[0] not in lists.TITLES:
        raise Refusal(words.NOT_HERE)
    desk_menus.say_page(talk, await queues.queue(unit, talk.contact_id, args[0], second(args)))


async def more_found(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    said = str(talk.data.get("desk_search", ""))
    found = await lookups.search(unit, talk.contact_id, said) if said else None
    desk_menus.say_found(talk, found.cases if found else [], said, key)


async def show(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    desk_menus.turn_to(talk, key)
    talk.say(*await desk_cards.show(unit, talk.contact_id, key))


async def choose(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    code = args[1] if len(args) > 1 else ""
    if corrections.find_item(code) != code:
        raise Refusal(words.NOT_HERE)
    await corrections.reclassify(unit, talk.contact_id, key, code)


async def categories(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk.staff_case(unit, talk.contact_id, key)
    talk.say(words.WHICH_CATEGORY, desk_menus.category_menu(key))


async def items(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    case = await desk.staff_case(unit, talk.contact_id, key)
    if len(args) < 2 or args[1] not in {i.category for i in catalogue().values()}:
        raise Refusal(words.NOT_HERE)
    talk.say(words.WHICH_CATEGORY, triage.items_menu(case, args[1]))


async def whom(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case, near = await desk_cards.assignable(unit, talk.contact_id, key)
    talk.say(words.assign_to(case.number), desk_menus.party_menu(case, near))


async def give(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await desk.assign(unit, talk.contact_id, key, second(args))


async def give_surely(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await desk.assign(unit, talk.contact_id, key, second(args), sure=True)


async def take(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk.take(unit, talk.contact_id, key)


async def end(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    desk_menus.ask_reason(talk, await desk.staff_case(unit, talk.contact_id, key))


async def end_because(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    if second(args) >= len(words.SETTLE_REASONS):
        raise Refusal(words.NOT_HERE)
    talk.state = None if talk.state == desk_menus.REASON else talk.state
    await desk.settle(unit, talk.contact_id, key, words.SETTLE_REASONS[second(args)])


async def urge(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk.urge(unit, talk.contact_id, key)


async def send_back(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    desk_menus.ask_why_back(talk, await desk.staff_case(unit, talk.contact_id, key))


async def where_to(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    case = await desk.staff_case(unit, talk.contact_id, key)
    talk.say(words.WHICH_COMMUNITY, await desk_menus.community_menu(unit, case))


async def transfer(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await desk.transfer(unit, talk.contact_id, key, second(args))


async def transfer_surely(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await desk.transfer(unit, talk.contact_id, key, second(args), sure=True)


async def contact(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    said = await desk_cards.contact_data(unit, talk.contact_id, key)
    talk.say(said, column(Button(words.BUTTON_SPOKE, f"desk:spoke:{key}")))


async def spoke(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk.spoke(unit, talk.contact_id, key)


async def files(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk_cards.show_files(unit, talk.contact_id, key)


async def more_parties(query: CallbackQuery, talk: Talk, unit: Unit, key: int) -> None:
    await desk_menus.say_parties(talk, unit, key)


async def invite(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    if not args or args[0] not in invites.ROLES_OF_PARTIES:
        raise Refusal(words.NOT_HERE)
    await desk_menus.say_invite(talk, unit, args[0], second(args))


async def decide(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    await reclaim.decide(unit, talk.contact_id, key, args[1:2] == ["yes"])
