"""The checks of `linli doctor`: each gives a line when all is well and raises with a plain sentence when not."""

import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Misconfigured, Settings, prepare
from storage.store import Unavailable


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    what: str
    ok: bool
    says: str


async def settings_are_sound(settings: Settings) -> str:
    prepare(settings)
    mode = "demo" if settings.demo else "serve"
    if not settings.demo and settings.public_url and not settings.public_url.startswith("https://"):
        raise Misconfigured(f"LINLI_PUBLIC_URL is {settings.public_url}: residents need https://")
    return f"{mode} on {settings.host}:{settings.port}, data in {settings.data_dir}"


def in_words(error: Exception, settings: Settings) -> str:
    """What a check found, in a sentence that says what to do; never an address with a password, never only a class name."""
    if isinstance(error, Misconfigured):
        return str(error).splitlines()[0]
    url = make_url(settings.database)
    where = f"{url.host}:{url.port or 5432}" if url.host else url.database
    if isinstance(error, asyncpg.InvalidPasswordError | asyncpg.InvalidAuthorizationSpecificationError):
        return f"the database at {where} does not let {url.username} in: check LINLI_DATABASE_URL"
    if isinstance(error, asyncpg.InvalidCatalogNameError):
        return f"there is no database {url.database} at {where}: createdb {url.database}"
    if isinstance(error, OSError | Unavailable | asyncpg.PostgresError | SQLAlchemyError | sqlite3.Error):
        return f"cannot reach the database at {where}: is it running, and is LINLI_DATABASE_URL right? ({type(error).__name__})"
    return f"something unforeseen went wrong ({type(error).__name__}); please report it"


async def database_answers(settings: Settings) -> str:
    from storage.clock import Clock
    from storage.opening import open_store

    store = open_store(settings.database, Clock())
    try:
        async with store.write() as unit:
            await unit.raw("SELECT 1")
    finally:
        await store.close()
    return f"{store.dialect} can be read and written"


async def migrations_are_applied(settings: Settings) -> str:
    from storage.migrate import current, head

    have, want = await current(settings.database), head()
    if have != want:
        raise Misconfigured(
            f"the database is at {have or 'nothing'}, this version needs {want}: linli db upgrade"
        )
    return f"at {have}"


async def data_is_of_this_mode(settings: Settings) -> str:
    from bot.opening import must_not_mix, whose_data
    from storage.clock import Clock
    from storage.migrate import current
    from storage.opening import open_store

    if not await current(settings.database):
        return "nothing yet"
    store = open_store(settings.database, Clock())
    try:
        async with store.read() as unit:
            data = await whose_data(unit)
    finally:
        await store.close()
    must_not_mix(settings.demo, data)
    return {"demo": "a demo's", "real": "of a real community", "none": "no community yet"}[data]


async def lexicon_is_ready(settings: Settings) -> str:
    started = time.perf_counter()
    from nlp.catalogue import catalogue
    from nlp.reader import is_compiled
    from nlp.understanding import understand, warm_up

    warm_up(settings.data_dir)
    meaning = understand("想找人中午给我妈送饭")
    if meaning.category != "elderly":
        raise Misconfigured(f"a plain request for meals was understood as {meaning.category}")
    ms = (time.perf_counter() - started) * 1000
    slower = "" if is_compiled() else "; understanding was not compiled and takes several times longer"
    return f"{len(catalogue())} service items, ready in {ms:.0f} ms{slower}"


async def channels_can_work(settings: Settings) -> str:
    token = settings.telegram_token.get_secret_value()
    if not token:
        return "web chat and console; Telegram is off (no LINLI_TELEGRAM_TOKEN)"
    import asyncio

    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api)))
    try:
        async with asyncio.timeout(10):
            me = await bot.get_me()
    except Exception as error:
        raise Misconfigured(f"Telegram does not answer to this token ({type(error).__name__})") from None
    finally:
        await bot.session.close()
    return f"web chat, console, Telegram (@{me.username})"


async def calendar_knows_this_year(settings: Settings) -> str:
    import chinese_calendar

    year = datetime.now(UTC).year
    try:
        chinese_calendar.is_workday(datetime(year, 12, 31, tzinfo=UTC).date())
    except NotImplementedError:
        return (
            f"{year} is not known to chinesecalendar: Monday to Friday count as workdays; update the package"
        )
    return f"holidays and make-up workdays of {year} are known"


CHECKS: dict[str, Callable[[Settings], Awaitable[str]]] = {
    "settings": settings_are_sound,
    "database": database_answers,
    "migrations": migrations_are_applied,
    "data": data_is_of_this_mode,
    "lexicon": lexicon_is_ready,
    "channels": channels_can_work,
    "calendar": calendar_knows_this_year,
}
