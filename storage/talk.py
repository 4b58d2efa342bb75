"""The bookkeeping of one chat in one turn: who speaks, her dialog state, and the numbers of her messages."""

import json
from dataclasses import dataclass, field
from typing import Any

from storage.outgoing import Menu, Saying
from storage.unit import Unit

ENTER = """
SELECT c.id, c.channel, c.address, c.name, c.phone, c.home, c.community_id, c.consent_version, c.refused_at IS NOT NULL,
       s.id, s.role, s.party_id, s.community_id, v.state, v.data
FROM contact c
JOIN conversation v ON v.contact_id = c.id
LEFT JOIN seat s ON s.id = c.seat_id AND s.withdrawn_at IS NULL
WHERE c.channel = $1 AND c.address = $2
"""


@dataclass(slots=True)
class Talk:
    """The chat that a turn belongs to, loaded once and saved once."""

    unit: Unit
    contact_id: int
    channel: str
    address: str
    name: str
    phone: str
    home: str
    community_id: int | None
    consent: str
    """The version of the consent text that she agreed to, "" when she has not."""
    refused: bool
    seat_id: int | None
    role: str
    """The active seat's role: worker, manager, staff, director, enterprise; "resident" without a seat."""
    party_id: int | None
    seat_community_id: int | None
    state: str | None
    data: dict[str, Any]
    outcome: str = "answered"
    intent: str = ""
    seen: tuple[str | None, str] = field(default=(None, ""))

    def say(self, text: str, buttons: Menu = (), *, card: str = "") -> None:
        """Answer the person who speaks."""
        self.unit.say(self.contact_id, text, buttons, card=card)

    def rewrite(self, seq: int, text: str, buttons: Menu = ()) -> None:
        """Change one of our messages in this chat, by its number."""
        self.unit.sayings.append(Saying(self.contact_id, "rewrite", text, buttons, replaces=seq))

    @property
    def is_staff(self) -> bool:
        """Committee staff and directors."""
        return self.role in {"staff", "director"}

    @property
    def is_worker(self) -> bool:
        """Those who take offers for a party."""
        return self.role in {"worker", "manager"}


async def enter(unit: Unit, channel: str, address: str, name: str = "") -> Talk:
    """Load the chat of (channel, address) and hold it until the commit; a new contact is made when unknown."""
    lock = " FOR UPDATE OF v" if unit.dialect == "postgresql" else ""
    found = await unit.raw(ENTER + lock, channel, address)
    if not found:
        await _make(unit, channel, address, name)
        found = await unit.raw(ENTER + lock, channel, address)
    (
        contact_id, channel, address, name, phone, home, community_id, consent, refused,
        seat_id, role, party_id, seat_community_id, state, data,
    ) = found[0]  # fmt: skip
    talk = Talk(
        unit, contact_id, channel, address, name, phone, home, community_id, consent, bool(refused),
        seat_id, role or "resident", party_id, seat_community_id, state, document(data),
    )  # fmt: skip
    talk.seen = (state, data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))
    return talk


def document(value: Any) -> Any:
    """A JSON column as `raw` gives it: text on SQLite, decoded already on PostgreSQL."""
    return json.loads(value) if isinstance(value, str) else value


async def _make(unit: Unit, channel: str, address: str, name: str) -> None:
    await unit.raw(
        "INSERT INTO contact (channel, address, name, phone, home, consent_version, last_seq, seen_seq, created_at)"
        " VALUES ($1, $2, $3, '', '', '', 0, 0, $4) ON CONFLICT (channel, address) DO NOTHING",
        channel,
        address,
        name[:40],
        unit.now,
    )
    await unit.raw(
        "INSERT INTO conversation (contact_id, state, data, updated_at)"
        " SELECT id, NULL, '{}', $3 FROM contact WHERE channel = $1 AND address = $2"
        " ON CONFLICT (contact_id) DO NOTHING",
        channel,
        address,
        unit.now,
    )


async def claim(unit: Unit, talk: Talk, bot_id: int, update_id: str) -> int | None:
    """Mark the update as handled by this turn. A number: it was handled before, and that was its answer."""
    fresh = await unit.raw(
        "INSERT INTO inbound_update (bot_id, update_id, contact_id, seq, at) VALUES ($1, $2, $3, 0, $4)"
        " ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING 1",
        bot_id,
        update_id,
        talk.contact_id,
        unit.now,
    )
    if fresh:
        return None
    known = await unit.raw(
        "SELECT seq FROM inbound_update WHERE bot_id = $1 AND update_id = $2", bot_id, update_id
    )
    return int(known[0][0])


def hear(talk: Talk, text: str, *, kind: str = "text", media_id: str = "") -> Saying:
    """Keep what the person said as the first message of this turn. Its number is known when the turn is written:
    a chat's counter is bumped last, or two people who write to each other would wait for each other."""
    heard = Saying(talk.contact_id, "heard", text, media_kind=kind, media_id=media_id)
    talk.unit.sayings.insert(0, heard)
    return heard


async def leave(unit: Unit, talk: Talk, heard: Saying, bot_id: int, update_id: str) -> int:
    """Write the dialog state if it has changed, then the turn's words; the number of what was heard."""
    data = json.dumps(talk.data, ensure_ascii=False)
    if (talk.state, data) != talk.seen:
        await unit.raw(
            "UPDATE conversation SET state = $1, data = $2, updated_at = $3 WHERE contact_id = $4",
            talk.state,
            data,
            unit.now,
            talk.contact_id,
        )
    await unit.flush()
    await unit.raw(
        "UPDATE inbound_update SET seq = $1 WHERE bot_id = $2 AND update_id = $3",
        heard.seq,
        bot_id,
        update_id,
    )
    return heard.seq


async def last_menu(unit: Unit, contact_id: int) -> tuple[int, list[list[dict[str, str]]]]:
    """The number and the buttons of the last message that we sent to this person; as rewritten since."""
    found = await unit.raw(
        "SELECT seq, buttons FROM message WHERE contact_id = $1 AND sender = 'bot' AND replaces IS NULL"
        " ORDER BY seq DESC LIMIT 1",
        contact_id,
    )
    if not found:
        return 0, []
    seq, buttons = found[0]
    rewritten = await unit.raw(
        "SELECT buttons FROM message WHERE contact_id = $1 AND seq > $2 AND replaces = $2 ORDER BY seq DESC LIMIT 1",
        contact_id,
        seq,
    )
    return seq, document(rewritten[0][0] if rewritten else buttons)


async def label_of(unit: Unit, contact_id: int, seq: int, data: str) -> str:
    """The label of a button that this person was shown on message `seq`; "" when she never was."""
    shown = await unit.raw(
        "SELECT buttons FROM message WHERE contact_id = $1 AND (seq = $2 OR replaces = $2)", contact_id, seq
    )
    labels = (b["text"] for (menu,) in shown for row in document(menu) for b in row if b["data"] == data)
    return next(labels, "")
