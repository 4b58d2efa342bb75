"""约好的时间, as it was told: a visit of 上午 is never read as one at nine."""

from sqlmodel import col, select

from casework.wording.time import clock_in, date_with, visit_of
from storage.clock import local
from storage.tables import Case, CaseEvent
from storage.unit import Unit


async def clock_of(unit: Unit, case: Case) -> str:
    """上午, 10:00 or 14:00到16:00: how the time of the visit was agreed."""
    assert case.visit_at is not None
    note = await unit.scalar(
        select(col(CaseEvent.note))
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.verb) == "agree_time")
        .order_by(col(CaseEvent.id).desc())
    )
    return clock_in(note or "") or f"{local(case.visit_at):%H:%M}"


async def told(unit: Unit, case: Case) -> str:
    """明天上午（11月24日，周二）; "" where no visit is agreed."""
    return visit_of(case.visit_at, unit.now, await clock_of(unit, case)) if case.visit_at is not None else ""


async def dated(unit: Unit, case: Case) -> str:
    """11月24日（周二）上午; "" where no visit is agreed."""
    return date_with(case.visit_at, await clock_of(unit, case)) if case.visit_at is not None else ""
