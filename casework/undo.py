"""撤销: an act of staff is taken back within a minute, where nothing of it has left the house.

Each act keeps what the case, its offers and its follow-ups were before, and whom it told. As long as none of those
has been shown the words (webchat: fetched; other channels: delivered), the words are removed and all is as it was.
History stays: an "undone" event is appended. This is the one change of state beside casework.lifecycle.MOVES.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from casework import entries, lifecycle
from casework.refusal import Refusal
from casework.wording import undo as words
from storage.columns import moment, stamp
from storage.tables import Case, CaseEvent, Contact, Correction, Entry, FollowUp, Invite, Offer, Seat
from storage.unit import Unit

WITHIN = timedelta(minutes=1)
CASE_FIELDS = (
    "state", "category", "item", "supply_model", "band", "community_id", "holder_id", "worker_id", "wanted_party_id",
    "urgent", "visit_at", "due_at", "done_at", "closed_at", "rating",
)  # fmt: skip
SEEN = """
SELECT 1 FROM message m JOIN contact c ON c.id = m.contact_id
WHERE m.contact_id = $1 AND m.seq > $2 AND m.at = $3 AND m.sender = 'bot' AND (
  (c.channel IN ('webchat', 'console') AND c.seen_seq >= m.seq)
  OR EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = m.contact_id AND o.seq = m.seq
             AND (o.state <> 'pending' OR o.attempts > 0)))
"""
UNSEND = "DELETE FROM outbox WHERE contact_id = $1 AND seq IN (SELECT seq FROM message WHERE contact_id = $1 AND seq > $2 AND at = $3 AND sender = 'bot')"
UNSAY = "DELETE FROM message WHERE contact_id = $1 AND seq > $2 AND at = $3 AND sender = 'bot'"

UNSHOW = "UPDATE case_event SET public = FALSE WHERE case_id = $1 AND id > $2"
"""What was taken back stays in the books, an offer that followed from it too, and nobody reads of it."""


@asynccontextmanager
async def act(
    unit: Unit,
    contact_id: int,
    verb: str,
    case: Case | None = None,
    *,
    note: str = "",
    cases: Sequence[Case] = (),
    **also: Any,
) -> AsyncIterator[None]:
    """Record what happens inside as one act of this person that can be taken back.

    `cases`: what else it moves; `also`: {"invite"|"seat": id}.
    """
    touched = [case, *cases] if case else cases
    before = {"cases": [await _before(unit, one) for one in touched]}
    start = len(unit.sayings)
    yield
    told = {s.contact_id for s in unit.sayings[start:]} - {contact_id}
    tops = {str(reader): (await unit.need(Contact, reader)).last_seq for reader in sorted(told)}
    undo = {"told": tops, **also, **before}
    await entries.record(unit, contact_id, verb, case_id=case.id if case else None, note=note, undo=undo)


async def _before(unit: Unit, case: Case) -> dict[str, Any]:
    offers = await unit.scalars(select(Offer).where(col(Offer.case_id) == case.id))
    waiting = await unit.scalars(
        select(col(FollowUp.id)).where(col(FollowUp.case_id) == case.id, col(FollowUp.done_at).is_(None))
    )
    last = await unit.scalar(
        select(col(CaseEvent.id)).where(col(CaseEvent.case_id) == case.id).order_by(col(CaseEvent.id).desc())
    )
    return {
        "id": case.id,
        "event": last or 0,
        "case": {name: _plain(getattr(case, name)) for name in CASE_FIELDS},
        "offers": {str(o.id): o.state for o in offers},
        "waiting": list(waiting),
    }


def _plain(value: Any) -> Any:
    return {"at": stamp(value)} if isinstance(value, datetime) else value


def _value(kept: Any) -> Any:
    return moment(kept["at"]) if isinstance(kept, dict) else kept


async def take_back(unit: Unit, contact_id: int) -> Entry:
    """Take the person's last act back; Refusal when it is too late or somebody has read of it."""
    last = await unit.scalar(
        select(Entry)
        .where(col(Entry.contact_id) == contact_id, col(Entry.at) >= unit.now - WITHIN)
        .where(col(Entry.undone_at).is_(None))
        .order_by(col(Entry.id).desc())
    )
    while last is not None and not last.undo:  # a look-up in between is no act
        last = await unit.scalar(
            select(Entry)
            .where(col(Entry.contact_id) == contact_id, col(Entry.at) >= unit.now - WITHIN)
            .where(col(Entry.undone_at).is_(None), col(Entry.id) < (last.id or 0))
            .order_by(col(Entry.id).desc())
        )
    if last is None:
        raise Refusal(words.NOTHING_TO_UNDO)
    before = last.undo.get("cases", [])
    cases = [await unit.need(Case, kept["id"], lock=True) for kept in before]
    await _must_be_unread(unit, last)
    for case in cases:
        await _must_be_newest(unit, case, last)
    for case, kept in zip(cases, before, strict=True):
        await _restore(unit, case, last, kept, contact_id)
    await _restore_rest(unit, last)
    for reader, top in last.undo["told"].items():
        await unit.raw(UNSEND, int(reader), top, last.at)
        await unit.raw(UNSAY, int(reader), top, last.at)
    last.undone_at = unit.now
    unit.add(last)
    return last


async def _must_be_unread(unit: Unit, entry: Entry) -> None:
    for reader, top in entry.undo["told"].items():
        if await unit.raw(SEEN, int(reader), top, entry.at):
            raise Refusal(words.ALREADY_SEEN)


async def _must_be_newest(unit: Unit, case: Case, entry: Entry) -> None:
    later = await unit.scalar(
        select(col(CaseEvent.id)).where(col(CaseEvent.case_id) == case.id, col(CaseEvent.at) > entry.at)
    )
    if later is not None:
        raise Refusal(words.ALREADY_MOVED)


async def _restore(unit: Unit, case: Case, entry: Entry, before: dict[str, Any], contact_id: int) -> None:
    for name, kept in before["case"].items():
        setattr(case, name, _value(kept))
    unit.add(case)
    for offer in await unit.scalars(select(Offer).where(col(Offer.case_id) == case.id)):
        offer.state = before["offers"].get(str(offer.id), "withdrawn")
        if offer.state == "open":
            offer.answered_at = offer.answered_by = None
        unit.add(offer)
    for row in await unit.scalars(select(FollowUp).where(col(FollowUp.case_id) == case.id)):
        if row.id in before["waiting"] and row.done_at == entry.at:
            row.done_at, row.outcome = None, ""
        elif row.id not in before["waiting"] and row.done_at is None:
            row.done_at, row.outcome = unit.now, "undone"
        unit.add(row)
    for correction in await unit.scalars(
        select(Correction).where(col(Correction.case_id) == case.id, col(Correction.at) == entry.at)
    ):
        await unit.delete(correction)
    await unit.raw(UNSHOW, case.id, before["event"])
    await lifecycle.record(unit, case, "undone", actor=contact_id, note=entry.verb, public=False)


async def _restore_rest(unit: Unit, entry: Entry) -> None:
    if invite_id := entry.undo.get("invite"):
        invite = await unit.need(Invite, invite_id, lock=True)
        if invite.used_at is not None:
            raise Refusal(words.ALREADY_SEEN)
        invite.expires_at = unit.now
        unit.add(invite)
    if seat_id := entry.undo.get("seat"):
        seat = await unit.need(Seat, seat_id, lock=True)
        seat.withdrawn_at, seat.withdrawn_by, seat.on_duty = None, None, True
        unit.add(seat)
        holder = await unit.need(Contact, seat.contact_id)
        holder.seat_id = holder.seat_id or seat.id
        unit.add(holder)
