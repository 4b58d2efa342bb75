"""`linli db`: upgrade, current, seed FILE, backup FILE, restore FILE."""

import argparse
import asyncio
from pathlib import Path

from bot.settings import Misconfigured, Settings, load, prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("upgrade", help="apply migrations (serve does it too)")
    acts.add_parser("current", help="the revision of the database and the one that this version needs")
    seed = acts.add_parser("seed", help="load a street from a seed file; again: update it")
    seed.add_argument("file", type=Path)
    backup = acts.add_parser(
        "backup", help="write database and uploads into one .tar.gz, while the service runs"
    )
    backup.add_argument("file", type=Path)
    restore = acts.add_parser("restore", help="read a backup into an empty place (stop the service first)")
    restore.add_argument("file", type=Path)
    restore.add_argument("--force", action="store_true", help="overwrite the data that is there")


def run(args: argparse.Namespace) -> int:
    settings = load()
    prepare(settings)
    return int(ACTS[args.act](settings, args))


def upgrade(settings: Settings, args: argparse.Namespace) -> int:
    from storage.migrate import upgrade as migrate

    print(f"The database is at revision {asyncio.run(migrate(settings.database))}.")
    return 0


def current(settings: Settings, args: argparse.Namespace) -> int:
    from storage.migrate import current as revision
    from storage.migrate import head

    print(f"database: {asyncio.run(revision(settings.database)) or 'empty'}, needed: {head()}")
    return 0


def seed(settings: Settings, args: argparse.Namespace) -> int:
    from casework.seed import SeedError

    try:
        communities, parties = asyncio.run(_seed(settings, args.file))
    except SeedError as error:
        raise Misconfigured(str(error)) from None
    print(f"Loaded {args.file}: {communities} communities, {parties} parties in the database.")
    if not settings.demo:
        print("Personas are for the demo only and were left out; invite people with `linli invite director`.")
    return 0


async def _seed(settings: Settings, file: Path) -> tuple[int, int]:
    from bot.opening import guard_demo
    from casework.seed import load as load_file
    from storage.clock import Clock
    from storage.migrate import upgrade as migrate
    from storage.opening import open_store

    await migrate(settings.database)
    store = open_store(settings.database, Clock(), demo=settings.demo)
    try:
        await guard_demo(store, settings.demo)
        async with store.write() as unit:
            await load_file(unit, file, personas=settings.demo)
            counts = await unit.raw("SELECT (SELECT count(*) FROM community), (SELECT count(*) FROM party)")
            return counts[0][0], counts[0][1]
    finally:
        await store.close()


def backup(settings: Settings, args: argparse.Namespace) -> int:
    from bot.backup import write

    size = write(settings, args.file)
    print(f"Wrote {args.file} ({size:,} bytes): database and uploads. Keep it where only you can read it.")
    return 0


def restore(settings: Settings, args: argparse.Namespace) -> int:
    from bot.backup import read

    read(settings, args.file, force=args.force)
    print(f"Restored {args.file}. Start the service with `linli serve`.")
    return 0


ACTS = {"upgrade": upgrade, "current": current, "seed": seed, "backup": backup, "restore": restore}
