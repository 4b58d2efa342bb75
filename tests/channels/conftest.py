"""What channel tests share: a fake Bot API with a small service that speaks to it, and the web street with its people.

A test module that needs another street has an `app` of its own.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.app import App
from tests.channels import small_service, web_street
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_chats import Person
from tests.channels.web_street import Client


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A Bot API server on the loopback."""
    server = await FakeBotApi().start()
    yield server
    await server.stop()


@pytest.fixture
async def service(api: FakeBotApi, empty_url: str, tmp_path: Path) -> AsyncIterator[App]:
    """The small service, polling."""
    async with small_service.serving(empty_url, small_service.settings(tmp_path, api.url)) as app:
        yield app


@pytest.fixture
def wang(api: FakeBotApi, service: App) -> Person:
    """Somebody who writes to it."""
    return api.person()


@pytest.fixture
async def app(empty_url: str, tmp_path: Path) -> App:
    """The web street, not yet on a port."""
    return await web_street.build(tmp_path, empty_url)


@pytest.fixture
async def server(app: App) -> AsyncIterator[TestServer]:
    """The web street on the loopback."""
    async with web_street.serving(app) as running:
        yield running


@pytest.fixture
async def anna(server: TestServer) -> AsyncIterator[Client]:
    """A resident with a session."""
    async with web_street.browser(server) as client:
        yield await client.open()


@pytest.fixture
async def bert(server: TestServer) -> AsyncIterator[Client]:
    """Another resident."""
    async with web_street.browser(server) as client:
        yield await client.open()


@pytest.fixture
async def stranger(server: TestServer) -> AsyncIterator[Client]:
    """Somebody without a session."""
    async with web_street.browser(server) as client:
        yield client
