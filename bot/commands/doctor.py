"""`linli doctor`: what is wrong with this installation, one line each."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable

from bot.doctor import CHECKS, Finding, in_words
from bot.settings import Settings, load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(args: argparse.Namespace) -> int:
    settings = load()
    findings = asyncio.run(_examine(settings, CHECKS))
    for finding in findings:
        print(f"{'ok   ' if finding.ok else 'WRONG'} {finding.what}: {finding.says}")
    return 0 if all(f.ok for f in findings) else 1


async def _examine(
    settings: Settings, checks: dict[str, Callable[[Settings], Awaitable[str]]]
) -> list[Finding]:
    findings = []
    for what, check in checks.items():
        try:
            findings.append(Finding(what, True, await check(settings)))
        except Exception as error:
            findings.append(Finding(what, False, in_words(error, settings)))  # he reports whatever he finds
    return findings
