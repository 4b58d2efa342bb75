"""What every channel that has to be called can do, in five primitives, and the three ways in which it can fail."""

from typing import Protocol

from storage.outbox import Letter


class Later(Exception):
    """Not now. `seconds`: how long the platform asks us to wait; None leaves it to the sender's backoff."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Blocked(Exception):
    """The person has blocked us or has left the channel: nothing will reach her until she comes back."""


class Rejected(Exception):
    """The platform will never take this message."""


class Channel(Protocol):
    """The outbound half of a channel.

    Each delivers one letter and notes the platform's numbers in `letter.sent`, part by part, so that a
    failure in the middle of a long text does not repeat its beginning. Raises Later, Blocked or Rejected.
    """

    async def say(self, letter: Letter) -> None: ...
    async def show(self, letter: Letter) -> None: ...
    async def rewrite(self, letter: Letter) -> None: ...
    async def hint(self, letter: Letter) -> None: ...
    async def fetch(self, reference: str) -> bytes: ...


async def deliver(channel: Channel, letter: Letter) -> None:
    """Deliver a letter by its kind."""
    match letter.kind:
        case "say":
            await channel.say(letter)
        case "show":
            await channel.show(letter)
        case "rewrite":
            await channel.rewrite(letter)
        case "hint":
            await channel.hint(letter)
        case _:
            raise Rejected(f"kind {letter.kind}")
