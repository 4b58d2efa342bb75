"""Waiting in tests: for what another task or process makes true."""

import asyncio
import time
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from storage.outbox import pending
from storage.store import Store


async def soon(condition: Callable[[], Any], seconds: float = 20) -> None:
    """Wait until it is true; a condition may be a coroutine function."""
    end = time.monotonic() + seconds
    while True:
        held = condition()
        if await held if isawaitable(held) else held:
            return
        assert time.monotonic() < end, "it did not come true"
        await asyncio.sleep(0.01)


async def all_delivered(store: Store, seconds: float = 20) -> None:
    """Wait until no message waits for delivery."""
    end = time.monotonic() + seconds
    while True:
        async with store.read() as unit:
            if not await pending(unit):
                return
        assert time.monotonic() < end, "messages are left"
        await asyncio.sleep(0.02)
