"""How often one person may do something: generous, kept in memory, forgotten when unused."""

import math
import time
from collections.abc import Callable, Hashable

FORGET = 10_000
"""Above so many buckets, those that are full again are dropped."""


class Limit:
    """A bucket of `burst` tokens for each key, refilled with one token every `every` seconds."""

    def __init__(self, burst: int, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.burst = burst
        self.every = every
        self.clock = clock
        self._buckets: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable) -> int:
        """Take one token. 0: allowed; else the seconds until there is one."""
        now = self.clock()
        tokens, since = self._buckets.get(key, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + (now - since) / self.every)
        if tokens < 1:
            return max(1, math.ceil((1 - tokens) * self.every))
        self._buckets[key] = (tokens - 1, now)
        if len(self._buckets) > FORGET:
            self._forget(now)
        return 0

    def _forget(self, now: float) -> None:
        full = self.burst * self.every
        self._buckets = {key: kept for key, kept in self._buckets.items() if now - kept[1] < full}
