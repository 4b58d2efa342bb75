"""PostgreSQL drops the connection that listens: what other processes say still arrives, and soon."""

import asyncio
import time
from pathlib import Path

import pytest

from storage.clock import Clock
from storage.opening import open_store
from tests.channels.web_street import Client, build, serving
from tests.conftest import on_server

LISTENERS = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{}' AND query LIKE 'LISTEN%'"


@pytest.mark.parametrize("empty_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
async def test_messages_arrive_although_the_listening_connection_is_lost(
    empty_url: str, tmp_path: Path
) -> None:
    other = open_store(empty_url, Clock())
    name = empty_url.rpartition("/")[2]
    async with serving(await build(tmp_path, empty_url)) as server:
        anna = await Client(server).open()
        await anna.say("在吗")
        async with other.read() as unit:
            contact_id, last = (await unit.raw("SELECT id, last_seq FROM contact"))[0]
        for round_ in range(3):
            waiting = asyncio.create_task(anna.read(after=last, wait=25))
            await asyncio.sleep(0.3)
            await on_server(LISTENERS.format(name))
            began = time.monotonic()
            async with other.write() as unit:
                unit.say(contact_id, f"消息{round_}")
            (message,) = await waiting

            assert message["text"] == f"消息{round_}" and time.monotonic() - began < 8
            last = message["seq"]
        await anna.http.close()
    await other.close()
