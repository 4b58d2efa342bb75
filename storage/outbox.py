"""The outbox: what is still to be delivered on channels that have to be called, one chat at a time, in order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.columns import moment
from storage.unit import Unit

HEADS = """
SELECT o.contact_id, o.next_try_at FROM outbox o
WHERE o.state = 'pending' AND o.channel IN ({channels})
  AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.contact_id = o.contact_id AND e.id < o.id)
ORDER BY o.next_try_at, o.id LIMIT 200
"""
HEAD = """
SELECT o.id, o.contact_id, o.channel, c.address, o.seq, o.kind, o.payload, o.attempts, o.next_try_at, o.provider_id,
       c.blocked_at IS NOT NULL
FROM outbox o JOIN contact c ON c.id = o.contact_id
WHERE o.contact_id = $1 AND o.state = 'pending' ORDER BY o.id LIMIT 1
"""
SHOWN = """
SELECT o.provider_id FROM outbox o JOIN message m ON m.contact_id = o.contact_id AND m.seq = o.seq
WHERE o.contact_id = $1 AND o.state = 'delivered' AND (m.seq = $2 OR m.replaces = $2) AND o.provider_id <> ''
ORDER BY o.id DESC LIMIT 1
"""
NUMBER = """
SELECT COALESCE(m.replaces, m.seq) FROM outbox o
JOIN contact c ON c.id = o.contact_id
JOIN message m ON m.contact_id = o.contact_id AND m.seq = o.seq
WHERE c.channel = $1 AND c.address = $2 AND (o.provider_id = $3 OR o.provider_id LIKE '%,' || $3)
ORDER BY o.id DESC LIMIT 1
"""


@dataclass(slots=True)
class Letter:
    """One row of the outbox with the address that it goes to."""

    id: int
    contact_id: int
    channel: str
    address: str
    seq: int
    kind: str
    text: str
    buttons: list[list[dict[str, str]]]
    attempts: int
    due: datetime
    blocked: bool
    """The person has blocked us: it need not be tried."""
    media_id: str = ""
    media_kind: str = "photo"
    replaces: int | None = None
    press_id: str = ""
    sent: list[str] = field(default_factory=list)
    """The platform's numbers of the parts that have arrived (a long text goes in several)."""
    shown: list[str] = field(default_factory=list)
    """For a rewrite: the platform's numbers of the message as it stands now; empty when unknown."""


async def heads(unit: Unit, channels: Sequence[str]) -> list[tuple[int, datetime]]:
    """The chats with something to deliver, and when the first of each may be tried; soonest first."""
    marks = ", ".join(f"${n}" for n in range(1, len(channels) + 1))
    found = await unit.raw(HEADS.format(channels=marks), *channels) if channels else []
    return [(contact_id, _aware(at)) for contact_id, at in found]


async def head(unit: Unit, contact_id: int) -> Letter | None:
    """The first undelivered row of a chat: it blocks all later ones."""
    found = await unit.raw(HEAD, contact_id)
    if not found:
        return None
    (number, contact_id, channel, address, seq, kind, payload, attempts, due, provider_id, blocked) = found[0]
    body: dict[str, Any] = json.loads(payload) if isinstance(payload, str) else payload
    letter = Letter(
        number, contact_id, channel, address, seq, kind, body.get("text", ""), body.get("buttons", []), attempts,
        _aware(due), bool(blocked), body.get("media_id", ""), body.get("media_kind", "photo"),
        body.get("replaces"), body.get("press_id", ""), provider_id.split(",") if provider_id else [],
    )  # fmt: skip
    if letter.kind == "rewrite" and letter.replaces is not None:
        shown = await unit.raw(SHOWN, contact_id, letter.replaces)
        letter.shown = shown[0][0].split(",") if shown else []
    return letter


async def mark_delivered(unit: Unit, letter: Letter) -> None:
    """It has arrived, under the numbers in `letter.sent`."""
    await unit.raw(
        "UPDATE outbox SET state = 'delivered', delivered_at = $1, provider_id = $2, attempts = $3, error = ''"
        " WHERE id = $4",
        unit.now, ",".join(letter.sent), letter.attempts + 1, letter.id,
    )  # fmt: skip


async def mark_postponed(unit: Unit, letter: Letter, until: datetime, error: str) -> None:
    """It did not arrive this time; parts that did are kept."""
    await unit.raw(
        "UPDATE outbox SET next_try_at = $1, provider_id = $2, attempts = $3, error = $4 WHERE id = $5",
        until, ",".join(letter.sent), letter.attempts + 1, error, letter.id,
    )  # fmt: skip


async def mark_undeliverable(unit: Unit, letter: Letter, error: str) -> None:
    """It never will arrive."""
    await unit.raw(
        "UPDATE outbox SET state = 'undeliverable', attempts = $1, error = $2 WHERE id = $3",
        letter.attempts + 1, error, letter.id,
    )  # fmt: skip


async def first_missed(unit: Unit, letter: Letter) -> bool:
    """Whether this is the first that fails since something arrived: what follows is the same news."""
    found = await unit.raw(
        "SELECT state FROM outbox WHERE contact_id = $1 AND id < $2 AND kind <> 'hint' ORDER BY id DESC LIMIT 1",
        letter.contact_id,
        letter.id,
    )
    return not found or found[0][0] != "undeliverable"


async def mark_blocked(unit: Unit, contact_id: int) -> None:
    """The person does not want to hear from us on her channel."""
    await unit.raw(
        "UPDATE contact SET blocked_at = $1 WHERE id = $2 AND blocked_at IS NULL", unit.now, contact_id
    )


async def mark_back(unit: Unit, channel: str, address: str) -> None:
    """She has unblocked us, or simply written again."""
    await unit.raw(
        "UPDATE contact SET blocked_at = NULL WHERE channel = $1 AND address = $2 AND blocked_at IS NOT NULL",
        channel,
        address,
    )


async def number_of(unit: Unit, channel: str, address: str, provider_id: str) -> int:
    """Our own number of a message that the platform names by its; 0 when it is not known (any more)."""
    found = await unit.raw(NUMBER, channel, address, provider_id)
    return int(found[0][0]) if found else 0


async def pending(unit: Unit) -> int:
    """How many messages wait."""
    return int((await unit.raw("SELECT count(*) FROM outbox WHERE state = 'pending'"))[0][0])


def _aware(value: Any) -> datetime:
    return moment(value) if isinstance(value, str) else value
