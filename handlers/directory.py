"""服务机构: look through the verified organisations and choose one oneself (supply model 1)."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework import communities, directory
from casework.cases import Draft
from casework.form import Form
from casework.wording import directory as house_words
from handlers import form as forms
from handlers.filters import Pressed, Words
from handlers.journey import Journey
from nlp.catalogue import CATEGORY_NAMES, catalogue, item_name
from storage.outgoing import Button, column, pairs
from storage.talk import Talk
from storage.unit import Unit


def router() -> Router:
    """Category, organisation, service; then the form with the organisation already chosen."""
    journey = Journey("directory")
    journey.message.register(categories, Words("服务机构", "机构名录", "找机构", "/directory"))
    journey.callback_query.register(categories, Pressed("go:directory"))
    journey.callback_query.register(parties, Pressed("dir:cat"))
    journey.callback_query.register(party, Pressed("dir:party"))
    journey.callback_query.register(choose, Pressed("dir:item"))
    return journey


async def categories(event: Message | CallbackQuery, talk: Talk, unit: Unit, inbound: Any) -> None:
    await communities.arrived(unit, talk, inbound.community_code)
    forms.leave_case(talk)
    if talk.community_id is None:
        await forms.ask_community(talk, unit, None)
        return
    found = await directory.categories(unit, talk.community_id)
    names = [Button(CATEGORY_NAMES[c], f"dir:cat:{c}") for c in found]  # type: ignore[index]
    talk.say(house_words.DIRECTORY if names else house_words.DIRECTORY_EMPTY, pairs(*names))


async def parties(query: CallbackQuery, talk: Talk, unit: Unit, args: list[str]) -> None:
    found = await directory.of_category(unit, talk.community_id or 0, args[0] if args else "")
    if not found:
        talk.say(house_words.DIRECTORY_EMPTY)
        return
    told = [f"{n}. {listing.told()}" for n, listing in enumerate(found, 1)]
    buttons = [Button(listing.party.name, f"dir:party:{listing.party.id}:{args[0]}") for listing in found]
    talk.say("\n\n".join([house_words.DIRECTORY_LIST, *told]), column(*buttons))


async def party(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    chosen = await directory.chosen(unit, talk.community_id or 0, key)
    items = await directory.items_of(unit, chosen, talk.community_id or 0, args[1] if len(args) > 1 else "")
    if len(items) == 1:
        await _begin(talk, unit, key, items[0], chosen.name)
        return
    buttons = [Button(item_name(item), f"dir:item:{key}:{item}") for item in items]
    talk.say(house_words.CHOOSE_ITEM.format(name=chosen.name), column(*buttons))


async def choose(query: CallbackQuery, talk: Talk, unit: Unit, key: int, args: list[str]) -> None:
    chosen = await directory.chosen(unit, talk.community_id or 0, key)
    item = args[1] if len(args) > 1 and args[1] in catalogue() else ""
    if item not in await directory.items_of(unit, chosen, talk.community_id or 0):
        talk.say(house_words.DIRECTORY_EMPTY)
        return
    await _begin(talk, unit, key, item, chosen.name)


async def _begin(talk: Talk, unit: Unit, party_id: int, item: str, name: str) -> None:
    draft = Draft(
        item.split(".")[0],
        item,
        house_words.chosen_as(name, item_name(item)),
        wanted_party_id=party_id,
        supply_model=1,
    )
    form = Form([draft], chosen={item: name})
    for field, value in (("place", talk.home), ("phone", talk.phone)):
        if value:
            form.known[field] = value
            form.from_profile.append(field)
    await forms.proceed(talk, unit, form)
