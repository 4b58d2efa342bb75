"""跟进: what must happen later is a row. This file writes and settles rows; casework/firing.py says what each kind does."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from storage.columns import written
from storage.tables import FollowUp
from storage.unit import Unit

FIRED, TOO_LATE = "fired", "no longer needed"
"""What became of a row when its time had come."""
COMPLAINT = "complaint"
VISIT = ("visit_reminder", "visit_passed", "visit_came", "visit_open")
"""What hangs on one agreed visit."""


async def schedule(
    unit: Unit, kind: str, due_at: datetime, *, case_id: int | None = None, offer_id: int | None = None,
    contact_id: int | None = None, data: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Let something happen once, at or after `due_at`."""
    await unit.raw(
        "INSERT INTO follow_up (kind, due_at, case_id, offer_id, contact_id, data, outcome)"
        " VALUES ($1, $2, $3, $4, $5, $6, '')",
        kind, due_at, case_id, offer_id, contact_id, written(data or {}),
    )  # fmt: skip


async def put_off(unit: Unit, kind: str, due_at: datetime, case_id: int) -> None:
    """What waits for its time waits until this one now; what is due already stays due: a promise was missed."""
    moved = await unit.raw(
        "UPDATE follow_up SET due_at = $1 WHERE case_id = $2 AND kind = $3 AND done_at IS NULL AND due_at > $4 RETURNING 1",
        due_at, case_id, kind, unit.now,
    )  # fmt: skip
    if not moved:
        await schedule(unit, kind, due_at, case_id=case_id)


async def waiting(unit: Unit, kind: str, case_id: int) -> datetime | None:
    """When the next of this kind is due for this case; None where none waits."""
    return await unit.scalar(
        select(FollowUp.due_at)
        .where(col(FollowUp.case_id) == case_id, col(FollowUp.kind) == kind, col(FollowUp.done_at).is_(None))
        .order_by(col(FollowUp.due_at))
    )


async def settle(unit: Unit, case_id: int, *kinds: str, outcome: str = "no longer needed") -> None:
    """What was to happen for this case (of these kinds; none named: of every kind) need not happen any more.

    A complaint is answered whatever becomes of the case."""
    statement = update(FollowUp).where(col(FollowUp.case_id) == case_id, col(FollowUp.done_at).is_(None))
    named = col(FollowUp.kind).in_(kinds) if kinds else col(FollowUp.kind) != COMPLAINT
    statement = statement.where(named)
    await unit.execute(statement.values(done_at=unit.now, outcome=outcome))
