"""Telegram by webhook, over real HTTP: answered only after the commit."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.app import App
from bot.channels.webchat.server import start_web
from tests.channels.fake_bot_api import SECRET, FakeBotApi
from tests.channels.fake_chats import Person
from tests.channels.patience import soon
from tests.channels.small_service import away_twice, serving, settings

WORD = "a-secret-word"


@pytest.fixture
async def service(api: FakeBotApi, empty_url: str, tmp_path: Path) -> AsyncIterator[App]:
    """The small service behind the product's web server, at the address that Telegram calls."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    given = settings(tmp_path, api.url, port=port, public_url=address, telegram_webhook_secret=WORD)
    async with serving(empty_url, given) as app, start_web(app):
        await soon(lambda: api.webhook[0] == f"{address}/telegram")
        yield app


async def post(app: App, secret: str | None, body: str) -> int:
    headers = {} if secret is None else {SECRET: secret}
    url = f"{app.settings.public_url}/telegram"
    async with aiohttp.ClientSession() as client, client.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_an_update_pushed_is_answered(wang: Person, api: FakeBotApi) -> None:
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"])
    assert not api.updates and not api.refusals


async def test_an_update_pushed_twice_is_handled_once(wang: Person, api: FakeBotApi) -> None:
    wang.says("一")
    api.updates.append(api.updates[0])
    wang.says("二")
    await soon(lambda: wang.last == "2：二")
    assert wang.texts == ["1：一", "2：二"]


async def test_strangers_without_the_secret_are_turned_away(service: App) -> None:
    assert await post(service, None, "{}") == 403
    assert await post(service, "another-word", "{}") == 403
    assert await post(service, WORD, "no json") == 400
    assert await post(service, WORD, '{"update_id": 1}') == 200


async def test_what_was_not_committed_is_pushed_again(wang: Person, service: App, api: FakeBotApi) -> None:
    away_twice(service)
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"])
    assert api.refusals == [503, 503]
