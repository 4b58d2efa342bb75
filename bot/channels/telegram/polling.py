"""Polling: our own loop, because the offset may move only after the turn's commit (aiogram's moves it before)."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramConflictError, TelegramRetryAfter
from aiogram.types import Update
from pydantic import ValidationError

from bot.channels.telegram.intake import Intake
from bot.sender import backoff
from storage.store import Unavailable

log = logging.getLogger("linli.telegram")

SERVED = ["message", "edited_message", "callback_query", "my_chat_member"]
WAIT = 25
"""Seconds that Telegram holds the question open."""

TRIES = 8
"""Of an update that fails otherwise than by an outage: then the next one gets its chance."""


async def poll(bot: Bot, intake: Intake, wait: int = WAIT) -> None:
    """Ask for updates and handle them one after the other, until cancelled."""
    offset: int | None = None
    failures = 0
    while True:
        try:
            updates = await _ask(bot, offset, wait)
            failures = 0
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        except (AiogramError, OSError, TimeoutError, TypeError) as error:
            failures += 1
            if isinstance(error, TelegramConflictError):
                log.warning("another process polls this bot, or it has a webhook")
            log.warning("no updates", extra={"kind": type(error).__name__, "attempt": failures})
            await asyncio.sleep(backoff(min(failures - 1, 5)))
            continue
        for number, update in updates:
            if update is not None:
                await _handle(intake, update)
            offset = number + 1


async def _ask(bot: Bot, offset: int | None, wait: int) -> list[tuple[int, Update | None]]:
    try:
        updates = await bot.get_updates(
            offset, timeout=wait, allowed_updates=SERVED, request_timeout=wait + 10
        )
    except ClientDecodeError as error:
        return _one_by_one(bot, error)
    return [(u.update_id, u) for u in updates]


def _one_by_one(bot: Bot, error: ClientDecodeError) -> list[tuple[int, Update | None]]:
    """One update that aiogram cannot read must not hold up all others: it is passed over."""
    if not isinstance(error.data, dict) or not isinstance(error.data.get("result"), list):
        raise error
    return [(raw["update_id"], parsed(bot, raw)) for raw in error.data["result"]]


def parsed(bot: Bot, raw: Any) -> Update | None:
    """The update, or None when it has no shape that we know."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError:
        log.error("unreadable update")
        return None


async def _handle(intake: Intake, update: Update) -> None:
    """Handle it, however long the database is away: the next one waits."""
    failures = 0
    while True:
        try:
            await intake.handle(update)
            return
        except Unavailable:
            failures += 1
            await asyncio.sleep(backoff(min(failures - 1, 5)))
        except Exception as error:
            # the turn answers its own faults; what is left is a full disk, or a bug that repeating does not help
            failures += 1
            log.error("update failed", extra={"kind": type(error).__name__, "attempt": failures})
            if failures >= TRIES:
                return
            await asyncio.sleep(backoff(failures - 1))
