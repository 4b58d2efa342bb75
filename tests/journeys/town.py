"""A whole town to test with: the demo seed, a clock that stands still, and people who say, press and read.

Everything is the product's own: the turn, the dispatcher, understanding, the database. Only the clock is a test's.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.app import App, build
from bot.inbound import BOT_IDS, Inbound, MediaKind
from bot.settings import Settings
from bot.turn import Receipt
from nlp.meaning import Understanding
from storage.clock import FrozenClock
from storage.tables import Case, Media

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday, 23 November 2026, 10:00 in Shanghai: a working day."""


def settings(folder: Path, database: str = "", **more: Any) -> Settings:
    """Demo settings in a folder of the test's own, whatever .env and the environment say."""
    return Settings(_env_file=None, demo=True, data_dir=folder, database_url=database, **more)


async def found(
    folder: Path, database: str = "", understand: Callable[..., Understanding] | None = None
) -> "Town":
    """Build the service on a (new or existing) database; a new one is seeded with the demo community."""
    clock = FrozenClock(MORNING)
    return Town(await build(settings(folder, database), clock=clock, understand=understand), clock)


@dataclass(slots=True)
class Person:
    """Somebody with a chat. `last` is what she reads at the bottom of it."""

    town: "Town"
    address: str
    channel: str = "webchat"
    receipt: Receipt | None = None
    code: str = ""
    """The community code of the link that she came by."""

    async def say(self, text: str, *, update_id: str = "") -> Receipt:
        """Type a message."""
        return await self._do(update_id, text=text)

    async def press(self, *labels: str) -> Receipt:
        """Press these buttons, one after the other; a label that no button has is typed as words."""
        for label in labels:
            seq, data = await self._button(label)
            receipt = await (self._do("", press=data, message=seq) if data else self.say(label))
        return receipt

    async def forge(self, data: str) -> Receipt:
        """Send button data that nobody offered to her."""
        return await self._do("", press=data, message=1)

    async def send(self, kind: MediaKind, media_id: str = "", caption: str = "") -> Receipt:
        """Send a photo, file, voice message, location or sticker. A photo's media row is made when it has none."""
        if kind in {"photo", "file", "voice"} and not media_id:
            media_id = f"media{next(self.town.numbers)}"
            await self.town.keep_media(self, media_id, kind)
        return await self._do("", media=kind, media_id=media_id, caption=caption)

    async def read(self) -> None:
        """Open the chat: her page has fetched everything."""
        async with self.town.app.store.write() as unit:
            await unit.raw(
                "UPDATE contact SET seen_seq = last_seq WHERE channel = $1 AND address = $2",
                self.channel,
                self.address,
            )

    async def _do(self, update_id: str, **act: Any) -> Receipt:
        number = update_id or f"t{next(self.town.numbers)}"
        self.receipt = await self.town.app.turn.take(
            Inbound(
                self.channel,
                BOT_IDS.get(self.channel, 1),
                number,
                self.address,
                community_code=self.code,
                **act,
            )
        )
        await self.town.look()
        return self.receipt

    async def _button(self, label: str) -> tuple[int, str]:
        for seq, _, buttons in reversed(self.town.shown(self)):
            for button in (b for row in buttons for b in row):
                if button["text"] == label or button["text"].startswith(label):
                    return seq, button["data"]
        return 0, ""

    @property
    def texts(self) -> list[str]:
        """Everything that we have said to her, oldest first, as it was said (rewritten cards stand as they were)."""
        return [text for _, text, _, _ in self.town.chat(self)]

    @property
    def last(self) -> str:
        """What we said last, a rewritten card included."""
        return self.texts[-1] if self.texts else ""

    @property
    def buttons(self) -> list[str]:
        """The labels under our last message."""
        chat = self.town.chat(self)
        return [b["text"] for row in (chat[-1][2] if chat else []) for b in row]

    @property
    def screen(self) -> list[str]:
        """What her page shows now: cards as they were rewritten last."""
        return [text for _, text, _ in self.town.shown(self)]

    async def contact_id(self) -> int:
        """Her contact's id."""
        async with self.town.app.store.read() as unit:
            found = await unit.raw(
                "SELECT id FROM contact WHERE channel = $1 AND address = $2", self.channel, self.address
            )
        return int(found[0][0]) if found else 0


Line = tuple[int, str, list[list[dict[str, str]]], int | None]


@dataclass(slots=True)
class Town:
    """The service and everybody in it."""

    app: App
    clock: FrozenClock
    numbers: Any = field(default_factory=lambda: count(1))
    people: dict[str, Person] = field(default_factory=dict)
    chats: dict[tuple[str, str], list[Line]] = field(default_factory=dict)
    seats: list[tuple[str, str, int | None, int | None, str]] = field(default_factory=list)

    async def open(self) -> "Town":
        """Learn who lives here (from the seed) and read every chat."""
        async with self.app.store.read() as unit:
            rows = await unit.raw(
                "SELECT c.address, COALESCE(s.role, 'resident'), s.party_id, COALESCE(s.community_id, c.community_id),"
                " COALESCE(p.key, '') FROM contact c LEFT JOIN seat s ON s.id = c.seat_id"
                " LEFT JOIN party p ON p.id = s.party_id WHERE c.address LIKE 'persona:%' ORDER BY c.id"
            )
        self.seats = [(a, role, party, community, key) for a, role, party, community, key in rows]
        await self.look()
        return self

    async def look(self) -> None:
        """Everybody looks at the screen (tests read it without awaiting)."""
        async with self.app.store.read() as unit:
            rows = await unit.raw(
                "SELECT c.channel, c.address, m.seq, m.text, m.buttons, m.replaces FROM message m"
                " JOIN contact c ON c.id = m.contact_id WHERE m.sender = 'bot' ORDER BY m.contact_id, m.seq"
            )
        self.chats = {}
        for channel, address, seq, text, buttons, replaces in rows:
            menu = json.loads(buttons) if isinstance(buttons, str) else buttons
            self.chats.setdefault((channel, address), []).append((seq, text, menu, replaces))

    def chat(self, person: Person) -> list[Line]:
        """Our messages to a person."""
        return self.chats.get((person.channel, person.address), [])

    def shown(self, person: Person) -> list[tuple[int, str, list[list[dict[str, str]]]]]:
        """Our messages as they look now, by the place where they stand."""
        lines: dict[int, tuple[int, str, list[list[dict[str, str]]]]] = {}
        for seq, text, buttons, replaces in self.chat(person):
            lines[replaces or seq] = (replaces or seq, text, buttons)
        return [lines[seq] for seq in sorted(lines)]

    # --- people -------------------------------------------------------------------------------------------
    def person(self, address: str, channel: str = "webchat", code: str = "") -> Person:
        """The person with this address; the same one each time."""
        return self.people.setdefault(f"{channel}:{address}", Person(self, address, channel, code=code))

    def newcomer(self, code: str = "") -> Person:
        """Somebody whom we have never met."""
        return self.person(f"newcomer:{next(self.numbers)}", code=code)

    @property
    def resident(self) -> Person:
        """The first resident: lives in 阳光花园 and has consented."""
        return self.person(self._of_role("resident")[0])

    @property
    def neighbour(self) -> Person:
        """Another resident."""
        return self.person(self._of_role("resident")[1])

    @property
    def staff(self) -> Person:
        """The committee of the first community."""
        return self.person(self._of_role("staff", "director")[0])

    @property
    def other_staff(self) -> Person:
        """The committee of the second community."""
        first = next(s[3] for s in self.seats if s[1] in {"staff", "director"})
        return self.person(next(s[0] for s in self.seats if s[1] in {"staff", "director"} and s[3] != first))

    def worker(self, party_key: str) -> Person:
        """The worker of the party with this key in the seed file."""
        return self.person(next(s[0] for s in self.seats if s[4] == party_key))

    async def holder(self, case: Case) -> Person:
        """The worker of the party that holds the case, or that is asked now."""
        async with self.app.store.read() as unit:
            rows = await unit.raw(
                "SELECT party_id FROM offer WHERE case_id = $1 AND state IN ('open', 'accepted') ORDER BY id DESC LIMIT 1",
                case.id,
            )
        party = rows[0][0]
        return self.person(next(s[0] for s in self.seats if s[2] == party))

    def _of_role(self, *roles: str) -> list[str]:
        return [s[0] for s in self.seats if s[1] in roles]

    # --- what is in the books -----------------------------------------------------------------------------
    async def cases(self) -> list[Case]:
        """Every case, oldest first."""
        from sqlmodel import col, select

        async with self.app.store.read() as unit:
            return list(await unit.scalars(select(Case).order_by(col(Case.id))))

    async def case(self) -> Case:
        """The newest case."""
        return (await self.cases())[-1]

    async def events(self, case: Case) -> list[str]:
        """The verbs of a case's history."""
        async with self.app.store.read() as unit:
            rows = await unit.raw("SELECT verb FROM case_event WHERE case_id = $1 ORDER BY id", case.id)
        return [verb for (verb,) in rows]

    async def home_of(self, person: Person) -> int | None:
        """The community of a person."""
        async with self.app.store.read() as unit:
            rows = await unit.raw("SELECT community_id FROM contact WHERE address = $1", person.address)
        return int(rows[0][0]) if rows and rows[0][0] else None

    async def events_told(self, case: Case) -> str:
        """A case as its resident reads it."""
        from casework.story import describe

        async with self.app.store.read() as unit:
            return await describe(unit, case, case.resident_id)

    async def keep_media(self, person: Person, media_id: str, kind: str) -> None:
        """What an upload leaves behind: a media row of the sender."""
        from storage.talk import enter

        mime = {"photo": "image/jpeg", "voice": "audio/ogg", "file": "application/pdf"}[kind]
        async with self.app.store.write() as unit:
            talk = await enter(unit, person.channel, person.address)
            unit.add(Media(id=media_id, contact_id=talk.contact_id, mime=mime, size=10, at=unit.now))

    # --- time ---------------------------------------------------------------------------------------------
    async def pass_time(self, **by: float) -> int:
        """Let time go by (hours=2, minutes=5, ...) and everything due happen; how many things did."""
        from casework.firing import fire_due

        self.clock.advance(timedelta(**by))
        fired = 0
        while now := await fire_due(self.app.store):
            fired += now
        await self.look()
        return fired

    async def restart(self) -> None:
        """The process ends and a new one starts on the same database."""
        await self.app.store.close()
        clock = self.clock
        self.app = await build(self.app.settings, clock=clock, understand=self.app.turn.understand)
        await self.look()

    async def close(self) -> None:
        """Let go of the database."""
        await self.app.store.close()
