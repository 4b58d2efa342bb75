"""Beats: what is due happens by itself, once a day means once, and a stopped clock leaves nothing behind."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework import daily, queues, seats, statistics
from scheduler import clock as beats
from scheduler import jobs
from scheduler.clock import start_clock
from storage.clock import FrozenClock
from storage.store import Store
from storage.tables import Contact
from storage.talk import enter
from tests.casework.alley import Alley

AT_0830 = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
AT_0330 = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


@dataclass
class Kept:
    """The setting that the clock reads."""

    message_days: int = 30
    media_dir: Path | None = None


@pytest.fixture
async def alley(store: Store) -> AsyncIterator[Alley]:
    """A small community with one case that is offered."""
    alley = await Alley(store).build()
    await alley.party("甲")
    await alley.party("乙")
    yield alley


def set_clock(store: Store, moment: datetime) -> None:
    assert isinstance(store.clock, FrozenClock)
    store.clock.advance(moment - store.clock.now())


async def test_a_moved_clock_is_noticed_by_the_next_beat(
    alley: Alley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beats, "SWEEP_SECONDS", 0.05)
    monkeypatch.setattr(beats, "NUDGE_SECONDS", 0.05)
    case = await alley.case()
    woken = asyncio.Event()

    async with start_clock(alley.store, alley.store.clock, Kept(), wake=woken.set):
        assert isinstance(alley.store.clock, FrozenClock)
        alley.store.clock.advance(timedelta(hours=2))
        async with asyncio.timeout(10):
            while await alley.asked(case) != "乙":  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0.05)
            await woken.wait()


async def test_a_beat_that_fails_does_not_stop_the_next(
    alley: Alley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beats, "SWEEP_SECONDS", 0.02)
    beaten = asyncio.Event()
    tries = 0

    async def sweep(store: Store) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise ValueError("broken")
        beaten.set()

    monkeypatch.setattr(jobs, "sweep", sweep)
    async with start_clock(alley.store, alley.store.clock, Kept(), wake=lambda: None):
        async with asyncio.timeout(10):
            await beaten.wait()


async def test_a_sweep_goes_on_until_nothing_is_due(alley: Alley, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH", 2)
    cases = [await alley.case() for _ in range(5)]
    assert isinstance(alley.store.clock, FrozenClock)
    alley.store.clock.advance(timedelta(hours=2))

    await jobs.sweep(alley.store)

    for case in cases:
        assert (await alley.offers(case))[0].state == "expired"


async def test_staff_read_the_digest_once_a_morning(alley: Alley) -> None:
    await alley.case()
    set_clock(alley.store, AT_0830 - timedelta(minutes=1))
    await jobs.morning(alley.store)
    assert not any("早报" in text for text in await alley.said(alley.staff))

    set_clock(alley.store, AT_0830)
    await asyncio.gather(*(jobs.morning(alley.store) for _ in range(3)))
    assert sum("早报：在办1件" in text for text in await alley.said(alley.staff)) == 1

    set_clock(alley.store, AT_0830 + timedelta(days=1))
    await jobs.morning(alley.store)
    assert sum("早报" in text for text in await alley.said(alley.staff)) == 2


async def test_the_digest_counts_what_the_list_of_overdue_cases_shows(alley: Alley) -> None:
    case = await alley.case(item="elderly.bathing")  # nobody serves it, and nobody calls the resident
    set_clock(alley.store, AT_0830 + timedelta(hours=2))
    await jobs.sweep(alley.store)
    await jobs.morning(alley.store)
    async with alley.store.write() as unit:
        staff = await unit.need(Contact, alley.staff)
        staff.seat_id = (await seats.seats_of(unit, alley.staff))[0].id
    async with alley.store.read() as unit:
        listed = await queues.queue(unit, alley.staff, "overdue")
        counted = await statistics.figures(unit, alley.staff, "today")

    said = "\n".join(await alley.said(alley.staff))
    assert "【超期】" in said and "超期1件" in said
    assert [found.number for found in listed.cases] == [case.number]
    assert counted.overdue_now == 1


async def test_the_night_forgets_what_is_old_and_keeps_the_rest(alley: Alley) -> None:
    now = alley.store.clock.now()
    async with alley.store.write() as unit:
        talk = await enter(unit, "telegram", "42")
        for name, at in (("old", now - timedelta(days=7)), ("new", now)):
            await unit.raw(
                "INSERT INTO inbound_update (bot_id, update_id, contact_id, seq, at) VALUES (1, $1, $2, 0, $3)",
                name, talk.contact_id, at,
            )  # fmt: skip
        unit.say(talk.contact_id, "送到的话")
        await unit.flush()
        unit.say(talk.contact_id, "没送到的话")
        await unit.flush()
        await unit.raw(
            "UPDATE outbox SET state = 'delivered', delivered_at = $1 WHERE id = (SELECT min(id) FROM outbox)",
            now,
        )
        await unit.raw(
            "UPDATE conversation SET data = $1 WHERE contact_id = $2",
            '{"phone": "13812345678"}',
            talk.contact_id,
        )

    set_clock(alley.store, AT_0330 + timedelta(days=8))
    await jobs.night(alley.store, 30)
    async with alley.store.read() as unit:
        assert await unit.raw("SELECT count(*) FROM inbound_update") == [(0,)]
        left = await unit.raw("SELECT CAST(payload AS TEXT) FROM outbox ORDER BY id")
        assert "送到的话" not in left[0][0]
        assert await unit.raw("SELECT erased FROM outbox ORDER BY id") in ([(True,), (False,)], [(1,), (0,)])
        assert "13812345678" not in (await unit.raw("SELECT CAST(data AS TEXT) FROM conversation"))[0][0]
        assert await unit.raw("SELECT count(*) FROM message") == [(2,)]

    set_clock(alley.store, AT_0330 + timedelta(days=40))
    await jobs.night(alley.store, 30)
    async with alley.store.read() as unit:
        assert await unit.raw("SELECT count(*) FROM message") == [(0,)]


async def test_the_night_comes_once(alley: Alley) -> None:
    set_clock(alley.store, AT_0330)
    assert await daily.tidy(alley.store, 30)
    assert not await daily.tidy(alley.store, 30)
    set_clock(alley.store, AT_0330 + timedelta(hours=9))
    assert not await daily.tidy(alley.store, 30)
