"""The bookkeeping of one chat in one turn: who speaks, her dialog state, and the numbers of her messages."""

import json
from dataclasses import dataclass
from typing import Any

from storage.columns import written
from storage.outgoing import Menu, Saying
from storage.store import Unavailable
from storage.unit import Unit

ENTER = """
SELECT c.id, c.channel, c.address, c.name, c.phone, c.home, c.community_id, c.consent_version, c.refused_at IS NOT NULL,
       s.id, s.role, s.party_id, s.community_id, v.state, v.data, u.seq
FROM contact c
JOIN conversation v ON v.contact_id = c.id
LEFT JOIN seat s ON s.id = c.seat_id AND s.withdrawn_at IS NULL
LEFT JOIN inbound_update u ON u.bot_id = $3 AND u.update_id = $4
WHERE c.channel = $1 AND c.address = $2
"""
LAST_MENU = """
SELECT m.seq, coalesce((SELECT r.buttons FROM message r WHERE r.contact_id = m.contact_id AND r.seq > m.seq
                        AND r.replaces = m.seq ORDER BY r.seq DESC LIMIT 1), m.buttons)
FROM message m WHERE m.contact_id = $1 AND m.sender = 'bot' AND m.replaces IS NULL ORDER BY m.seq DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class DedupeKey:
    """The channel's own number of what a person did: the same act again has the same."""

    bot_id: int
    update_id: str


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
    act: DedupeKey | None
    """What she did, where she did something."""
    known: int | None
    """The number of what was heard when this act was handled before; None: it is new."""
    seen: tuple[str | None, str]
    """The dialog state and its data as they are stored."""
    outcome: str = "answered"
    intent: str = ""

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


async def enter(unit: Unit, channel: str, address: str, name: str = "", act: DedupeKey | None = None) -> Talk:
    """Load the chat of (channel, address) and hold it until the commit; a new contact is made when unknown."""
    ask = ENTER + " FOR UPDATE OF v" if unit.dialect == "postgresql" else ENTER
    bot_id, update_id = (act.bot_id, act.update_id) if act else (0, "")
    found = await unit.raw(ask, channel, address, bot_id, update_id)
    if not found:
        await _make(unit, channel, address, name)
        found = await unit.raw(ask, channel, address, bot_id, update_id)
    (
        contact_id, channel, address, name, phone, home, community_id, consent, refused,
        seat_id, role, party_id, seat_community_id, state, data, known,
    ) = found[0]  # fmt: skip
    return Talk(
        unit, contact_id, channel, address, name, phone, home, community_id, consent, bool(refused),
        seat_id, role or "resident", party_id, seat_community_id, state, document(data),
        act, known, (state, data if isinstance(data, str) else written(data)),
    )  # fmt: skip


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


def hear(talk: Talk, text: str, *, kind: str = "text", media_id: str = "") -> Saying:
    """Keep what the person said as the first message of this turn. Its number is known when the turn is written:
    a chat's counter is bumped last, or two people who write to each other would wait for each other."""
    heard = Saying(talk.contact_id, "heard", text, media_kind=kind, media_id=media_id)
    talk.unit.sayings.insert(0, heard)
    return heard


async def leave(unit: Unit, talk: Talk, heard: Saying) -> int:
    """Write the dialog state if it has changed, the turn's words, and that the act is handled; the number of what was heard.

    Raises Unavailable when another process has handled the same act meanwhile: the turn is to be taken back and tried again,
    and will then be known.
    """
    data = written(talk.data)
    if (talk.state, data) != talk.seen:
        await unit.raw(
            "UPDATE conversation SET state = $1, data = $2, updated_at = $3 WHERE contact_id = $4",
            talk.state,
            data,
            unit.now,
            talk.contact_id,
        )
    await unit.flush()
    if talk.act is not None and not await unit.raw(
        "INSERT INTO inbound_update (bot_id, update_id, contact_id, seq, at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING 1",
        talk.act.bot_id,
        talk.act.update_id,
        talk.contact_id,
        heard.seq,
        unit.now,
    ):
        raise Unavailable("this act was handled meanwhile")
    return heard.seq


async def last_menu(unit: Unit, contact_id: int) -> tuple[int, list[list[dict[str, str]]]]:
    """The number and the buttons of the last message that we sent to this person; as rewritten since."""
    found = await unit.raw(LAST_MENU, contact_id)
    return (found[0][0], document(found[0][1])) if found else (0, [])


async def label_of(unit: Unit, contact_id: int, seq: int, data: str) -> str:
    """The label of a button that this person was shown on message `seq`; "" when she never was."""
    shown = await unit.raw(
        "SELECT buttons FROM message WHERE contact_id = $1 AND (seq = $2 OR replaces = $2)", contact_id, seq
    )
    labels = (b["text"] for (menu,) in shown for row in document(menu) for b in row if b["data"] == data)
    return next(labels, "")
