"""The commands menu of each role, and the words that its slash commands stand for."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from casework.commands import COMMANDS as DESK
from casework.wording import menus
from storage.store import Store, Unavailable

log = logging.getLogger("linli.telegram")

WORDS = {
    slash: words for slash, words, _ in (*menus.RESIDENT, *menus.WORKER, *menus.SEAT) if slash != "start"
}
TOGETHER = 0.5
"""Seconds in which changes of roles are gathered."""
ROLES = """
SELECT c.id, c.address, s.role FROM contact c LEFT JOIN seat s ON s.id = c.seat_id AND s.withdrawn_at IS NULL
WHERE c.channel = 'telegram' AND c.blocked_at IS NULL
"""
SEATED = " AND EXISTS (SELECT 1 FROM seat h WHERE h.contact_id = c.id)"


def spoken(text: str) -> str:
    """A slash command of the menu as the words that every channel knows; other texts as they are."""
    slash = text.strip().removeprefix("/").partition("@")[0].lower() if text.startswith("/") else ""
    return WORDS.get(slash, text)


def menu(role: str) -> list[BotCommand]:
    """What a person with this role is shown, most needed first."""
    lines = [BotCommand(command=slash, description=line) for slash, _, line in menus.RESIDENT]
    switch = [BotCommand(command=slash, description=line) for slash, _, line in menus.SEAT]
    if role in {"staff", "director"}:
        desk = [BotCommand(command=c.slash, description=f"{c.usage}：{c.help}"[:256]) for c in DESK]
        return [*desk, *switch, *lines]
    if role in {"worker", "manager"}:
        own = [BotCommand(command=slash, description=line) for slash, _, line in menus.WORKER]
        return [*own, *switch, *lines]
    return [*lines, *switch] if role else lines


class Menus:
    """Keeps every chat's commands menu as its role is."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot = bot
        self._store = store
        self._shown: dict[int, str] = {}
        self._changed: set[int] = set()
        self._news = asyncio.Event()

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Set the menus, and again whenever a role changes: that is always told to the person."""
        self._store.listeners.append(self._told)
        task = asyncio.create_task(self._run(), name="menus")
        try:
            yield
        finally:
            self._store.listeners.remove(self._told)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _told(self, last: dict[int, int]) -> None:
        self._changed |= last.keys()
        self._news.set()

    async def _run(self) -> None:
        await self._patiently(menu(""), None)
        await self._set(set())
        while True:
            await self._news.wait()
            await asyncio.sleep(TOGETHER)
            self._news.clear()
            changed, self._changed = self._changed, set()
            await self._set(changed)

    async def _set(self, changed: set[int]) -> None:
        """Set what differs; nobody named: everybody who holds or held a seat."""
        which = f" AND c.id IN ({', '.join(str(int(i)) for i in changed)})" if changed else SEATED
        try:
            async with self._store.read() as unit:
                found = await unit.raw(ROLES + which)
        except Unavailable:
            self._changed |= changed
            return
        for contact_id, address, role in found:
            if self._shown.get(contact_id, "") != (role or "") or not changed:
                self._shown[contact_id] = role or ""
                await self._patiently(menu(role or ""), int(address))

    async def _patiently(self, commands: list[BotCommand], chat_id: int | None) -> None:
        """A menu is a convenience: two tries, and what fails is shown at the next start."""
        scope = BotCommandScopeChat(chat_id=chat_id) if chat_id else BotCommandScopeAllPrivateChats()
        for wait in (1.0, 0.0):
            try:
                await self._bot.set_my_commands(commands, scope=scope)
                return
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except (AiogramError, OSError, TimeoutError, TypeError) as error:
                log.info("no menu", extra={"kind": type(error).__name__})
                await asyncio.sleep(wait)
