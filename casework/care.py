"""回访: what is asked after the work is done, and after the case is closed."""

from casework import cards, deadlines, notices, tasks
from casework.follow_ups import schedule, settle
from casework.seats import staff_on_duty
from casework.wording import time as words
from storage.tables import Case
from storage.unit import Unit


def must_be_called(case: Case) -> bool:
    """An urgent or elder-care case never ends by silence: a person calls."""
    return case.urgent or case.category == "elderly"


async def after_finish(unit: Unit, case: Case) -> None:
    """One nudge after a day, the end by silence after three."""
    await schedule(unit, "nudge", unit.now + deadlines.NUDGE, case_id=case.id)
    await schedule(unit, "lapse", unit.now + deadlines.LAPSE, case_id=case.id)


async def after_close(unit: Unit, case: Case, *, served: bool = True) -> None:
    """The case is closed (by the resident, staff or silence): nothing is pending but a care call a week later, where
    something was done for her (`served`)."""
    assert case.id is not None
    case.closed_at = unit.now
    unit.add(case)
    await settle(unit, case.id)
    if served and case.category == "elderly":
        await schedule(unit, "care_call", unit.now + deadlines.CARE_CALL, case_id=case.id)


async def call(unit: Unit, case: Case) -> None:
    """A week later: staff call, and she is asked how things are."""
    await tasks.leave(unit, case, tasks.CARE)
    for staff in await staff_on_duty(unit, case.community_id):
        await notices.leave(unit, staff, case, words.care_staff(cards.title(case)), notices.STAFF)
    await notices.leave(
        unit, case.resident_id, case, words.care_resident(cards.title(case)), notices.RESIDENT
    )
