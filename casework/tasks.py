"""交办: what staff were told to do about a case stays in 待办 until they say that it is done.

A task is a row of follow_up that never fires: `due_at` says from when it stands in 超期, `data` why it was left.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as choose
from sqlmodel import col, select

from casework import deadlines
from casework.follow_ups import schedule, settle
from storage.tables import Case, FollowUp
from storage.unit import Unit

KIND = "task"
UNSOLVED, UNHAPPY, SILENT, CARE, COMPLAINT, FAILED = (
    "unsolved", "unhappy", "silent", "care", "complaint", "failed",
)  # fmt: skip
"""Why: she says that it is not solved, is not happy, has not answered, a week has gone by, she complains, nobody came."""


async def leave(unit: Unit, case: Case, why: str) -> None:
    """Staff are to do this, within a working day."""
    due = deadlines.by_day(unit.now + deadlines.FIRST_CONTACT)
    await schedule(unit, KIND, due, case_id=case.id, data={"why": why})


async def of(unit: Unit, case_id: int) -> list[str]:
    """What waits for staff in this case, the oldest first."""
    rows = await unit.scalars(
        select(FollowUp)
        .where(col(FollowUp.case_id) == case_id, col(FollowUp.kind) == KIND, col(FollowUp.done_at).is_(None))
        .order_by(col(FollowUp.id))
    )
    return list(dict.fromkeys(str(row.data.get("why", "")) for row in rows))


async def done(unit: Unit, case_id: int) -> None:
    """Staff have done it."""
    await settle(unit, case_id, KIND, outcome="done")


def waiting(late_at: datetime | None = None) -> Select[Any]:
    """The ids of cases that wait for staff so; `late_at`: only those that were due before."""
    found = choose(col(FollowUp.case_id)).where(col(FollowUp.kind) == KIND, col(FollowUp.done_at).is_(None))
    return found if late_at is None else found.where(col(FollowUp.due_at) < late_at)
