"""到点: what is due happens, once, each follow-up in a unit of work of its own.

Any number of processes may sweep at once. On PostgreSQL the case is locked first (SKIP LOCKED: somebody works on it,
the next sweep comes back), then the row is read again; on SQLite there is one writer. A follow-up that fails is put
off (1, 2, 4, ... minutes) and after five tries becomes a task for staff; it never stops the others.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from casework import complaints, deadlines, due, notices, visits
from casework.refusal import Refusal
from casework.seats import staff_on_duty
from casework.wording import time as words
from storage.store import Store, Unavailable
from storage.tables import Case, FollowUp
from storage.unit import Unit

log = logging.getLogger("linli.firing")

KINDS: dict[str, Callable[[Unit, FollowUp], Awaitable[str]]] = {
    "expiry": due.expiry,
    "send_on": due.send_on,
    "first_contact": due.first_contact,
    "completion": due.completion,
    "visit_reminder": due.visit_reminder,
    "visit_passed": visits.passed,
    "visit_came": visits.came,
    "visit_open": visits.still_open,
    "nudge": due.nudge,
    "lapse": due.lapse,
    "care_call": due.care_call,
    "page": due.page,
    "complaint": complaints.unanswered,
}
"""What each kind does; the answer is the outcome that the row keeps."""

LOUD = ("page",)
"""Kinds that fire at night too; so does whatever belongs to an urgent case."""

TRIES = 5

DUE = """
SELECT f.id, f.case_id FROM follow_up f LEFT JOIN case_record c ON c.id = f.case_id
WHERE f.done_at IS NULL AND f.due_at <= $1 AND f.kind NOT IN ('notice', 'task') AND ({kinds} OR c.urgent)
ORDER BY f.due_at, f.id LIMIT $2
"""


async def fire_due(store: Store, limit: int = 100) -> int:
    """Let what is due happen, oldest first; how many happened. Quiet hours hold what may wait for the morning."""
    async with store.read() as unit:
        rows = await unit.raw(_due_now(unit), unit.now, limit)
    fired = 0
    for follow_up_id, case_id in rows:
        fired += await _fire(store, follow_up_id, case_id)
    await _tell_notices(store)
    return fired


async def _tell_notices(store: Store) -> None:
    """What this sweep (or one that was cut off) has to tell, one message a reader."""
    async with store.read() as unit:
        readers = await notices.waiting(unit)
    for reader in readers:
        try:
            async with store.write() as unit:
                await notices.tell(unit, reader)
        except Unavailable:
            return
        except Exception as error:
            log.error("notices failed", extra={"contact": reader, "error": type(error).__name__})


def _due_now(unit: Unit) -> str:
    loud = ", ".join(f"'{kind}'" for kind in LOUD)
    held = deadlines.quiet(unit.now, unit.demo)
    return DUE.format(kinds=f"f.kind IN ({loud})" if held else "TRUE")


async def _fire(store: Store, follow_up_id: int, case_id: int | None) -> bool:
    try:
        async with store.write() as unit:
            row = await _claim(unit, follow_up_id, case_id)
            if row is None:
                return False
            row.done_at, row.outcome = unit.now, "fired"
            unit.add(row)
            await unit.flush()
            row.outcome = await KINDS[row.kind](unit, row)
            unit.add(row)
        store.counted(row.kind)
        return True
    except Unavailable:
        return False
    except Exception as error:
        log.error("follow-up failed", extra={"follow_up": follow_up_id, "error": type(error).__name__})
        await _put_off(store, follow_up_id, case_id, error)
        return False


async def _claim(unit: Unit, follow_up_id: int, case_id: int | None) -> FollowUp | None:
    """The row, with its case and itself locked; None when another process has it or it is done."""
    if unit.dialect == "postgresql":
        if case_id is not None and not await unit.raw(
            "SELECT id FROM case_record WHERE id = $1 FOR UPDATE SKIP LOCKED", case_id
        ):
            return None
        if not await unit.raw("SELECT id FROM follow_up WHERE id = $1 FOR UPDATE SKIP LOCKED", follow_up_id):
            return None
    row = await unit.get(FollowUp, follow_up_id)
    return row if row is not None and row.done_at is None and row.due_at <= unit.now else None


async def _put_off(store: Store, follow_up_id: int, case_id: int | None, error: Exception) -> None:
    """It failed and was rolled back: try again later; a refusal or the last try ends it, and staff are told."""
    async with store.write() as unit:
        row = await _claim(unit, follow_up_id, case_id)
        if row is None:
            return
        attempts = int(row.data.get("attempts", 0)) + 1
        row.data = {**row.data, "attempts": attempts, "error": type(error).__name__}
        row.due_at = unit.now + timedelta(minutes=2 ** (attempts - 1))
        if isinstance(error, Refusal) or attempts >= TRIES:
            row.done_at, row.outcome = unit.now, "refused" if isinstance(error, Refusal) else "failed"
            await _tell_staff(unit, row)
        unit.add(row)


async def _tell_staff(unit: Unit, row: FollowUp) -> None:
    case = await unit.get(Case, row.case_id) if row.case_id is not None else None
    if case is None:
        return
    for staff in await staff_on_duty(unit, case.community_id):
        unit.say(staff, words.broken(words.KINDS.get(row.kind, row.kind), case.number))
