"""The terminal: the text-only channel. Menus are numbered lines, edits are new messages, photos are paths.

No journey needs more than this; it is the proof that channels without buttons can follow.
"""

import asyncio
import contextlib
import secrets
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.webchat import history
from bot.inbound import BOT_IDS, Inbound
from bot.turn import ORDINALS, TIDY
from bot.uploads import Unfit, keep
from casework.wording import console as wording
from storage.store import Unavailable
from storage.talk import enter

LOOK = 1.0
"""Seconds between looks for what other processes have said to us."""
TRIES = 5
PHOTO = "/photo"
MENU_STATES = {"form:consent", "form:which", "form:community", "form:read_back"}
"""Steps at which only the lines of the menu can be meant by a number."""


def lines_of(message: dict[str, Any], folder: Path) -> list[str]:
    """One of our messages as a terminal shows it."""
    shown = [wording.CHANGED] if message["replaces"] else []
    text = wording.without_presses(message["text"]) if message["buttons"] else message["text"]
    shown += text.split("\n") if text else []
    if message["media"] and message["kind"] in wording.MEDIA:
        path = folder / message["media"].rsplit("/", 1)[-1]
        shown.append(f"[{wording.MEDIA[message['kind']]}] {path}")
    labels = [button["text"] for row in message["buttons"] for button in row]
    return shown + [f"  {number}. {label}" for number, label in enumerate(labels, 1)]


def chosen(line: str, buttons: list[dict[str, str]]) -> str | None:
    """The data of the button that "2", "第二个", "二" or its label presses."""
    words = TIDY.sub("", line)
    index = ORDINALS.get(words)
    if index is not None and index < len(buttons):
        return buttons[index]["data"]
    return next((b["data"] for b in buttons if TIDY.sub("", b["text"]) == words), None)


class Console:
    """One person's chat in a terminal. `write` shows a line."""

    def __init__(
        self, app: App, channel: str, address: str, write: Callable[[str], None], *, community: str = ""
    ) -> None:
        self.app = app
        self.channel, self.address, self.community = channel, address, community
        self.write = write
        self.contact_id = 0
        self._shown = 0
        self._menu: tuple[int, list[dict[str, str]]] = (0, [])
        self._showing = asyncio.Lock()
        self._news = asyncio.Event()

    async def open(self) -> str:
        """Find the person (a new one is made when unknown), and show what she has not read; her name."""
        async with self.app.store.write() as unit:
            talk = await enter(unit, self.channel, self.address)
            self.contact_id = talk.contact_id
            seen, _ = await history.standing(unit, self.contact_id)
            last = await unit.raw(
                "SELECT max(seq) FROM message WHERE contact_id = $1 AND sender = 'bot'", self.contact_id
            )
        self._shown = max(0, min(seen, (last[0][0] or 0) - 1))
        return talk.name

    async def show(self) -> None:
        """Show what is new."""
        async with self._showing:
            async with self.app.store.read() as unit:
                messages = await history.after(unit, self.contact_id, self._shown)
            for message in messages:
                self._shown = message["seq"]
                if message["from"] == "bot":
                    for line in lines_of(message, self.app.settings.media_dir):
                        self.write(line)
                    self._menu = (
                        message["replaces"] or message["seq"],
                        [button for row in message["buttons"] for button in row],
                    )
            if messages:
                await history.mark_seen(self.app.store, self.contact_id, self._shown)

    async def take(self, line: str) -> None:
        """Do what a line says, and show what comes of it."""
        line = line.strip()
        if not line:
            return
        if (path := _path(line)) is not None:
            await self._photo(path)
        elif (data := chosen(line, self._menu[1])) is not None:
            await self._turn(press=data, message=self._menu[0])
        elif await self._beyond(line):
            self.write(wording.no_such(line, len(self._menu[1])))
            return
        else:
            await self._turn(text=line)
        await self.show()

    async def _beyond(self, line: str) -> bool:
        """Whether a number was meant for the menu, which has fewer lines; where a question waits it may be the answer."""
        index = ORDINALS.get(TIDY.sub("", line))
        if index is None or not 0 < len(self._menu[1]) <= index:
            return False
        async with self.app.store.read() as unit:
            found = await unit.raw("SELECT state FROM conversation WHERE contact_id = $1", self.contact_id)
        state = (found[0][0] or "") if found else ""
        return not state or state in MENU_STATES

    async def _turn(self, **act: Any) -> None:
        number = uuid.uuid4().hex
        bot_id = BOT_IDS["console"]
        inbound = Inbound(self.channel, bot_id, number, self.address, community_code=self.community, **act)
        for attempt in range(TRIES):
            with contextlib.suppress(Unavailable):
                await self.app.turn.take(inbound)
                return
            await asyncio.sleep(0.2 * 2**attempt)
        self.write(wording.TRY_AGAIN)

    async def _photo(self, path: Path) -> None:
        media_id = secrets.token_urlsafe(16)
        try:
            kept = await keep(self.app, self.contact_id, media_id, path.read_bytes(), path.name)
        except OSError:
            self.write(wording.NO_FILE)
        except Unfit as refused:
            self.write(str(refused))
        else:
            await self._turn(media=kept.kind, media_id=media_id)

    @contextlib.asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Show what others cause, as it comes."""
        self.app.store.listeners.append(self._told)
        task = asyncio.create_task(self._follow(), name="console")
        try:
            yield
        finally:
            self.app.store.listeners.remove(self._told)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _told(self, last: dict[int, int]) -> None:
        if self.contact_id in last:
            self._news.set()

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK):  # wait_for may swallow a cancellation (Python 3.11)
                    await self._news.wait()
            self._news.clear()
            with contextlib.suppress(Unavailable):
                await self.show()


def _path(line: str) -> Path | None:
    """The file that a line names: /photo PATH, or simply a path that exists (terminals paste them when dropped)."""
    if line.split()[0] == PHOTO:
        return Path(line.removeprefix(PHOTO).strip().strip("'\"")).expanduser()
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        path = Path(line.strip("'\"").removeprefix("file://")).expanduser()
        return path if path.is_file() else None
    return None
