"""What is due happens once: with several processes, after failures, and not at night."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from casework import cases, firing, follow_ups, offers, service
from casework.deadlines import next_morning
from casework.firing import fire_due
from storage.clock import FrozenClock
from storage.opening import open_store
from storage.tables import Case, FollowUp
from storage.unit import Unit
from tests.casework.alley import Alley
from tests.conftest import MORNING

NIGHT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""23:00 in Shanghai."""


@pytest.fixture
async def real(empty_url: str) -> AsyncIterator[Alley]:
    """The alley outside of demo mode: it has nights."""
    opened = open_store(empty_url, FrozenClock(MORNING), demo=False)
    yield await Alley(opened).build()
    await opened.close()


async def take(alley: Alley, case: Case, worker: str) -> None:
    async with alley.store.write() as unit:
        await offers.accept(unit, alley.workers[worker], await alley.offer_id(case))


async def finish(alley: Alley, case: Case, worker: str) -> None:
    async with alley.store.write() as unit:
        await service.finish(unit, alley.workers[worker], case.id or 0)


async def test_an_offer_that_nobody_answers_expires_and_goes_on(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("乙")
    case = await alley.case()

    await alley.pass_time(hours=1, minutes=59)
    assert await alley.asked(case) == "甲"
    await alley.pass_time(minutes=1)

    assert await alley.asked(case) == "乙"
    assert "已超时" in await alley.last(alley.workers["甲1"])
    assert "甲没能及时答复" in await alley.last(alley.resident)
    assert await alley.pass_time() == 0


async def test_two_processes_that_sweep_at_once_fire_each_follow_up_once(
    alley: Alley, empty_url: str
) -> None:
    await alley.party("甲")
    for _ in range(5):
        await alley.case()
    other = open_store(empty_url, alley.store.clock, demo=True)
    assert isinstance(alley.store.clock, FrozenClock)
    alley.store.clock.advance(timedelta(hours=2))

    counts = await asyncio.gather(*(fire_due(s) for s in (alley.store, other, alley.store, other)))
    await other.close()

    assert sum(counts) == 5
    assert (
        sum("新派单" not in text and "已超时" in text for text in await alley.said(alley.workers["甲1"])) == 5
    )
    assert len([t for t in await alley.said(alley.staff) if "没有机构能接" in t]) == 5


async def test_a_restart_fires_nothing_twice(alley: Alley, empty_url: str) -> None:
    await alley.party("甲")
    case = await alley.case()
    await alley.pass_time(hours=2)
    again = open_store(empty_url, alley.store.clock, demo=True)
    assert await fire_due(again) == 0
    await again.close()
    assert [o.state for o in await alley.offers(case)] == ["expired"]


async def test_a_failing_follow_up_is_tried_again_and_then_given_to_staff(
    alley: Alley, monkeypatch: pytest.MonkeyPatch
) -> None:
    await alley.party("甲")
    case = await alley.case()
    broken = 0

    async def fail(unit: Unit, row: FollowUp) -> str:
        nonlocal broken
        broken += 1
        unit.say(alley.resident, "must never be read")
        raise ValueError("broken")

    monkeypatch.setitem(firing.KINDS, "expiry", fail)
    async with alley.store.write() as unit:
        await follow_ups.schedule(unit, "first_contact", unit.now + timedelta(hours=2), case_id=case.id)

    assert await alley.pass_time(hours=2) == 1  # the one beside it was not held up
    for minutes in (1, 2, 4, 8):
        assert await alley.pass_time(minutes=minutes - 0.5) == 0
        await alley.pass_time(minutes=0.5)

    row = (await alley.follow_ups("expiry"))[0]
    assert broken == 5 and row.outcome == "failed" and row.done_at is not None
    assert "请人工看一下" in await alley.last(alley.staff)
    assert "must never be read" not in await alley.said(alley.resident)


async def test_an_ordinary_offer_at_night_waits_for_the_morning_and_she_is_told(real: Alley) -> None:
    await real.party("甲")
    real.store.clock.advance(NIGHT - MORNING)

    case = await real.case()

    assert await real.offers(case) == []
    assert "明天08:00" in await real.last(real.resident)
    assert await real.pass_time(hours=8, minutes=59) == 0
    await real.pass_time(minutes=1)
    assert await real.asked(case) == "甲"
    assert real.store.clock.now() == next_morning(NIGHT)


async def test_a_demo_has_no_night(alley: Alley) -> None:
    await alley.party("甲")
    alley.store.clock.advance(NIGHT - MORNING)
    assert await alley.asked(await alley.case()) == "甲"


async def test_what_the_clock_starts_waits_for_the_morning_except_pages(real: Alley) -> None:
    await real.party("甲")
    case = await real.case()
    real.store.clock.advance(NIGHT - MORNING)
    async with real.store.write() as unit:
        await follow_ups.schedule(unit, "first_contact", unit.now, case_id=case.id)
        await follow_ups.schedule(unit, "page", unit.now, case_id=case.id)

    assert await real.pass_time() == 1
    assert (await real.follow_ups("page"))[0].outcome == "fired"
    assert not (await real.follow_ups("first_contact"))[-1].outcome
    await real.pass_time(hours=9)
    assert (await real.follow_ups("first_contact"))[-1].outcome == "fired"


async def test_both_sides_are_reminded_of_a_visit(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()
    await take(alley, case, "甲1")
    async with alley.store.write() as unit:
        await service.agree_time(unit, alley.workers["甲1"], case.id or 0, MORNING + timedelta(hours=5))

    await alley.pass_time(hours=3)

    assert "提醒您" in await alley.last(alley.resident) and "今天15:00" in await alley.last(alley.resident)
    assert "提醒" in await alley.last(alley.workers["甲1"])


async def test_silence_after_the_end_nudges_once_and_then_closes(alley: Alley) -> None:
    await alley.party("甲", item="education.tutoring")
    case = await alley.case(category="education", item="education.tutoring")
    await take(alley, case, "甲1")
    await finish(alley, case, "甲1")

    await alley.pass_time(days=1)
    assert len([t for t in await alley.said(alley.resident) if "解决了吗" in t]) == 2
    await alley.pass_time(days=2)

    assert (await alley.read_case(case)).state == "closed"
    assert "没解决" in await alley.last(alley.resident)
    assert await alley.pass_time(days=30) == 0


async def test_elder_care_never_ends_by_silence_and_is_called_a_week_after_it_was_closed(
    alley: Alley,
) -> None:
    await alley.party("甲")
    case = await alley.case()
    await take(alley, case, "甲1")
    await finish(alley, case, "甲1")

    await alley.pass_time(days=3)
    assert (await alley.read_case(case)).state == "done"
    assert "打个电话" in await alley.last(alley.staff)

    async with alley.store.write() as unit:
        await cases.confirm(unit, alley.resident, case.id or 0)
    await alley.pass_time(days=7)
    assert "关怀回访" in await alley.last(alley.staff)


async def test_thirty_days_of_a_case_pass_in_under_a_second(alley: Alley) -> None:
    for name in ("甲", "乙"):
        await alley.party(name)
    await alley.party("民生岗", backstop=True)
    started = time.process_time()

    case = await alley.case()
    await alley.live(hours=2)  # 甲 does not answer
    await take(alley, case, "乙1")
    await alley.live(days=8)  # late: everybody is told
    await finish(alley, case, "乙1")
    await alley.live(days=4)  # the resident is asked twice, then staff call
    async with alley.store.write() as unit:
        await cases.confirm(unit, alley.resident, case.id or 0)
    await alley.live(days=18)

    assert time.process_time() - started < 1
    async with alley.store.read() as unit:
        rows = await unit.scalars(select(FollowUp).order_by(col(FollowUp.done_at), col(FollowUp.id)))
    happened = [row.kind for row in rows if row.outcome in ("fired", "staff call")]
    assert happened == ["expiry", "first_contact", "completion", "nudge", "lapse", "care_call"]
    assert all(row.done_at for row in rows if row.kind != "task")  # that staff call is theirs to say
