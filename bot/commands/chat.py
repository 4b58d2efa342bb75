"""`linli chat`: the service in this terminal, as an unknown resident or (in demo) as a persona."""

import argparse
import asyncio
import getpass
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

from bot.logs import set_up
from bot.settings import Misconfigured, Settings, load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="persona", metavar="PERSONA", help="a persona of the demo community")
    parser.add_argument("--community", default="", metavar="CODE", help="come by a community's entry link")
    parser.add_argument("--data-dir", type=Path, help="folder of the database (LINLI_DATA_DIR)")


def run(args: argparse.Namespace) -> int:
    settings = load()
    if args.data_dir is not None:
        settings = settings.model_copy(update={"data_dir": args.data_dir})
    set_up("ERROR")
    asyncio.run(_chat(settings, args.persona, args.community))
    return 0


async def _chat(settings: Settings, persona: str | None, community: str) -> None:
    from bot.app import App, beats_of, build, settle_memory
    from bot.channels.console import Console
    from casework.wording import console as wording
    from scheduler.clock import start_clock

    def write(line: str) -> None:
        print(line, flush=True)

    async with AsyncExitStack() as stack:
        app: App = await build(settings)
        stack.push_async_callback(app.store.close)
        if persona is not None:
            await _check_persona(app, persona)
        address = ("webchat", f"persona:{persona}") if persona else ("console", getpass.getuser())
        console = Console(app, *address, write, community=community)
        write(wording.WELCOME)
        name = await console.open()
        if persona:
            write(wording.you_are(name))
        await console.show()
        await stack.enter_async_context(
            start_clock(app.store, app.clock, settings, wake=lambda: None, beside=beats_of(app))
        )
        await stack.enter_async_context(console.following())
        settle_memory()
        async for line in typed():
            await console.take(line)


async def _check_persona(app: object, persona: str) -> None:
    from bot.app import App

    assert isinstance(app, App)
    if not app.settings.demo:
        raise Misconfigured("--as PERSONA is for the demo community only (LINLI_DEMO=1)")
    async with app.store.read() as unit:
        rows = await unit.raw(
            "SELECT address, name FROM contact WHERE channel = 'webchat' AND address LIKE 'persona:%' ORDER BY id"
        )
    known = {address.removeprefix("persona:"): name for address, name in rows}
    if persona not in known:
        listed = ", ".join(f"{key} ({name})" for key, name in known.items())
        raise Misconfigured(f"there is no persona {persona}; there are {listed}")


async def typed() -> AsyncIterator[str]:
    """Lines of standard input: a terminal, a pipe or a file.

    A thread reads the descriptor itself: it may be left waiting at exit, and would hold sys.stdin's lock.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        rest = b""
        while chunk := os.read(sys.stdin.fileno(), 65536):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                loop.call_soon_threadsafe(lines.put_nowait, line.decode("utf-8", "replace"))
        loop.call_soon_threadsafe(lines.put_nowait, rest.decode("utf-8", "replace"))
        loop.call_soon_threadsafe(lines.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line
