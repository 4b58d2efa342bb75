"""The webhook at /telegram: answered 200 only after the commit, so that Telegram repeats what was not handled."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import web

from bot.app import App
from bot.channels.telegram.polling import SERVED, parsed
from bot.sender import backoff
from bot.settings import Settings
from storage.store import Unavailable

log = logging.getLogger("linli.telegram")

PATH = "/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def telegram_webhook(app: App) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of one service. 404 without a webhook, 403 for strangers, 503 when it is to be repeated."""

    async def handle(request: web.Request) -> web.Response:
        secret = app.settings.telegram_webhook_secret.get_secret_value()
        if app.telegram is None or not secret:
            return web.Response(status=404)
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return web.Response(status=403)
        try:
            update = parsed(app.telegram.bot, json.loads(await request.text()))
        except ValueError:
            return web.Response(status=400)
        try:
            if update is not None:
                await app.telegram.handle(update)
        except Unavailable:
            return web.Response(status=503, headers={"Retry-After": "1"})
        return web.Response()

    return handle


def routes(app: App) -> list[web.RouteDef]:
    """What the web server mounts."""
    return [web.post(PATH, telegram_webhook(app))]


async def register(bot: Bot, settings: Settings) -> None:
    """Tell Telegram where we are, as often as it takes."""
    failures = 0
    while True:
        try:
            await bot.set_webhook(
                settings.address + PATH,
                secret_token=settings.telegram_webhook_secret.get_secret_value(),
                allowed_updates=SERVED,
            )
            return
        except (AiogramError, OSError, TimeoutError, TypeError) as error:
            failures += 1
            log.warning("webhook not set", extra={"kind": type(error).__name__, "attempt": failures})
            await asyncio.sleep(backoff(min(failures - 1, 8)))


async def unregister(bot: Bot) -> None:
    """Polling needs that no webhook is set; a failure shows as a conflict later and is tried again by the poll."""
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except (AiogramError, OSError, TimeoutError, TypeError) as error:
        log.warning("webhook not removed", extra={"kind": type(error).__name__})
