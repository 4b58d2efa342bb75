"""Clients that go away in the middle: nobody did anything wrong, and nobody is told of a fault."""

import asyncio
import logging

import pytest
from aiohttp.test_utils import TestServer

from bot.app import App
from tests.channels.web_street import Client

FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf of a photo'
LEFT = {
    "stream": ("GET /api/stream", b""),
    "long poll": ("GET /api/messages?after=99&wait=20", b""),
    "history": ("GET /api/messages?latest=40", b""),
    "words": ("POST /api/messages", b'{"id": "x", "te'),
    "upload": ("POST /api/messages\r\nContent-Type: multipart/form-data; boundary=x", FORM),
}


async def begin(anna: Client, server: TestServer, what: str) -> asyncio.StreamWriter:
    """A request of this kind that has begun and is not over."""
    line, body = LEFT[what]
    start, _, kind = line.partition("\r\n")
    cookies = "; ".join(f"{c.key}={c.value}" for c in anna.http.cookie_jar)
    head = [f"{start} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", f"Cookie: {cookies}", kind]
    if body:
        head.append("Content-Length: 5000")
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write("\r\n".join(filter(None, head)).encode() + b"\r\n\r\n" + body)
    await writer.drain()
    await asyncio.sleep(0.2)
    return writer


@pytest.mark.parametrize("abruptly", [False, True], ids=["closed", "broken"])
@pytest.mark.parametrize("what", LEFT)
async def test_who_goes_away_is_no_fault(
    anna: Client, server: TestServer, app: App, caplog: pytest.LogCaptureFixture, what: str, abruptly: bool
) -> None:
    writer = await begin(anna, server, what)
    with caplog.at_level(logging.DEBUG, "linli"):
        writer.transport.abort() if abruptly else writer.close()
        await asyncio.sleep(0.1)
        await anna.say("一")  # wakes whatever still waits for the page that is gone
        await anna.say("二")
        await asyncio.sleep(0.2)

    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    async with app.store.read() as unit:
        assert await unit.raw("SELECT ref FROM fault") == []
