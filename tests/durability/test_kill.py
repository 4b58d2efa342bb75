"""kill -9 at random points: every update is handled exactly once, every reply arrives, each chat keeps its order.

This process feeds numbered updates by HTTP and repeats each until it is acknowledged, as Telegram does; it is also
the Bot API that the replies arrive at. The service runs in processes of its own, one on SQLite, two on PostgreSQL.
"""

import asyncio
import itertools
import multiprocessing
import random
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram.webhook import HEADER
from storage.clock import Clock
from storage.opening import open_store
from storage.talk import document
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.patience import all_delivered
from tests.durability import victim

CHATS, UPDATES, KILLS = 8, 20, 10
SEED = 20261123


@dataclass(slots=True)
class Servers:
    """The processes that are killed, and started again at once."""

    database: str
    api: str
    folder: Path
    ports: list[int]
    killed: int = 0
    answered: int = 0
    unanswered: int = 0
    progress: asyncio.Event = field(default_factory=asyncio.Event)
    running: list[BaseProcess] = field(default_factory=list)

    def start(self) -> None:
        self.running = [self._one(port) for port in self.ports]

    def kill(self, which: int) -> None:
        """SIGKILL one of them; its successor starts on the same port."""
        self.running[which].kill()
        self.running[which].join()
        self.running[which] = self._one(self.ports[which])
        self.killed += 1

    def stop(self) -> None:
        for process in self.running:
            process.kill()
            process.join()

    def _one(self, port: int) -> BaseProcess:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.durability.victim"])  # importing aiogram takes seconds
        process = context.Process(target=victim.live, args=(self.database, self.api, str(self.folder), port))
        process.start()
        return process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """Where the replies arrive."""
    server = await FakeBotApi().start()
    yield server
    await server.stop()


@pytest.mark.slow
async def test_killed_at_random_points_nothing_is_lost_doubled_or_out_of_order(
    api: FakeBotApi, empty_url: str, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    count = 1 if empty_url.startswith("sqlite") else 2
    servers = Servers(empty_url, api.url, tmp_path, [free_port() for _ in range(count)])
    servers.start()
    done = asyncio.Event()
    try:
        async with asyncio.timeout(120), aiohttp.ClientSession() as client:
            killer = asyncio.create_task(keep_killing(servers, chance, done))
            await asyncio.gather(*(feed(client, api, n, servers, done) for n in range(CHATS)))
            done.set()
            await killer
            await check(api, empty_url)
    finally:
        servers.stop()
    assert servers.killed >= KILLS
    assert servers.unanswered > KILLS, "the kills were felt"


async def keep_killing(servers: Servers, chance: random.Random, done: asyncio.Event) -> None:
    """Let them answer a few updates, then kill one in the middle of whatever it does."""
    while servers.killed < KILLS:
        enough = servers.answered + chance.randint(4, 24)
        while servers.answered < enough:
            await servers.progress.wait()
            servers.progress.clear()
        await asyncio.sleep(chance.uniform(0, 0.02))
        servers.kill(chance.randrange(len(servers.ports)))
    done.set()


async def feed(
    client: aiohttp.ClientSession, api: FakeBotApi, number: int, servers: Servers, done: asyncio.Event
) -> None:
    """One chat: the next update only when this one is acknowledged; some come twice all the same."""
    chance, person = random.Random(SEED + number), api.person(1000 + number)
    for n in itertools.count(1):
        update = person.message(f"第{n}句")
        while not await pushed(client, servers, chance, update):
            servers.unanswered += 1
        if chance.random() < 0.1:
            await pushed(client, servers, chance, update)
        if n >= UPDATES and done.is_set():
            return
        await asyncio.sleep(chance.uniform(0, 0.05))


async def pushed(
    client: aiohttp.ClientSession, servers: Servers, chance: random.Random, update: dict[str, Any]
) -> bool:
    url = f"http://127.0.0.1:{chance.choice(servers.ports)}/telegram"
    try:
        async with client.post(url, json=update, headers={HEADER: victim.SECRET}) as answer:
            servers.answered += answer.status == 200
            servers.progress.set()
            return answer.status == 200
    except aiohttp.ClientError:
        await asyncio.sleep(0.02)
        return False


async def check(api: FakeBotApi, database: str) -> None:
    """What was done stands in the database, what was said on the screens."""
    store = open_store(database, Clock())
    await all_delivered(store, 30)
    async with store.read() as unit:
        for person in api.people.values():
            rows = await unit.raw(
                "SELECT e.note, v.data FROM entry e JOIN contact c ON c.id = e.contact_id"
                " JOIN conversation v ON v.contact_id = c.id WHERE c.address = $1 ORDER BY e.id",
                str(person.id),
            )
            said = [f"第{n}句" for n in range(1, len(rows) + 1)]
            assert len(rows) >= UPDATES
            assert [note for note, _ in rows] == said, "handled exactly once, in order"
            assert document(rows[-1][1])["count"] == len(rows), "the dialog state moved once with each"
            # at least once: a delivery that was not marked is repeated, but before anything later
            arrived = [text for text, _ in itertools.groupby(person.texts)]
            assert arrived == [f"{n}：{text}" for n, text in enumerate(said, 1)], "every reply, in order"
    await store.close()
