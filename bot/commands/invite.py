"""`linli invite director`: the code by which the first director of a community joins. Nothing else needs a terminal."""

import argparse
import asyncio

from bot.settings import Misconfigured, load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("role", choices=("director", "staff"), help="the seat that the code gives")
    parser.add_argument(
        "--community", default="", metavar="CODE", help="code of the community in the seed file"
    )


def run(args: argparse.Namespace) -> int:
    code, community = asyncio.run(_make(args.role, args.community))
    settings = load()
    print(f"Invite code for a {args.role} of {community} (72 hours, one use):")
    print(code)
    print(f"Open {settings.address} (or the Telegram bot) and send this code as a message.")
    return 0


async def _make(role: str, code: str) -> tuple[str, str]:
    from bot.opening import guard_demo
    from casework.invites import community_of, make
    from storage.clock import Clock
    from storage.migrate import current, head
    from storage.opening import open_store

    settings = load()
    if await current(settings.database) != head():
        raise Misconfigured(
            "the database is not ready: run `linli db upgrade` and `linli db seed FILE` first"
        )
    store = open_store(settings.database, Clock(), demo=settings.demo)
    try:
        if settings.demo is False:
            await guard_demo(store, False)
        async with store.write() as unit:
            community = await community_of(unit, code)
            if community is None or community.id is None:
                known = ", ".join(row[0] for row in await unit.raw("SELECT code FROM community ORDER BY id"))
                raise Misconfigured(_which(code, known))
            secret, _ = await make(unit, role, community_id=community.id)
            return secret, community.name
    finally:
        await store.close()


def _which(code: str, known: str) -> str:
    if not known:
        return "there is no community yet: run `linli db seed FILE` first"
    if code:
        return f"no community has the code {code}; there are: {known}"
    return f"name the community with --community CODE; there are: {known}"
