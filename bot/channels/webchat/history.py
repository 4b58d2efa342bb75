"""What a person sees in her chat, as the protocol's objects, and how far she has seen it."""

from collections.abc import Sequence
from typing import Any

from storage.columns import moment
from storage.store import Store
from storage.talk import document
from storage.unit import Unit

PAGE = 200
"""Messages in one answer at most; a reader who is further behind asks again."""

FIELDS = "SELECT seq, sender, kind, text, buttons, media_id, replaces, at FROM message WHERE contact_id = $1"


def shown(row: Sequence[Any]) -> dict[str, Any]:
    """A message row as the protocol's object; `media` is where its photo, voice or file is."""
    seq, sender, kind, text, buttons, media_id, replaces, at = row
    return {
        "seq": seq,
        "from": sender,
        "kind": kind,
        "text": text,
        "buttons": document(buttons),
        "at": (moment(at) if isinstance(at, str) else at).isoformat(timespec="milliseconds"),
        "replaces": replaces,
        "media": f"/media/{media_id}" if media_id else None,
    }


async def after(unit: Unit, contact_id: int, seq: int) -> list[dict[str, Any]]:
    """The messages after number `seq`, oldest first."""
    found = await unit.raw(f"{FIELDS} AND seq > $2 ORDER BY seq LIMIT {PAGE}", contact_id, seq)
    return [shown(row) for row in found]


async def latest(unit: Unit, contact_id: int, before: int, count: int) -> list[dict[str, Any]]:
    """The last `count` messages before number `before`, oldest first, each followed by its newest rewrite."""
    found = await unit.raw(
        f"{FIELDS} AND seq < $2 AND replaces IS NULL ORDER BY seq DESC LIMIT $3", contact_id, before, count
    )
    messages = [shown(row) for row in reversed(found)]
    first = messages[0]["seq"] if messages else 0
    rewrites = await unit.raw(f"{FIELDS} AND replaces >= $2 ORDER BY seq", contact_id, first)
    newest = {message["replaces"]: message for message in map(shown, rewrites)}
    return [m for message in messages for m in (message, newest.get(message["seq"])) if m is not None]


async def last_seq(unit: Unit, contact_id: int) -> int:
    """The number of the newest message of this chat."""
    found = await unit.raw("SELECT last_seq FROM contact WHERE id = $1", contact_id)
    return int(found[0][0]) if found else 0


async def standing(unit: Unit, contact_id: int) -> tuple[int, str]:
    """The last message that her page has fetched, and the role in which she reads."""
    found = await unit.raw(
        "SELECT c.seen_seq, s.role FROM contact c LEFT JOIN seat s ON s.id = c.seat_id AND s.withdrawn_at IS NULL"
        " WHERE c.id = $1",
        contact_id,
    )
    return found[0][0], found[0][1] or "resident"


SEEN = (
    "UPDATE contact SET seen_seq = CASE WHEN last_seq < $2 THEN last_seq ELSE $2 END"
    " WHERE id = $1 AND seen_seq < CASE WHEN last_seq < $2 THEN last_seq ELSE $2 END"
)
"""Nobody has seen what was not said yet, whatever number a client gives."""


async def mark_seen(store: Store, contact_id: int, seq: int) -> None:
    """Her page has fetched everything up to `seq`; nothing is written when that was known."""
    async with store.read() as unit:
        known = await unit.raw("SELECT seen_seq FROM contact WHERE id = $1", contact_id)
    if not known or known[0][0] >= seq:
        return
    async with store.write() as unit:
        await unit.raw(SEEN, contact_id, seq)


async def was_shown(unit: Unit, contact_id: int, seq: int, data: str) -> int:
    """The number of the message (not of its rewrite) on which this person was shown this button; 0: never."""
    root = await unit.raw(
        "SELECT COALESCE(replaces, seq) FROM message WHERE contact_id = $1 AND seq = $2 AND sender = 'bot'",
        contact_id,
        seq,
    )
    if not root:
        return 0
    menus = await unit.raw(
        "SELECT buttons FROM message WHERE contact_id = $1 AND (seq = $2 OR replaces = $2)",
        contact_id,
        root[0][0],
    )
    shown_data = {b["data"] for (menu,) in menus for line in document(menu) for b in line}
    return int(root[0][0]) if data in shown_data else 0


async def known_seq(unit: Unit, bot_id: int, update_id: str) -> int:
    """The answer that this act was given before; 0: it is new."""
    found = await unit.raw(
        "SELECT seq FROM inbound_update WHERE bot_id = $1 AND update_id = $2", bot_id, update_id
    )
    return int(found[0][0]) if found else 0
