"""派单卡: what a worker sees of a case before and after the promise, and how the card changes for everyone who has it."""

import re

from casework import discretion
from casework.masking import mask_papers
from casework.wording import emergency as danger
from casework.wording import offers as words
from casework.wording.directory import chosen_as
from casework.wording.replies import BUTTON_REPLY
from casework.wording.time import moment
from nlp.catalogue import item_name
from storage.outgoing import Button, Menu, pairs
from storage.tables import Case, Contact, Offer
from storage.unit import Unit

CHOSEN = re.compile(chosen_as("[^“”]{1,40}", "[^“”]{1,40}"))

HAVE_CARD = (
    "SELECT DISTINCT m.contact_id FROM seat s JOIN message m ON m.contact_id = s.contact_id AND m.card = $2"
    " WHERE s.party_id = $1"
)

STILL_HERE = f"{HAVE_CARD} AND s.withdrawn_at IS NULL"
"""Of those who have the card, who may still read something new."""

SAID_SINCE = (
    "SELECT note FROM case_event WHERE case_id = $1 AND actor_id = $2 AND verb IN ('added', 'replied')"
    " AND note <> '' ORDER BY id"
)
LONGEST, SAYINGS = 400, 6
"""Signs of her first words, and how many of the later ones, a card shows."""


def name_of(offer_id: int | None) -> str:
    """The name by which the card is rewritten."""
    return f"offer:{offer_id}"


def settled(case: Case) -> bool:
    """Whether it is known what the case is: the resident agreed, or staff have said so."""
    return case.band != "hand_over" and case.item not in ("", "other.misc")


def what(case: Case) -> str:
    """What a case is called: by its service item. Danger, and what is only guessed, has no label that could be wrong."""
    return words.DANGER if case.urgent else item_name(case.item) if settled(case) else words.A_NEED


def title(case: Case) -> str:
    """20261123-0042 助餐送餐."""
    return f"{case.number} {what(case)}"


def offer_card(unit: Unit, case: Case, offer: Offer) -> tuple[str, Menu]:
    """The card before acceptance: slots, and of her own words what names nobody and opens no door."""
    place = discretion.place_before(case.place)
    lines = _slots(
        case, place, discretion.whom_before(case.for_whom), discretion.when_before(case.time_text),
        _told_before(case, place),
    )  # fmt: skip
    text = words.card(case.urgent, title(case), lines, moment(offer.due_at, unit.now))
    return text, offer_buttons(offer.id)


def _told_before(case: Case, place: str) -> str:
    """Her words as far as they may be read now; that she has chosen this party is our own sentence."""
    chosen = CHOSEN.match(case.words) if case.wanted_party_id is not None else None
    ours = chosen.group(0) if chosen else ""
    return ours + discretion.before_promise(case.words[len(ours) :], place)


def offer_buttons(offer_id: int | None) -> Menu:
    """接单 / 婉拒 / 问一句 / 为什么."""
    return pairs(
        Button("接单", f"offer:accept:{offer_id}"),
        Button("婉拒", f"offer:decline:{offer_id}"),
        Button("问一句", f"offer:ask:{offer_id}"),
        Button("为什么派给我", f"offer:explain:{offer_id}"),
    )


def reply_button(case: Case) -> Button:
    """Makes the next message of the staff member who presses it the reply."""
    return Button(BUTTON_REPLY, f"desk:reply:{case.id}")


def case_buttons(case: Case) -> Menu:
    """What the server of a case can do with it."""
    return pairs(
        Button("约时间", f"offer:time:{case.id}"),
        Button("进展", f"offer:report:{case.id}"),
        Button("办结", f"offer:finish:{case.id}"),
        Button("退单", f"offer:back:{case.id}"),
    )


async def full_card(unit: Unit, case: Case, resident: Contact, no_phone: str = words.NO_PHONE) -> str:
    """The card after acceptance: all that is needed to come and help, and what she has said since; `no_phone`: how else she is reached."""
    phone = case.phone or resident.phone
    who = [f"住户：{resident.name or '（未留姓名）'}", f"电话：{phone or no_phone}"]
    since = [note for (note,) in await unit.raw(SAID_SINCE, case.id, case.resident_id)]
    told = "；".join([case.words[:LONGEST], *since[-SAYINGS:]])
    slots = _slots(case, case.place or resident.home, case.for_whom, case.time_text, told)
    if case.urgent and resident.home and resident.home not in (case.place or resident.home):
        slots.insert(1, f"{danger.HOME}：{resident.home}")
    last = [f"{words.LAST}：{since[-1]}"] if since else []
    return mask_papers("\n".join([title(case), *who, *slots, *last]))


def _slots(case: Case, place: str, for_whom: str, time_text: str, told: str) -> list[str]:
    whom = "，".join(part for part in (for_whom, f"{case.age}岁" if case.age else "") if part)
    lines = (
        ("地点", place),
        ("时间", time_text),
        ("服务对象", whom),
        ("人数", f"{case.people}人" if case.people else ""),
        ("住户说", told),
    )
    return [f"{label}：{value}" for label, value in lines if value]


async def refresh(unit: Unit, case: Case, offer: Offer) -> None:
    """The card of an open offer says what is known now."""
    text, buttons = offer_card(unit, case, offer)
    for (contact_id,) in await unit.raw(STILL_HERE, offer.party_id, name_of(offer.id)):
        unit.rewrite(contact_id, name_of(offer.id), text, buttons)


async def fold(
    unit: Unit, case: Case, offer: Offer, outcome: str, *, but: dict[int, str] | None = None
) -> None:
    """Shrink the card of everyone who has it to number and outcome; `but`: who reads another outcome."""
    for (contact_id,) in await unit.raw(HAVE_CARD, offer.party_id, name_of(offer.id)):
        told = (but or {}).get(contact_id, outcome)
        unit.rewrite(contact_id, name_of(offer.id), words.folded(title(case), told))


async def worker_name(unit: Unit, contact_id: int | None, party_id: int | None) -> str:
    """How a worker is called: by the seat's name, else the contact's."""
    found = await unit.raw(
        "SELECT coalesce(nullif(s.name, ''), c.name) FROM contact c"
        " LEFT JOIN seat s ON s.contact_id = c.id AND s.party_id = $2 WHERE c.id = $1"
        " ORDER BY s.id DESC LIMIT 1",
        contact_id,
        party_id,
    )  # fmt: skip
    return str(found[0][0]) if found else ""
