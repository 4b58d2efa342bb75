"""What is said to people, in the few primitives that every channel has: say, show, rewrite, hint.

A turn collects sayings; `flush` writes them with the turn as message rows (the history that a person sees)
and, for channels that have to be called, as outbox rows. Nothing leaves the process before the commit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from storage.columns import written

if TYPE_CHECKING:
    from storage.unit import Unit

FETCHED = frozenset({"webchat", "console"})
"""Channels whose clients read the message table themselves: they need no outbox."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a message. `data` is what a press sends back: at most 64 bytes."""

    text: str
    data: str

    def __post_init__(self) -> None:
        if not 0 < len(self.data.encode()) <= 64:
            raise ValueError(f"button data must be 1 to 64 bytes: {self.data!r}")


Menu = Sequence[Sequence[Button]]


@dataclass(slots=True)
class Saying:
    """One thing said to one contact (`contact_id`), before it has a number."""

    contact_id: int
    kind: Literal["say", "show", "rewrite", "hint", "heard"]
    text: str = ""
    buttons: Menu = ()
    card: str = ""
    media_id: str = ""
    media_kind: str = "photo"
    replaces: int | None = None
    """For a rewrite: the message's number, where the channel named it; else found by `card`."""
    extra: dict[str, Any] | None = None
    seq: int = 0
    """The message's number in the chat, known once it is written."""


def rows(buttons: Menu) -> list[list[dict[str, str]]]:
    """Buttons as JSON."""
    return [[{"text": b.text, "data": b.data} for b in row] for row in buttons if row]


def column(*buttons: Button) -> Menu:
    """One button a line: what big thumbs can hit."""
    return tuple((b,) for b in buttons)


def pairs(*buttons: Button) -> Menu:
    """Two buttons a line."""
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


async def flush(unit: "Unit", sayings: Iterable[Saying]) -> dict[int, int]:
    """Write `sayings` as rows of this unit and give the new last number of each contact's chat.

    Numbers are a counter per chat that is bumped last and in sorted order: on PostgreSQL a reader that asks
    "after N" would otherwise lose what commits late.
    """
    said: dict[int, list[Saying]] = {}
    for saying in sayings:
        said.setdefault(saying.contact_id, []).append(saying)
    last: dict[int, int] = {}
    for contact_id in sorted(said):
        numbered = [s for s in said[contact_id] if s.kind != "hint"]
        found = await unit.raw(
            "UPDATE contact SET last_seq = last_seq + $1 WHERE id = $2 RETURNING last_seq, channel",
            len(numbered),
            contact_id,
        )
        if not found:
            continue
        top, channel = found[0]
        seq = top - len(numbered)
        for saying in said[contact_id]:
            if saying.kind != "hint":
                seq += 1
                if saying.kind == "rewrite":
                    await _find_original(unit, saying)
                saying.seq = seq
                await _write_message(unit, saying)
            if channel not in FETCHED and saying.kind != "heard":
                await _write_outbox(unit, saying, channel)
        last[contact_id] = top
    return last


async def _find_original(unit: "Unit", saying: Saying) -> None:
    if saying.replaces is None and saying.card:
        found = await unit.raw(
            "SELECT seq FROM message WHERE contact_id = $1 AND card = $2 AND replaces IS NULL"
            " ORDER BY seq DESC LIMIT 1",
            saying.contact_id,
            saying.card,
        )
        saying.replaces = found[0][0] if found else None


async def _write_message(unit: "Unit", saying: Saying) -> None:
    await unit.raw(
        "INSERT INTO message (contact_id, seq, sender, kind, text, buttons, media_id, card, replaces, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        saying.contact_id,
        saying.seq,
        "me" if saying.kind == "heard" else "bot",
        saying.media_kind if saying.media_id or saying.kind == "heard" else "text",
        saying.text,
        written(rows(saying.buttons)) if saying.buttons else "[]",
        saying.media_id,
        saying.card,
        saying.replaces,
        unit.now,
    )


async def _write_outbox(unit: "Unit", saying: Saying, channel: str) -> None:
    payload = {
        "text": saying.text,
        "buttons": rows(saying.buttons),
        "media_id": saying.media_id,
        "media_kind": saying.media_kind,
        "replaces": saying.replaces,
        **(saying.extra or {}),
    }
    await unit.raw(
        "INSERT INTO outbox"
        " (contact_id, channel, seq, kind, payload, state, attempts, next_try_at, provider_id, error, erased)"
        " VALUES ($1, $2, $3, $4, $5, 'pending', 0, $6, '', '', $7)",
        saying.contact_id,
        channel,
        saying.seq,
        saying.kind,
        written(payload),
        unit.now,
        False,
    )
