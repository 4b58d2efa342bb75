"""回复: staff write to the resident of a case in her chat, whether or not she left a phone; her answer comes back to them."""

from casework import cards, follow_ups, lifecycle, paging, undo
from casework.refusal import Refusal
from casework.seats import called, staff_on_duty, staff_seat
from casework.wording import desk
from casework.wording import replies as words
from storage.outgoing import Button, pairs
from storage.tables import Case
from storage.unit import Unit

LONGEST = 500
WROTE, ANSWERED = "reply", "replied"
"""Kinds of the cards in her chat (casework/asked.py): what staff wrote, and that her words were passed on."""

WAS_PAGED = "SELECT 1 FROM message WHERE contact_id = $1 AND card = $2 LIMIT 1"


async def case_of(unit: Unit, contact_id: int, case_id: int) -> Case:
    """A case whose resident this staff member may write to: of her own community, or one that she was paged for."""
    seat = await staff_seat(unit, contact_id)
    case = await unit.get(Case, case_id, lock=True)
    if case is None or not (
        case.community_id == seat.community_id or await _was_paged(unit, contact_id, case)
    ):
        raise Refusal(desk.NOT_HERE)
    return case


async def write(unit: Unit, contact_id: int, case_id: int, text: str) -> Case:
    """Staff write; whoever writes to somebody in danger has answered the page. Kept in the history."""
    case = await case_of(unit, contact_id, case_id)
    text = text.strip()[:LONGEST]
    if not text:
        raise Refusal(words.ASK_REPLY)
    if case.urgent and case.answered_at is None and case.state in lifecycle.OPEN:
        await paging.answer_page(unit, contact_id, case_id)
        unit.say(contact_id, await paging.seen_by(unit, case, contact_id))
    name = await called(unit, contact_id)
    async with undo.act(unit, contact_id, "wrote", case):
        await lifecycle.record(unit, case, "wrote", actor=contact_id, note=words.said_by(name, text))
        await follow_ups.settle(unit, case_id, "first_contact")
        unit.say(
            case.resident_id,
            words.reply(cards.title(case), name, text),
            card=f"{WROTE}:{case.id}:{contact_id}",
        )
        unit.say(contact_id, words.reply_sent(cards.title(case)))
    return case


async def answer(unit: Unit, case: Case, staff: int, text: str) -> tuple[str, str]:
    """Her words reach the staff member who wrote, with the number; has that one left, whoever is on duty.

    What she is told, and the card of that message: her next words go on from there.
    """
    shown = text.strip()[:LONGEST]
    await lifecycle.record(unit, case, "replied", actor=case.resident_id, note=shown)
    menu = pairs(cards.reply_button(case), Button(words.BUTTON_SHOW, f"desk:case:{case.id}"))
    for reader in await _readers(unit, case, staff):
        unit.say(reader, words.reply_arrives(cards.title(case), shown), menu)
    return words.passed_on(await called(unit, staff)), f"{ANSWERED}:{case.id}:{staff}"


async def _readers(unit: Unit, case: Case, staff: int) -> list[int]:
    try:
        await case_of(unit, staff, case.id or 0)
    except Refusal:
        return await staff_on_duty(unit, case.community_id)
    return [staff]


async def _was_paged(unit: Unit, contact_id: int, case: Case) -> bool:
    return bool(await unit.raw(WAS_PAGED, contact_id, paging.card_of(case)))
