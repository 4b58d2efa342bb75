"""The Bot API client: plain aiogram over HTTP. Nothing of a token or a text is ever logged."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.settings import Settings

TIMEOUT = 30.0


def open_bot(settings: Settings, *, timeout: float = TIMEOUT) -> Bot:
    """A bot that speaks to LINLI_TELEGRAM_API. Close its session."""
    api = TelegramAPIServer.from_base(settings.telegram_api)
    return Bot(settings.telegram_token.get_secret_value(), session=AiohttpSession(api=api, timeout=timeout))
