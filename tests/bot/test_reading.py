"""The register of estates follows the database, in every process."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import bot.app
from bot.app import beats_of
from bot.reading import Reader
from scheduler.clock import start_clock
from storage.store import Store
from storage.tables import Estate, Mark
from tests.journeys.town import Town, found


@pytest.fixture
async def town(street: Store, street_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo street, with a quick stand-in for understanding: the reader is made by the test."""
    async with street.write() as unit:
        unit.add(Mark(name="demo", value="1"))
    made = await found(tmp_path / "data", street_url, understand=lambda text: None)  # type: ignore[arg-type,return-value]
    yield made
    await made.close()


async def seeded(store: Store, name: str) -> None:
    """What `linli db seed` of another process leaves behind."""
    async with store.write() as unit:
        community = (await unit.raw("SELECT id FROM community ORDER BY id LIMIT 1"))[0][0]
        unit.add(Estate(community_id=community, name=name, aliases=["梧桐小筑"], buildings=[]))


async def test_an_estate_that_was_seeded_is_known_without_a_restart(
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = Reader(town.app.store, town.clock)
    await reader.refresh()
    assert not await reader.refresh()
    said = "梧桐小筑3号楼的灯不亮"
    assert (slot := reader(said).slots["place"]) is not None and "听雨轩" not in str(slot.value)
    monkeypatch.setattr(bot.app, "ESTATES_SECONDS", 0.05)
    town.app.reader = reader
    await seeded(town.app.store, "听雨轩")

    async with start_clock(
        town.app.store, town.clock, town.app.settings, wake=lambda: None, beside=beats_of(town.app)
    ):
        async with asyncio.timeout(10):
            while "听雨轩" not in str(getattr(reader(said).slots["place"], "value", "")):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


def test_every_process_looks_at_least_once_a_minute() -> None:
    assert bot.app.ESTATES_SECONDS <= 60
