"""承诺: by when we say that somebody answers or calls. A promise fits the need, and never falls into the night or a holiday.

What the resident wants at a certain time is answered before it; water, power, leaks and lifts within half an hour, at any
hour. Everything else has its two working hours, but never longer than its deadline class gives.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework import deadlines
from casework.visit_time import wanted_at
from nlp.catalogue import catalogue
from storage.tables import Case

LEAD = timedelta(hours=1)
"""Whoever comes needs this long to get ready after an answer."""
SHORTEST = timedelta(minutes=10)
REPAIR = timedelta(minutes=30)
LIFT = re.compile("电梯|升降梯")
"""A lift is filed under repairs that can wait, but nobody who cannot walk down the stairs can."""


@dataclass(frozen=True, slots=True)
class Answer:
    """By when a party is asked to answer; `hurried`: sooner than usual, because the need cannot wait so long."""

    due: datetime
    hurried: bool = False


def answer_by(case: Case, now: datetime) -> Answer:
    """When an offer made now is answered."""
    usual = deadlines.acceptance_due(now, urgent=case.urgent)
    if case.urgent:
        return Answer(usual)
    if cannot_wait(case):
        return Answer(now + REPAIR, hurried=True)
    wanted = wanted_at(case.time_text, case.opened_at)
    if wanted is not None and wanted > now and usual > wanted - LEAD:
        return Answer(_daytime(now, now + _share(wanted - now), wanted), hurried=True)
    if usual > case.due_at > now:  # a long holiday is longer than this need may take
        return Answer(_daytime(now, now + deadlines.ACCEPTANCE, case.due_at), hurried=True)
    return Answer(usual)


def cannot_wait(case: Case) -> bool:
    """A repair without which a home cannot be lived in or left: every hour of the day counts."""
    item = catalogue().get(case.item)
    if case.category != "other" or item is None:
        return False
    return item.code in ("other.leak", "other.utility", "other.safety") or bool(LIFT.search(case.words))


def contact_by(case: Case, now: datetime) -> datetime:
    """By when somebody speaks with her: a day from now, on a working day, and before what she wants."""
    due = deadlines.by_day(now + deadlines.FIRST_CONTACT)
    wanted = wanted_at(case.time_text, case.opened_at)
    if cannot_wait(case):
        return now + deadlines.ACCEPTANCE
    if wanted is None or not now < wanted < due + LEAD:
        return due
    return _daytime(now, max(now + SHORTEST, min(due, wanted - LEAD)), wanted)


def done_by(due: datetime, wanted: datetime | None) -> datetime:
    """By when the work is done: never before what she wants it for or what is agreed, and a day for it."""
    return due if wanted is None else max(due, deadlines.by_day(wanted + timedelta(days=1)))


def contact_after_acceptance(case: Case, now: datetime, soon: timedelta) -> datetime:
    """By when the party that has just accepted speaks with her: what she was promised at first, or `soon` where that is late."""
    due = deadlines.by_day(max(case.opened_at + deadlines.FIRST_CONTACT, now + soon))
    return min(due, contact_by(case, now))


def _share(room: timedelta) -> timedelta:
    """Half of the time that is left, so that a second party can still be asked."""
    return max(SHORTEST, min(deadlines.ACCEPTANCE, room / 2))


def _daytime(now: datetime, due: datetime, wanted: datetime) -> datetime:
    """The same, but not in the night: before it begins, else in the morning, as long as that is before `wanted`."""
    if not deadlines.quiet(due):
        return due
    evening = deadlines.evening_of(now)
    morning = deadlines.next_morning(due) + REPAIR
    return next((at for at in (evening, morning) if now + SHORTEST <= at < wanted), due)
