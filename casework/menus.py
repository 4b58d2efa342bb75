"""What whoever reads of a case can do with it: the buttons under a message about it."""

from sqlmodel import col, select

from casework import cards, tasks
from casework.lifecycle import SERVED
from casework.seats import workers_on_duty
from casework.whose import party_of
from casework.wording import desk
from casework.wording import replies as words
from storage.outgoing import Button, Menu, pairs
from storage.tables import Case, Offer
from storage.unit import Unit


async def menu_for(unit: Unit, case: Case, reader: int) -> Menu:
    """A worker of the party that has it or is asked: what she can answer; else staff, who can write to the resident."""
    party = await party_of(unit, case)
    workers = await workers_on_duty(unit, party.id) if party is not None and party.id else []
    if reader not in workers:
        told = await tasks.of(unit, case.id or 0)
        done = [Button(desk.BUTTON_DONE, f"desk:did:{case.id}")] if told else []
        return pairs(cards.reply_button(case), Button(words.BUTTON_SHOW, f"desk:case:{case.id}"), *done)
    if case.state in SERVED:
        return cards.case_buttons(case)
    asked = await unit.scalar(
        select(col(Offer.id)).where(col(Offer.case_id) == case.id, col(Offer.state) == "open")
    )
    return cards.offer_buttons(asked) if asked is not None else ()
