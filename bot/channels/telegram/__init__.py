"""Telegram: polling or webhook, private chats only. Does nothing without LINLI_TELEGRAM_TOKEN."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.app import App
from bot.channels.pace import Pace
from bot.channels.telegram.client import open_bot
from bot.channels.telegram.commands import Menus
from bot.channels.telegram.delivery import TelegramChannel
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.media import collect
from bot.channels.telegram.polling import poll
from bot.channels.telegram.webhook import register, routes, unregister
from bot.sender import Sender

__all__ = ["collect", "routes", "run_telegram"]


@asynccontextmanager
async def run_telegram(app: App, sender: Sender, pace: Pace | None = None) -> AsyncIterator[None]:
    """Serve Telegram while it is entered: updates come in, the sender delivers, menus follow the roles."""
    if not app.settings.telegram_token.get_secret_value():
        yield
        return
    async with AsyncExitStack() as stack:
        bot = open_bot(app.settings)
        stack.push_async_callback(bot.session.close)
        channel = TelegramChannel(bot, app.store, app.settings.media_dir)
        await stack.enter_async_context(sender.serving("telegram", channel, pace))
        await stack.enter_async_context(Menus(bot, app.store).kept())
        intake = Intake(app, bot, channel)
        stack.push_async_callback(intake.close)
        app.telegram = intake
        receiving = asyncio.create_task(_receive(app, intake), name="telegram")
        try:
            yield
        finally:
            app.telegram = None
            receiving.cancel()
            await asyncio.gather(receiving, return_exceptions=True)


async def _receive(app: App, intake: Intake) -> None:
    if app.settings.telegram_webhook_secret.get_secret_value():
        await register(intake.bot, app.settings)
    else:
        await unregister(intake.bot)
        await poll(intake.bot, intake)
