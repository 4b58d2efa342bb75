"""The command line. A command's module is imported only when it is called: `import aiogram` takes seconds."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "serve": "serve web chat (and Telegram, where a token is set)",
    "chat": "talk in this terminal",
    "classify": "say what messages mean",
    "invite": "make an invite code for the first director of a community",
    "db": "upgrade, current, seed, backup or restore the database",
    "bench": "measure: understanding, turn",
    "doctor": "check settings, database, migrations, data, lexicon, channels and calendar",
}
USAGE = 2


def parser(name: str | None = None) -> argparse.ArgumentParser:
    """The parser; only the command `name` gets its arguments, so that nothing else is imported."""
    root = argparse.ArgumentParser(prog="linli", description="邻里通: community services by chat")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, line in COMMANDS.items():
        sub = commands.add_parser(command, help=line, description=line)
        if command == name:
            import_module(f"bot.commands.{command}").add_arguments(sub)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Mistakes of an operator are one plain sentence, never a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    name = next((w for w in words if w in COMMANDS), None)
    args = parser(name).parse_args(words)
    from bot.settings import Misconfigured

    os.umask(0o077)  # database, backups and uploads hold what people have told: for this user only
    try:
        return int(import_module(f"bot.commands.{args.command}").run(args))
    except Misconfigured as error:
        print(f"linli: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `linli classify ... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
