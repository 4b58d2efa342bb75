"""Clients that mean no good: broken forms, endless bodies, machines that shout, crowds of windows."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.app import App
from bot.channels.webchat import requests
from tests.channels.web_street import Client

FORMS = [
    b"--x\r\nnonsense",
    b"--x\r\n" + b"a: b\r\n" * 500 + b"\r\n--x--",
    b"--x\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Length: x\r\n\r\nabc\r\n--x--",
    b"--x\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Transfer-Encoding: foo\r\n\r\nabc\r\n--x--",
    b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--\r\n--x--",
    b"",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=range(len(FORMS)))
async def test_a_broken_form_is_a_mistake_of_the_client(anna: Client, form: bytes) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await anna.post("/api/messages", form, headers=kind))[0] in {400, 415}


async def test_a_form_of_endless_fields_is_refused(anna: Client) -> None:
    form = aiohttp.FormData()
    form.add_field("id", "z")
    for n in range(500):
        form.add_field(f"junk{n}", "x" * 1000)
    form.add_field("file", b"%PDF-1.4", filename="a.pdf")

    assert (await anna.post("/api/messages", form))[0] == 400


async def test_a_body_that_never_ends_is_given_up(anna: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "PATIENCE", 0.2)

    async def drip() -> AsyncIterator[bytes]:
        yield b'{"id": "x", '
        await asyncio.sleep(5)

    with pytest.raises((aiohttp.ClientError, AssertionError, OSError)):
        async with asyncio.timeout(4), anna.http.post(f"{anna.base}/api/messages", data=drip()) as response:
            assert response.status != 408


async def test_a_machine_that_shouts_is_slowed_down_but_an_emergency_is_heard_first(anna: Client) -> None:
    words = [{"id": f"m{n}", "text": f"说{n}"} for n in range(45)]
    told = [(await anna.post("/api/messages", one))[0] for one in words]
    assert told.count(429) >= 3

    assert (await anna.post("/api/messages", {"id": "sos", "text": "救命啊"}))[0] == 200
    shouted = [(await anna.post("/api/messages", {"id": f"s{n}", "text": "救命"}))[0] for n in range(100)]
    assert 200 in shouted and 429 in shouted


async def test_one_person_cannot_hold_the_door_with_a_hundred_windows(anna: Client, app: App) -> None:
    async def window() -> int:
        return (await anna.get("/api/messages?after=0&wait=1"))[0]

    told = await asyncio.gather(*(window() for _ in range(40)))

    assert told.count(200) == 12 and told.count(429) == 28
    assert await window() == 200


async def test_nobody_has_seen_what_was_never_said(anna: Client, app: App) -> None:
    await anna.say("你好")
    await anna.read(after=2_000_000_000)
    async with app.store.read() as unit:
        (seen, last), = await unit.raw("SELECT seen_seq, last_seq FROM contact")  # fmt: skip

    assert seen == last


async def test_a_stream_ends_with_its_session(anna: Client, app: App) -> None:
    async with anna.http.get(f"{anna.base}/api/stream?after=0") as stream:
        await anna.say("你好")
        assert b"data" in await stream.content.readuntil(b"}\n\n")
        async with app.store.write() as unit:
            (contact_id,), = await unit.raw("SELECT id FROM contact")  # fmt: skip
            await unit.raw("UPDATE web_session SET revoked_at = $1", unit.now)
            unit.say(contact_id, "这一句不该再看到")
        async with asyncio.timeout(5):
            rest = await stream.content.read()
        async with app.store.write() as unit:
            unit.say(contact_id, "这一句更不该")
    assert "更不该" not in rest.decode()


@pytest.mark.parametrize("text", ["我" * 100_000, "13800138000 " * 14_000], ids=["100,000 signs", "phones"])
async def test_an_endless_text_is_answered_and_kept_in_part(anna: Client, text: str) -> None:
    await anna.say(text)
    kept = (await anna.read())[0]["text"]

    assert kept == text[:20_000]


async def test_no_answer_says_which_versions_to_attack(anna: Client) -> None:
    for path in ("/", "/nowhere", "/page/chat.js", "/api/messages"):
        async with anna.http.get(anna.base + path) as response:
            assert response.headers["Server"] == "linli"
