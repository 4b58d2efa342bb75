"""What has to be right before anything is loaded: port, data folder, database, and whether it is a demo's.

No aiogram and no lexicon in here: a start that is refused says so at once.
"""

import errno
import socket

import asyncpg
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Misconfigured, Settings, prepare
from storage.clock import Clock
from storage.migrate import upgrade
from storage.opening import open_store
from storage.store import Store, Unavailable
from storage.tables import Mark
from storage.unit import Unit

SEEDING = 7_204_116
"""PostgreSQL advisory lock of the one that seeds a demo."""


async def check(settings: Settings) -> None:
    """Misconfigured says what stands in the way of serving."""
    must_be_free(settings)
    prepare(settings)
    await open_database(settings)
    store = open_store(settings.database, Clock(), demo=settings.demo)
    try:
        await guard_demo(store, settings.demo)
    except Unavailable:
        raise _unusable("it went away") from None
    finally:
        await store.close()


def must_be_free(settings: Settings) -> None:
    """Misconfigured when somebody listens on the port, or nobody may."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        raise cannot_listen(settings, error) from None


def cannot_listen(settings: Settings, error: OSError) -> Misconfigured:
    """Why this address cannot be listened on, plainly."""
    if error.errno == errno.EADDRINUSE:
        return Misconfigured(f"port {settings.port} is in use; choose another: PORT=8081 make run")
    return Misconfigured(
        f"cannot listen on {settings.host}:{settings.port} ({error.strerror or type(error).__name__})"
    )


async def open_database(settings: Settings) -> None:
    """Bring the database to this version's shape; Misconfigured when it cannot be used."""
    try:
        await upgrade(settings.database)
    except (OSError, SQLAlchemyError, asyncpg.PostgresError) as error:
        raise _unusable(type(error).__name__) from None


def _unusable(why: str) -> Misconfigured:
    return Misconfigured(f"LINLI_DATABASE_URL: cannot use the database ({why}); linli doctor says more")


MIXED = {
    False: "this database holds demo data; set LINLI_DEMO=1 to play with it, or give LINLI_DATABASE_URL or LINLI_DATA_DIR of a real one",
    True: "this database holds real data; demo mode does not touch it (unset LINLI_DEMO)",
}
"""What stands in the way, by whether a demo was asked for."""


async def whose_data(unit: Unit) -> str:
    """demo, real, or none where nothing has been seeded yet."""
    if await unit.get(Mark, "demo") is not None:
        return "demo"
    return "real" if await unit.raw("SELECT 1 FROM community LIMIT 1") else "none"


def must_not_mix(demo: bool, data: str) -> None:
    """Misconfigured when a demo is to run on real data, or the service on a demo's."""
    if data == ("real" if demo else "demo"):
        raise Misconfigured(MIXED[demo])


async def guard_demo(store: Store, demo: bool) -> None:
    """Demo seeds only an empty database and marks it; demo refuses an unmarked one, serve a marked one."""
    async with store.write() as unit:
        if unit.dialect == "postgresql":  # of two that start at once, one seeds and the other finds it done
            await unit.raw("SELECT pg_advisory_xact_lock($1)", SEEDING)
        data = await whose_data(unit)
        must_not_mix(demo, data)
        if demo and data == "none":
            from casework.seed import DEMO_FILE, load

            await load(unit, DEMO_FILE)
            unit.add(Mark(name="demo", value="1"))
