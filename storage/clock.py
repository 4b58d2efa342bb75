"""The injected clock: what "now" is. Demo and tests move it; everything else only reads it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Clock:
    """Real time plus an offset that only demo mode and tests change."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        """Move forward; time never runs backwards."""
        if by < timedelta():
            raise ValueError("a clock only moves forward")
        self.offset += by


class FrozenClock(Clock):
    """Stands still until a test moves it."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at + self.offset


def local(moment: datetime) -> datetime:
    """The same moment on the wall clock of the community (Asia/Shanghai)."""
    return moment.astimezone(SHANGHAI)
