"""找回: a resident on a new device asks for her case by number and phone; staff call and agree, or not.

The answer to her is the same whether number and phone fit or not: nobody learns here whose case it is.
"""

import re
from datetime import timedelta

from sqlmodel import col, func, select

from casework import entries
from casework.cards import title
from casework.refusal import Refusal
from casework.seats import staff_on_duty, staff_seat
from casework.wording import seats as words
from casework.wording.desk import NOT_HERE
from storage.outgoing import Button
from storage.tables import Case, Contact, Entry
from storage.unit import Unit

TRIES, PAUSE = 5, timedelta(hours=1)
ASKED, TRIED, AGREED, REFUSED = "reclaim_asked", "reclaim_tried", "reclaim_agreed", "reclaim_refused"
LIFE = timedelta(days=3)


def in_words(text: str) -> tuple[str, str]:
    """The case number and the phone number in a message, "" for what is not there."""
    number = re.search(r"(?<!\d)(\d{8})\s*-?\s*(\d{4,5})(?!\d)", text)
    rest = text[: number.start()] + " " + text[number.end() :] if number else text
    phone = re.search(r"(?<!\d)(1[3-9](?:[- ]?\d){9}|0\d{2,3}-?\d{7,8}|[2-8]\d{6,7})(?!\d)", rest)
    return (f"{number[1]}-{number[2]}" if number else "", re.sub(r"\D", "", phone[1]) if phone else "")


async def ask(unit: Unit, contact_id: int, number: str, phone: str) -> None:
    """Ask staff for the case. Refusal only when she has tried too often."""
    tries = await unit.scalar(
        select(func.count()).select_from(Entry)
        .where(col(Entry.contact_id) == contact_id, col(Entry.verb).in_((ASKED, TRIED)), col(Entry.at) > unit.now - PAUSE)
    )  # fmt: skip
    if (tries or 0) >= TRIES:
        raise Refusal(words.TOO_MANY_TRIES)
    case = await unit.scalar(select(Case).where(col(Case.number) == number))
    owner = await unit.get(Contact, case.resident_id) if case else None
    known = {re.sub(r"\D", "", p) for p in (case.phone, owner.phone) if p} if case and owner else set()
    if case is None or phone not in known or case.resident_id == contact_id:
        await entries.record(unit, contact_id, TRIED)
        return
    entry = await entries.record(unit, contact_id, ASKED, case_id=case.id, community_id=case.community_id)
    buttons = [
        [
            Button(words.BUTTON_AGREE, f"desk:reclaim:{entry.id}:yes"),
            Button(words.BUTTON_REFUSE, f"desk:reclaim:{entry.id}:no"),
        ]
    ]
    for reader in await staff_on_duty(unit, case.community_id):
        unit.say(reader, words.reclaim_asked(title(case), phone[-4:]), buttons, card=f"reclaim:{entry.id}")


async def decide(unit: Unit, staff_id: int, entry_id: int, agreed: bool) -> Case:
    """Staff have called the number that is known, and agree (the case is hers) or not. Both devices are told."""
    seat = await staff_seat(unit, staff_id)
    entry = await unit.get(Entry, entry_id, lock=True)
    if entry is None or entry.verb != ASKED or entry.community_id != seat.community_id:
        raise Refusal(NOT_HERE)
    if entry.undone_at is not None or entry.at < unit.now - LIFE:
        raise Refusal(words.RECLAIM_DECIDED)
    case = await unit.need(Case, entry.case_id, lock=True)
    entry.undone_at = unit.now  # answered: it cannot be answered twice
    unit.add(entry)
    await entries.record(unit, staff_id, AGREED if agreed else REFUSED, case_id=case.id)
    await _fold(unit, entry, words.reclaim_done(title(case), agreed))
    if agreed:
        unit.say(case.resident_id, words.reclaimed_elsewhere(title(case)))
        case.resident_id = entry.contact_id
        unit.add(case)
    unit.say(entry.contact_id, words.reclaimed(title(case)) if agreed else words.NOT_RECLAIMED)
    return case


async def _fold(unit: Unit, entry: Entry, outcome: str) -> None:
    card = f"reclaim:{entry.id}"
    for reader in await staff_on_duty(unit, entry.community_id or 0):
        if await unit.raw("SELECT 1 FROM message WHERE contact_id = $1 AND card = $2", reader, card):
            unit.rewrite(reader, card, outcome)
