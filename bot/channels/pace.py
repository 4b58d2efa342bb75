"""Pace: how fast a platform lets us speak. Token buckets: bursts pass, the average holds."""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass

CHATS_KEPT = 10_000


@dataclass(slots=True)
class Bucket:
    """`rate` a second on average, up to `burst` at once."""

    rate: float
    burst: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Take one; the seconds to wait before using it."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        self.tokens -= 1
        return max(0.0, -self.tokens / self.rate)


class Pace:
    """The limits of one bot: all chats together, and each by itself."""

    def __init__(self, overall: float = 30, chat: float = 1, chat_burst: float = 5) -> None:
        self._chat, self._chat_burst = chat, chat_burst
        self._overall = Bucket(overall, overall, overall, time.monotonic())
        self._chats: OrderedDict[int, Bucket] = OrderedDict()

    async def turn(self, contact_id: int) -> None:
        """Wait until this chat may be spoken to."""
        now = time.monotonic()
        bucket = self._chats.pop(contact_id, None) or Bucket(
            self._chat, self._chat_burst, self._chat_burst, now
        )
        self._chats[contact_id] = bucket
        if len(self._chats) > CHATS_KEPT:
            self._chats.popitem(last=False)
        wait = bucket.wait(now)
        if wait:
            await asyncio.sleep(wait)
        wait = self._overall.wait(time.monotonic())
        if wait:
            await asyncio.sleep(wait)
