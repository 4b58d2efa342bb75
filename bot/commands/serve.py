"""`linli serve`: the service, until Ctrl-C."""

import argparse
import asyncio
import contextlib
import signal
import sqlite3
import sys

from bot.logs import set_up
from bot.opening import cannot_listen, check
from bot.settings import Misconfigured, load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (LINLI_HOST)")
    parser.add_argument("--port", type=int, help="port to listen on (LINLI_PORT or PORT)")


def run(args: argparse.Namespace) -> int:
    settings = load()
    given = {name: getattr(args, name) for name in ("host", "port") if getattr(args, name) is not None}
    settings = settings.model_copy(update=given)
    set_up(settings.log_level)
    with contextlib.suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    try:
        asyncio.run(check(settings))  # before aiogram and the lexicon, which take seconds
        asyncio.run(_serve(settings))
    except OSError as error:
        raise cannot_listen(settings, error) from None
    except sqlite3.Error as error:
        raise Misconfigured(f"cannot use the database {settings.database} ({error})") from None
    return 0


async def _serve(settings: object) -> None:
    from bot.app import serve
    from bot.settings import Settings

    assert isinstance(settings, Settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)

    def ready(address: str) -> None:
        what = "演示社区" if settings.demo else "邻里通"
        print(f"Linli {what}: {address}", file=sys.stderr, flush=True)
        print("Ctrl-C stops it.", file=sys.stderr, flush=True)

    await serve(settings, stop, ready=ready)
    print("Linli has stopped.", file=sys.stderr, flush=True)
