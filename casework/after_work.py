"""办结之后: what a worker says and sends in the next half hour belongs to the case that she has just ended."""

from datetime import timedelta

from casework.answers import IN_HAND
from casework.cards import title
from casework.lifecycle import SERVED, record
from casework.refusal import Refusal
from casework.standing import held_case
from casework.wording import service as words
from storage.tables import Attachment, Case
from storage.unit import Unit

CARD = "noted"
"""What she reads after 办结 is called noted:CASE."""
GOES_ON = timedelta(minutes=30)
ENDED = """
SELECT card FROM message WHERE contact_id = $1 AND sender = 'bot' AND at > $2 AND card LIKE 'noted:%' ORDER BY seq DESC LIMIT 1
"""
UNPLACED = "SELECT id FROM attachment WHERE contact_id = $1 AND case_id IS NULL AND at > $2 ORDER BY id"


def card_of(case: Case) -> str:
    """The name of the message that invites a note."""
    return f"{CARD}:{case.id}"


async def just_ended(unit: Unit, contact_id: int) -> Case | None:
    """The case that she ended within the half hour, while her party still stands for it."""
    found = await unit.raw(ENDED, contact_id, unit.now - GOES_ON)
    if not found:
        return None
    try:
        case = await held_case(unit, contact_id, int(found[0][0].partition(":")[2]))
    except Refusal:
        return None
    return case if case.state in (*IN_HAND, "closed") and case.state not in SERVED else None


async def take_media(unit: Unit, contact_id: int, case_id: int) -> Case:
    """What she has just sent joins this case, and the resident sees it."""
    case = await held_case(unit, contact_id, case_id)
    for (key,) in await unit.raw(UNPLACED, contact_id, unit.now - GOES_ON):
        kept = await unit.need(Attachment, key)
        kept.case_id = case.id
        unit.add(kept)
        await record(unit, case, "added", actor=contact_id, party_id=case.holder_id, note=kept.note)
        unit.show(
            case.resident_id, kept.media_id, words.shown(title(case), kept.note, kept.kind), kind=kept.kind
        )
    unit.say(contact_id, words.note_kept(title(case)))
    return case
