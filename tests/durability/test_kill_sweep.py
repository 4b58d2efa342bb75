"""kill -9 in the middle of the sweep: each follow-up still fires once, with all that belongs to it or not at all."""

import asyncio
import multiprocessing
import random
from collections import Counter
from datetime import timedelta
from multiprocessing.process import BaseProcess

import pytest

from casework.firing import fire_due
from storage.clock import FrozenClock
from storage.opening import open_store
from storage.store import Store, Unavailable
from tests.casework.alley import Alley
from tests.conftest import MORNING

CASES, KILLS = 60, 8
DUE = MORNING + timedelta(hours=2)


def sweep(database: str) -> None:
    """A process that lets happen what is due, until it is killed or nothing is left."""
    asyncio.run(_sweep(database))


async def _sweep(database: str) -> None:
    store = open_store(database, FrozenClock(DUE), demo=True)
    while True:
        try:
            await fire_due(store, limit=7)
        except Unavailable:
            await asyncio.sleep(0.02)


def one(database: str) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.durability.test_kill_sweep"])
    process = context.Process(target=sweep, args=(database,))
    process.start()
    return process


async def fired(store: Store) -> int:
    async with store.read() as unit:
        rows = await unit.raw("SELECT count(*) FROM follow_up WHERE kind = 'expiry' AND done_at IS NOT NULL")
    return int(rows[0][0])


@pytest.mark.slow
async def test_a_sweep_that_is_killed_fires_each_follow_up_once(store: Store, empty_url: str) -> None:
    chance = random.Random(20261123)
    alley = await Alley(store).build()
    await alley.party("甲", capacity=10 * CASES)
    cases = [await alley.case() for _ in range(CASES)]
    running = [one(empty_url) for _ in range(1 if empty_url.startswith("sqlite") else 2)]
    try:
        async with asyncio.timeout(120):
            for kill in range(1, KILLS + 1):
                while await fired(store) < kill * CASES // (KILLS + 2):  # noqa: ASYNC110
                    await asyncio.sleep(0.002)
                await asyncio.sleep(chance.uniform(0, 0.02))
                which = chance.randrange(len(running))
                running[which].kill()
                running[which].join()
                running[which] = one(empty_url)
            while await fired(store) < CASES:  # noqa: ASYNC110 - other processes tell nobody
                await asyncio.sleep(0.02)
    finally:
        for process in running:
            process.kill()
            process.join()

    for case in cases:
        assert [o.state for o in await alley.offers(case)] == ["expired"]
        async with store.read() as unit:
            verbs = Counter(
                verb for (verb,) in await unit.raw("SELECT verb FROM case_event WHERE case_id = $1", case.id)
            )
        assert verbs["expire"] == 1 and verbs["hand_over"] == 1
    told = Counter(text for text in await alley.said(alley.staff) if "没有机构能接" in text)
    assert len(told) == CASES and set(told.values()) == {1}
    assert len([t for t in await alley.said(alley.resident) if "没能及时答复" in t]) == CASES
