"""A real browser in front of the real service with the demo street."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, FrameLocator, Locator, Page, async_playwright, expect

from bot.app import App, build
from bot.channels.webchat.server import make
from bot.settings import Settings
from storage.clock import FrozenClock
from tests.conftest import MORNING

CHROMIUM = Path(os.environ.get("LINLI_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
"""Written only when asked: LINLI_KEEP_PICTURES=1 pytest tests/browser."""

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs chromium; with CI=true nothing is skipped."""
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM.exists() and os.environ.get("CI") != "true":
            item.add_marker(
                pytest.mark.skip(f"no browser at {CHROMIUM}: install chromium or set LINLI_CHROMIUM")
            )


@dataclass
class Street:
    """The running demo, and a browser that looks at it."""

    app: App
    server: TestServer
    browser: Browser
    errors: list[str] = field(default_factory=list)
    """What the pages complained about; a refused content policy stands here too."""

    @property
    def address(self) -> str:
        """Where the demo is."""
        return str(self.server.make_url("/")).rstrip("/")

    async def open(self, path: str = "/", width: int = 1440, height: int = 900, **more: object) -> Page:
        """A new browser (its own cookies) that opens a page."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            **more,  # type: ignore[arg-type]
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console", lambda said: self.errors.append(said.text) if "Content Security" in said.text else None
        )
        await page.goto(self.address + path)
        return page

    async def keep(self, page: Page, name: str) -> None:
        """Keep a picture for the README, when asked to."""
        if os.environ.get("LINLI_KEEP_PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            await page.screenshot(path=PICTURES / f"{name}.png")


@dataclass
class Phone:
    """One chat: a whole page, or one of the three phones."""

    inside: Page | FrameLocator

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.inside.locator("#words").fill(text)
        await self.inside.locator("#send").click()

    async def press(self, label: str) -> None:
        """Press the newest button with this label."""
        await self.inside.locator(".choice", has_text=label).last.click()

    def said(self, text: str) -> Locator:
        """The bubbles of the service that hold these words."""
        return self.inside.locator(".row.bot .bubble", has_text=text)

    @property
    def mine(self) -> Locator:
        """What the person has said."""
        return self.inside.locator(".row.me")

    async def reads(self, text: str) -> None:
        """Wait until the service has said these words."""
        await expect(self.said(text).last).to_be_visible()


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    app = await build(Settings(_env_file=None, demo=True, data_dir=tmp_path), clock=FrozenClock(MORNING))
    server = TestServer(make(app), host="127.0.0.1")
    await server.start_server(shutdown_timeout=2)
    async with async_playwright() as player:
        browser = await player.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        opened = Street(app, server, browser)
        yield opened
        await browser.close()
    await server.close()
    await app.store.close()
    assert opened.errors == []
