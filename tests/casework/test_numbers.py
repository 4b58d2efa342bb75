"""Case numbers: counted anew each day, given once, and nobody waits for another community's turn."""

import asyncio
from datetime import timedelta

from casework.numbers import next_number
from storage.clock import FrozenClock
from storage.store import Store
from storage.unit import Unit


async def number(store: Store) -> str:
    async with store.write() as unit:
        return await next_number(unit)


async def test_numbers_are_counted_anew_each_day(store: Store) -> None:
    assert isinstance(store.clock, FrozenClock)
    today = [await number(store) for _ in range(3)]
    store.clock.advance(timedelta(days=1))
    tomorrow = [await number(store) for _ in range(2)]

    assert today == ["20261123-0001", "20261123-0002", "20261123-0003"]
    assert tomorrow == ["20261124-0001", "20261124-0002"]


async def test_of_many_at_once_no_two_have_the_same_number(store: Store) -> None:
    numbers = await asyncio.gather(*(number(store) for _ in range(40)))

    assert len(set(numbers)) == 40
    assert all(n.startswith("20261123-") and len(n) == 13 for n in numbers)


async def test_who_opens_a_case_does_not_wait_until_another_has_finished(store: Store) -> None:
    """On SQLite there is one writer, and nothing to see."""
    await number(store)
    if not store.dialect.startswith("postgres"):
        return
    opened, finish = asyncio.Event(), asyncio.Event()

    async def slow(unit: Unit) -> str:
        drawn = await next_number(unit)
        opened.set()
        await finish.wait()
        return drawn

    async def in_a_long_turn() -> str:
        async with store.write() as unit:
            return await slow(unit)

    first = asyncio.create_task(in_a_long_turn())
    await opened.wait()
    async with asyncio.timeout(5):
        second = await number(store)
    finish.set()

    assert {await first, second} == {"20261123-0002", "20261123-0003"}
