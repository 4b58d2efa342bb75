"""统计: what came in and what became of it, for a community's today, week or month."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select

from casework.lifecycle import OPEN
from casework.queues import day_of, overdue
from casework.seats import staff_seat
from nlp.catalogue import CATEGORY_NAMES
from storage.clock import local
from storage.tables import Case, CaseEvent, Correction
from storage.unit import Unit

KNOWN = tuple(code for code in CATEGORY_NAMES if code != "none")
"""What has no category of these is counted with the other affairs: a figure has a name."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the period; open, waiting and overdue as of now. `first_answer_hours`: the median, None without any."""

    opened: int
    closed: int
    cancelled: int
    reopened: int
    emergencies: int
    corrected: int
    first_answer_hours: float | None
    ratings: dict[str, int]
    categories: list[tuple[str, int]]
    open_now: int
    triage_now: int
    overdue_now: int


def since(now: datetime, period: str) -> datetime:
    """When today, this week (Monday) or this month began, on the community's calendar."""
    start, _ = day_of(now)
    back = {"today": 0, "week": local(now).weekday(), "month": local(now).day - 1}[period]
    return start - timedelta(days=back)


async def figures(unit: Unit, contact_id: int, period: str) -> Figures:
    """The figures of the staff member's community."""
    seat = await staff_seat(unit, contact_id)
    start = since(unit.now, period)
    here = col(Case.community_id) == seat.community_id
    opened = await unit.scalars(select(Case).where(here, col(Case.opened_at) >= start))
    closed = await unit.scalars(select(Case).where(here, col(Case.closed_at) >= start))
    now_open = await unit.scalars(select(Case).where(here, col(Case.state).in_(OPEN)))
    late = await unit.scalars(select(Case).where(here, overdue(unit.now)))
    reopened = await unit.scalars(
        select(CaseEvent)
        .join(Case, col(Case.id) == col(CaseEvent.case_id))
        .where(here, col(CaseEvent.at) >= start, col(CaseEvent.verb).in_(("reopen", "reopen_unheld")))
    )
    corrected = await unit.scalars(
        select(Correction)
        .join(Case, col(Case.id) == col(Correction.case_id))
        .where(here, col(Correction.at) >= start)
    )
    return Figures(
        opened=len(opened),
        closed=sum(c.state == "closed" for c in closed),
        cancelled=sum(c.state == "cancelled" for c in closed),
        reopened=len(reopened),
        emergencies=sum(c.urgent for c in opened),
        corrected=len(corrected),
        first_answer_hours=await _first_answer(unit, opened),
        ratings=dict(Counter(c.rating for c in closed if c.rating)),
        categories=Counter[str](c.category if c.category in KNOWN else "other" for c in opened).most_common(),
        open_now=len(now_open),
        triage_now=sum(c.state == "triage" for c in now_open),
        overdue_now=len(late),
    )


async def _first_answer(unit: Unit, cases: list[Case]) -> float | None:
    if not cases:
        return None
    opened = {c.id: c.opened_at for c in cases}
    accepted = await unit.scalars(
        select(CaseEvent)
        .where(
            col(CaseEvent.case_id).in_(list(opened)),
            col(CaseEvent.verb).in_(("accept", "taken", "answered_page")),
        )
        .order_by(col(CaseEvent.id).desc())
    )
    first = {e.case_id: (e.at - opened[e.case_id]).total_seconds() / 3600 for e in accepted}
    hours = sorted(first.values())
    return round(hours[len(hours) // 2], 1) if hours else None
