"""The inbound half of Telegram: each update becomes a turn, or one of the few things that are no turn."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Update

from bot.app import App
from bot.channels.base import Blocked, Later, Rejected
from bot.channels.limits import Limit
from bot.channels.telegram.conversion import NAME, Act, Edited, Group, Membership, read
from bot.channels.telegram.delivery import TelegramChannel
from bot.channels.telegram.media import collect, enclose
from bot.inbound import LONGEST, tidied
from casework.undelivered import tell_staff
from casework.wording import delivery as wording
from casework.wording import web
from storage import outbox
from storage.talk import enter, hear, leave
from storage.unit import Unit

log = logging.getLogger("linli.telegram")

HINTED = """
SELECT 1 FROM outbox WHERE state IN ('pending', 'delivered', 'undeliverable') AND contact_id = $1
AND kind = 'hint' AND CAST(payload AS text) LIKE '%"' || $2 || '"%' LIMIT 1
"""

NOTED = (0.05, 0.2, 0.5)
"""Seconds in which a delivery is noted; what is unknown after them was forgotten long ago."""


class Intake:
    """Takes updates of one bot. `handle` returns after the commit; Unavailable means: the same update again."""

    def __init__(self, app: App, bot: Bot, channel: TelegramChannel) -> None:
        self.app = app
        self.bot = bot
        self.channel = channel
        self.limit = Limit(burst=40, every=1.5)
        """How fast one person may speak: as in the web chat."""
        self.told = Limit(burst=1, every=60)
        self._later: set[asyncio.Task[None]] = set()

    async def handle(self, update: Update) -> None:
        """Make one update true, exactly once."""
        match read(update, self.bot.id):
            case Act() as act:
                await self._act(replace(act, inbound=tidied(act.inbound)))
            case Edited(inbound):
                await self._edited(Act(tidied(inbound)))
            case Group(chat_id, may_speak):
                await self._leave(chat_id, may_speak)
            case Membership(address, blocked):
                await self._member(address, blocked)

    async def close(self) -> None:
        """Give up what was still being done beside the turns."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _act(self, act: Act) -> None:
        inbound = act.inbound
        async with self.app.store.read() as unit:
            contact_id, blocked = await _known(unit, inbound.address)
        number = await self._number(act)
        if blocked:
            await self._member(inbound.address, blocked=False)
        if wait := self._too_fast(act):
            await self._slow_down(act, wait)
            return
        await enclose(self.app, act)
        receipt = await self.app.turn.take(replace(inbound, message=number))
        if inbound.press_id:
            self._beside(self._answer_press(contact_id, inbound.press_id))
        if act.enclosed is not None and not receipt.repeated:
            self._beside(self._collect(inbound.media_id))

    def _too_fast(self, act: Act) -> int:
        """Seconds until this person is heard again; 0: now. An emergency is always heard."""
        wait = self.limit.take(act.inbound.address)
        if not wait or (act.inbound.text and _alarming(self.app, act.inbound.text)):
            return 0
        return wait

    async def _slow_down(self, act: Act, wait: int) -> None:
        """It is not acted upon, and she reads why: once a minute, or we would be the ones who send too much."""
        if act.inbound.press_id:
            self._beside(self._stop_spinner(act.inbound.press_id))
        if self.told.take(act.inbound.address):
            return
        inbound = act.inbound
        async with self.app.store.write() as unit:
            talk = await enter(unit, NAME, inbound.address, inbound.name, inbound.key)
            if talk.known is None:
                heard = hear(talk, "")
                talk.say(web.TOO_MANY.format(seconds=wait))
                await leave(unit, talk, heard)

    async def _number(self, act: Act) -> int:
        """Our number of the message that was pressed. A quick thumb is faster than the note of its delivery."""
        if not act.pressed:
            return 0
        for wait in (*NOTED, 0):
            async with self.app.store.read() as unit:
                number = await outbox.number_of(unit, NAME, act.inbound.address, act.pressed)
            if number:
                return number
            await asyncio.sleep(wait)
        return 0

    async def _edited(self, act: Act) -> None:
        """We have acted upon the old words: say so, rather than act twice or pretend."""
        inbound = act.inbound
        async with self.app.store.write() as unit:
            talk = await enter(unit, NAME, inbound.address, inbound.name, inbound.key)
            if talk.known is None:
                heard = hear(talk, inbound.text or "")
                talk.say(wording.EDITED)
                await leave(unit, talk, heard)

    async def _member(self, address: str, blocked: bool) -> None:
        async with self.app.store.write() as unit:
            contact_id, known = await _known(unit, address)
            if not blocked:
                await outbox.mark_back(unit, NAME, address)
            elif contact_id and not known:
                await outbox.mark_blocked(unit, contact_id)
                await tell_staff(unit, contact_id, only_with_case=True)

    async def _leave(self, chat_id: int, may_speak: bool) -> None:
        """One polite sentence, then we go: what is said in a group is not for us to know."""
        with contextlib.suppress(AiogramError):
            if may_speak:
                await self.bot.send_message(chat_id, wording.GROUP)
        with contextlib.suppress(AiogramError):
            await self.bot.leave_chat(chat_id)

    async def _answer_press(self, contact_id: int, press_id: str) -> None:
        """Where the turn had nothing to hint, the button must still stop turning."""
        async with self.app.store.read() as unit:
            hinted = await unit.raw(HINTED, contact_id, press_id)
        if not hinted:
            await self._stop_spinner(press_id)

    async def _stop_spinner(self, press_id: str) -> None:
        with contextlib.suppress(Later, Blocked, Rejected):
            await self.channel.stop_spinner(press_id)

    async def _collect(self, media_id: str) -> None:
        await collect(self.app, media_id)

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._later.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("beside", extra={"kind": type(error).__name__})


def _alarming(app: App, text: str) -> bool:
    meaning = app.turn.understand(text[:LONGEST])
    return bool(meaning and meaning.emergency)


async def _known(unit: Unit, address: str) -> tuple[int, bool]:
    found = await unit.raw(
        "SELECT id, blocked_at IS NOT NULL FROM contact WHERE channel = $1 AND address = $2", NAME, address
    )
    return (int(found[0][0]), bool(found[0][1])) if found else (0, False)
