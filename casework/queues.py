"""待办, 今日, 超期: what waits for the desk, one page at a time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, or_, select

from casework import tasks
from casework.lifecycle import NOT_CONTACTED, OPEN
from casework.paging import AGAIN
from casework.seats import staff_seat
from storage.clock import SHANGHAI, local
from storage.tables import Case, FollowUp
from storage.unit import Unit

PAGE = 6
WORKED_ON = tuple(state for state in OPEN if state != "done")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list. `total` counts the whole list."""

    kind: str
    cases: list[Case]
    number: int
    total: int

    @property
    def more(self) -> bool:
        """Whether a further page follows."""
        return self.total > (self.number + 1) * PAGE


def day_of(now: datetime) -> tuple[datetime, datetime]:
    """The community's day: its first moment and the next day's."""
    start = datetime.combine(local(now).date(), time(), tzinfo=SHANGHAI)
    return start, start + timedelta(days=1)


def overdue(now: datetime) -> ColumnElement[bool]:
    """Cases past their deadline, those whose resident was promised a call that nobody has made, and those about which
    staff have not done in time what they were told: what 超期 lists, and what every figure of 超期 counts."""
    late = and_(col(Case.urgent).is_(False), col(Case.due_at) < now)
    alone = and_(
        col(Case.urgent).is_(True), col(Case.answered_at).is_(None), col(Case.opened_at) < now - AGAIN
    )  # danger has no such date: nobody has answered, though it was called out twice
    worked_on = and_(col(Case.state).in_(WORKED_ON), or_(late, alone))
    return or_(worked_on, _unspoken(), col(Case.id).in_(tasks.waiting(now)))


def _unspoken() -> ColumnElement[bool]:
    """Cases whose resident was promised a call that nobody has made."""
    missed = select(FollowUp.case_id).where(FollowUp.kind == "first_contact", FollowUp.outcome == "fired")
    return and_(col(Case.state).in_(NOT_CONTACTED), col(Case.answered_at).is_(None), col(Case.id).in_(missed))


async def queue(unit: Unit, contact_id: int, kind: str, number: int = 0) -> Page:
    """A page of todo, today or overdue of the staff member's community: urgent, then undecided, then the oldest."""
    seat = await staff_seat(unit, contact_id)
    start, end = day_of(unit.now)
    late = overdue(unit.now)
    unanswered = and_(col(Case.urgent).is_(True), col(Case.answered_at).is_(None), col(Case.state).in_(OPEN))
    condition = {
        "todo": or_(col(Case.state) == "triage", unanswered, late, col(Case.id).in_(tasks.waiting())),
        "overdue": late,
        "today": or_(
            and_(col(Case.opened_at) >= start, col(Case.opened_at) < end),
            and_(col(Case.visit_at) >= start, col(Case.visit_at) < end, col(Case.state).in_(OPEN)),
            and_(
                col(Case.due_at) >= start,
                col(Case.due_at) < end,
                col(Case.state).in_(WORKED_ON),
                col(Case.urgent).is_(False),
            ),
        ),
    }[kind]
    found = await unit.scalars(
        select(Case).where(col(Case.community_id) == seat.community_id, condition).order_by(col(Case.id))
    )
    found.sort(
        key=lambda c: (
            not (c.urgent and c.answered_at is None and c.state in OPEN),
            c.state != "triage",
            c.id,
        )
    )
    return Page(kind, found[number * PAGE : (number + 1) * PAGE], number, len(found))
