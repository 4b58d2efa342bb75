"""What she was asked or promised last, and by whom, the newest first: that is what her words answer before anything else.

Every such message carries a name (`message.card`): ask:OFFER an organisation's question, visit:CASE a time agreed, came:CASE 来过了吗,
solved:CASE 解决了吗, rate:CASE 满意吗, why:CASE what is still missing, settled:CASE 要是还没解决请告诉我们,
danger:CASE and nobody:CASE what she reads of her emergency while it is open,
reply:CASE:STAFF what a staff member wrote to her, replied:CASE:STAFF that her words to them were passed on,
form the step that she stands at herself (her form, 补充, 为什么不办了). So what waits survives a restart, and is written by whoever asks.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select

from casework.lifecycle import OPEN, SERVED
from storage.columns import moment
from storage.tables import Case, CaseEvent, Offer
from storage.unit import Unit

FORM = "form"
"""The card of every question that her own dialog asks."""
LATELY = timedelta(days=14)
"""How long 还是不亮 reopens what was closed."""
GOES_ON = timedelta(minutes=30)
"""How long more words belong to a question that she has answered, or to 还差什么."""
ANSWERED_LATE = timedelta(hours=6)
"""How long her answer still counts when the party that asked no longer has the case: it reaches who has it now."""
UNDER_WAY = tuple(state for state in OPEN if state != "done")
RATED_WITHIN = timedelta(days=2)
LETTERS = {"reply": timedelta(days=1), "replied": timedelta(minutes=15)}
"""How long her next words answer what staff wrote, and how long they go on doing so after the first of them."""
DEPTH = 24
"""Messages that are looked through: an older question is not in anybody's mind."""

NAMED = """
SELECT card, at FROM
(SELECT seq, card, at FROM message WHERE contact_id = $1 AND sender = 'bot' AND replaces IS NULL ORDER BY seq DESC LIMIT $2)
AS latest WHERE card <> '' ORDER BY seq DESC
"""
CLOSED = """
SELECT id FROM case_record WHERE resident_id = $1 AND state = 'closed' AND closed_at > $2 ORDER BY closed_at DESC LIMIT 3
"""
OPEN_SINCE = """
SELECT 1 FROM case_record WHERE resident_id = $1 AND opened_at > $2
AND state IN ('received', 'triage', 'offered', 'accepted', 'in_progress') LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that waits for her words. `key`: the offer of a question, else the case; `again`: she has answered once."""

    kind: str
    key: int = 0
    case: Case | None = None
    again: bool = False
    nearer: bool = False
    """Something that she has open was told after this one was closed."""
    staff: int = 0
    """Who wrote to her, for a letter."""


async def waiting(unit: Unit, contact_id: int) -> AsyncIterator[Asked]:
    """What waits for her words, newest first; `form` stands where her form asked last, whether it is open or not."""
    seen: set[str] = set()
    for card, at in await unit.raw(NAMED, contact_id, DEPTH):
        kind, _, key = card.partition(":")
        at = moment(at) if isinstance(at, str) else at
        if kind in LETTERS:  # what staff wrote is answered at once, or it is not what she speaks of
            found = await _letter(unit, contact_id, kind, key, at) if not seen else None
        else:
            found = await _still(unit, contact_id, kind, key, at) if card not in seen else None
        if found:
            yield found
        seen.add(card)


async def closed_lately(unit: Unit, contact_id: int) -> list[Asked]:
    """What was closed within two weeks: we promised that 还是不亮 counts, however long ago we said it."""
    found = await unit.raw(CLOSED, contact_id, unit.now - LATELY)
    kept = [await unit.need(Case, key) for (key,) in found]
    return [Asked("settled", case.id or 0, case, nearer=await _nearer(unit, case)) for case in kept]


async def _nearer(unit: Unit, closed: Case) -> bool:
    return bool(await unit.raw(OPEN_SINCE, closed.resident_id, closed.closed_at))


async def _still(unit: Unit, contact_id: int, kind: str, key: str, at: datetime) -> Asked | None:
    if kind == FORM:
        return Asked(FORM)
    if kind not in {"ask", *WAITS} or not key.isdigit():
        return None
    if kind == "ask":
        return await _question(unit, contact_id, int(key))
    case = await unit.get(Case, int(key))
    if case is None or case.resident_id != contact_id or not WAITS[kind](case, unit.now, at):
        return None
    return Asked(kind, int(key), case, nearer=kind == "settled" and await _nearer(unit, case))


async def _letter(unit: Unit, contact_id: int, kind: str, key: str, at: datetime) -> Asked | None:
    case_id, _, staff = key.partition(":")
    case = await unit.get(Case, int(case_id), lock=True)
    if case is None or case.resident_id != contact_id or at <= unit.now - LETTERS[kind]:
        return None
    return Asked("letter", int(case_id), case, kind == "replied", staff=int(staff))


def _in_danger(case: Case, now: datetime, at: datetime) -> bool:
    return case.urgent and case.state in OPEN


WAITS: dict[str, Callable[[Case, datetime, datetime], bool]] = {
    "danger": _in_danger,
    "nobody": _in_danger,
    "visit": lambda case, now, at: case.state in SERVED and bool(case.visit_at and case.visit_at > now),
    "came": lambda case, now, at: case.state in SERVED and bool(case.visit_at) and at > now - RATED_WITHIN,
    "solved": lambda case, now, at: case.state == "done",
    "rate": lambda case, now, at: case.state == "closed" and not case.rating and at > now - RATED_WITHIN,
    "why": lambda case, now, at: at > now - GOES_ON,
    "settled": lambda case, now, at: case.state == "closed" and at > now - LATELY,
}


async def _question(unit: Unit, contact_id: int, offer_id: int) -> Asked | None:
    """A party's question, while that party is asked or has the case; for some hours more where she has not answered it."""
    offer = await unit.get(Offer, offer_id)
    case = await unit.get(Case, offer.case_id) if offer is not None else None
    if offer is None or case is None or case.resident_id != contact_id:
        return None
    last = await unit.scalar(
        select(CaseEvent)
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.party_id) == offer.party_id)
        .where(col(CaseEvent.verb).in_(("asked", "replied")))
        .order_by(col(CaseEvent.id).desc())
    )
    again = last is not None and last.verb == "replied"
    if offer.state != "open" and not (offer.state == "accepted" and case.holder_id == offer.party_id):
        late = last is not None and not again and last.at > unit.now - ANSWERED_LATE
        return Asked("ask", offer_id, case) if late and case.state in UNDER_WAY else None
    if last is not None and again and last.at <= unit.now - GOES_ON:
        return None
    return Asked("ask", offer_id, case, again)
