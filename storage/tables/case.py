"""事项: the record of one need being served, its history, its offers and who has seen whose data."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.columns import document, when


class Case(SQLModel, table=True):
    """One need. Its state moves only along casework.lifecycle.MOVES."""

    __tablename__ = "case_record"
    __table_args__ = (
        Index("case_desk", "community_id", "state"),
        Index("case_of_resident", "resident_id", "state"),
        Index("case_of_holder", "holder_id", "state"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)
    community_id: int = Field(foreign_key="community.id")
    resident_id: int = Field(foreign_key="contact.id")
    category: str
    item: str
    state: str = "received"
    supply_model: int = 3
    band: str = "act"
    confidence: float = 1.0
    guesses: list[Any] = document(list)  # the top guesses with their evidence, for triage
    words: str = ""  # the need in the resident's own words
    for_whom: str = ""
    age: int | None = None
    people: int | None = None
    place: str = ""
    time_text: str = ""
    phone: str = ""
    urgent: bool = False
    emergency_kind: str = ""
    answered_at: datetime | None = when(nullable=True)  # somebody on duty has answered the page
    holder_id: int | None = Field(default=None, foreign_key="party.id")
    worker_id: int | None = None  # the contact who accepted
    wanted_party_id: int | None = None  # the organisation that the resident chose (supply model 1)
    visit_at: datetime | None = when(nullable=True)
    linked_id: int | None = Field(default=None, index=True)
    opened_at: datetime = when()
    due_at: datetime = when()
    done_at: datetime | None = when(nullable=True)
    closed_at: datetime | None = when(nullable=True)
    rating: str = ""
    reopened: int = 0


class CaseEvent(SQLModel, table=True):
    """History: appended, never edited. `public` events are shown to the resident in plain words."""

    __tablename__ = "case_event"
    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case_record.id", index=True)
    at: datetime = when()
    actor_id: int | None = None  # contact; None: the service itself
    party_id: int | None = None
    verb: str  # past tense: opened, offered, accepted, ...
    state: str  # the case's state after it
    note: str = ""
    public: bool = True


class Offer(SQLModel, table=True):
    """派单: a case offered to one party, with a deadline."""

    __tablename__ = "offer"
    __table_args__ = (Index("offer_of_party", "party_id", "state"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case_record.id", index=True)
    party_id: int = Field(foreign_key="party.id")
    state: str = "open"  # open | accepted | declined | expired | withdrawn | returned
    offered_at: datetime = when()
    due_at: datetime = when()
    answered_at: datetime | None = when(nullable=True)
    answered_by: int | None = None
    reason: str = ""
    why: dict[str, Any] = document(dict)  # the explanation of the routing, as it was


class Disclosure(SQLModel, table=True):
    """Who was shown a resident's full contact data, and when."""

    __tablename__ = "disclosure"
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case_record.id", index=True)
    contact_id: int
    at: datetime = when()
    what: str


class Attachment(SQLModel, table=True):
    """A photo, file, voice message or location that belongs to a case (or waits for one: case_id None)."""

    __tablename__ = "attachment"
    id: int | None = Field(default=None, primary_key=True)
    case_id: int | None = Field(default=None, foreign_key="case_record.id", index=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    kind: str  # photo | file | voice | location
    media_id: str = ""  # a row of media; for a location the coordinates stand in note
    note: str = ""
    at: datetime = when()


class Media(SQLModel, table=True):
    """An uploaded file, cleaned and kept in the media folder under its own id."""

    __tablename__ = "media"
    id: str = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    mime: str
    size: int
    name: str = ""
    provider_ref: str = ""  # e.g. Telegram's file_id: fetched when somebody opens it
    at: datetime = when()


class Correction(SQLModel, table=True):
    """改类: what staff changed, kept for learning."""

    __tablename__ = "correction"
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case_record.id", index=True)
    from_item: str
    to_item: str
    by_contact_id: int
    at: datetime = when()


class CaseCounter(SQLModel, table=True):
    """The last case number of each day; on PostgreSQL where the sequence stood when the day began (casework/numbers.py)."""

    __tablename__ = "case_counter"
    day: str = Field(primary_key=True)
    last: int = 0
