"""A fake Bot API and a small service that speaks to it, for every channel test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_chats import Person
from tests.channels.small_service import serving, settings


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A Bot API server on the loopback."""
    server = await FakeBotApi().start()
    yield server
    await server.stop()


@pytest.fixture
async def service(api: FakeBotApi, empty_url: str, tmp_path: Path) -> AsyncIterator[App]:
    """The small service, polling."""
    async with serving(empty_url, settings(tmp_path, api.url)) as app:
        yield app


@pytest.fixture
def wang(api: FakeBotApi, service: App) -> Person:
    """Somebody who writes to it."""
    return api.person()
