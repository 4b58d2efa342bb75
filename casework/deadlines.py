"""By when: deadlines in working time, days as people count them, and the hours in which nobody is disturbed.

Working time is 8:30 to 17:30 on the workdays of the PRC calendar. A first contact is promised in 24 hours and a
completion in calendar days (fast 3, normal 7, slow 15), because that is how a resident counts.
"""

from datetime import UTC, datetime, time, timedelta

from casework.calendar_prc import is_workday
from nlp.catalogue import catalogue
from storage.clock import SHANGHAI, local

OPENS, CLOSES = time(8, 30), time(17, 30)
NIGHT, MORNING = time(21, 30), time(8, 0)
ACCEPTANCE = timedelta(hours=2)
URGENT_ACCEPTANCE = timedelta(minutes=10)
FIRST_CONTACT = timedelta(hours=24)
COMPLETION_DAYS = {"fast": 3, "normal": 7, "slow": 15}
NUDGE = timedelta(days=1)
LAPSE = timedelta(days=3)
CARE_CALL = timedelta(days=7)
VISIT_NOTICE = timedelta(hours=2)


def after_working_time(start: datetime, span: timedelta) -> datetime:
    """The moment at which `span` of working time has passed since `start`."""
    here = local(start)
    while True:
        if is_workday(here.date()):
            opens, closes = _at(here, OPENS), _at(here, CLOSES)
            begin = max(here, opens)
            if begin < closes:
                if span <= closes - begin:
                    return (begin + span).astimezone(UTC)
                span -= closes - begin
        here = _at(here + timedelta(days=1), time())


def acceptance_due(now: datetime, *, urgent: bool = False) -> datetime:
    """By when a party has to answer an offer: two working hours; ten minutes, day and night, when urgent."""
    return now + URGENT_ACCEPTANCE if urgent else after_working_time(now, ACCEPTANCE)


def first_contact_due(now: datetime) -> datetime:
    """By when somebody has to have spoken with the resident."""
    return by_day(now + FIRST_CONTACT)


def by_day(when: datetime) -> datetime:
    """The same moment, or the morning of the next workday where that is a night or a holiday: what can be promised."""
    while quiet(when) or not is_workday(local(when).date()):
        here = local(when)
        today = _at(here, OPENS)
        when = (today if here < today else _at(here + timedelta(days=1), OPENS)).astimezone(UTC)
    return when


def working(now: datetime) -> bool:
    """Whether offices are open."""
    return is_workday(local(now).date()) and OPENS <= local(now).time() < CLOSES


def evening_of(now: datetime) -> datetime:
    """Half an hour before the night of this day begins."""
    return (_at(local(now), NIGHT) - timedelta(minutes=30)).astimezone(UTC)


def after_work(day: datetime) -> datetime:
    """Half past six in the evening of this day: a time to ask how it went."""
    return _at(local(day), time(18, 30)).astimezone(UTC)


def completion_due(now: datetime, item: str) -> datetime:
    """By when a need of this service item should be met."""
    known = catalogue().get(item)
    return by_day(now + timedelta(days=COMPLETION_DAYS[known.deadline if known else "normal"]))


def quiet(now: datetime, demo: bool = False) -> bool:
    """Whether it is night (21:30 to 8:00), when the clock disturbs nobody; a demo has no night."""
    clock = local(now).time()
    return not demo and (clock >= NIGHT or clock < MORNING)


def next_morning(now: datetime) -> datetime:
    """The next 8:00."""
    here = local(now)
    today = _at(here, MORNING)
    return (today if here < today else _at(here + timedelta(days=1), MORNING)).astimezone(UTC)


def visit_reminder(visit_at: datetime) -> datetime:
    """Two hours before the visit; the evening before at 20:00 when that would be at night."""
    due = visit_at - VISIT_NOTICE
    if not quiet(due):
        return due
    here = local(visit_at)
    return _at(here - timedelta(days=1), time(20, 0)).astimezone(UTC)


def _at(day: datetime, clock: time) -> datetime:
    return datetime.combine(day.date(), clock, tzinfo=SHANGHAI)
