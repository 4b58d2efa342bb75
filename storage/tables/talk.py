"""The talk itself: updates seen, dialog state, messages, what is still to be delivered, sessions, faults."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index
from sqlmodel import Field, SQLModel, UniqueConstraint

from storage.columns import document, when


class InboundUpdate(SQLModel, table=True):
    """The dedupe key of every update handled. `seq`: the answer that the person's client was given."""

    __tablename__ = "inbound_update"
    bot_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    update_id: str = Field(primary_key=True)
    contact_id: int
    seq: int = 0
    at: datetime = when()


class Conversation(SQLModel, table=True):
    """One row a chat: the dialog state."""

    __tablename__ = "conversation"
    contact_id: int = Field(
        primary_key=True, foreign_key="contact.id", sa_column_kwargs={"autoincrement": False}
    )
    state: str | None = None
    data: dict[str, Any] = document(dict)
    updated_at: datetime = when()


class Message(SQLModel, table=True):
    """What a person sees in the chat, in the order of `seq`; the history of every channel."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("contact_id", "seq"),
        Index("message_card", "contact_id", "card"),
        Index("message_replaces", "contact_id", "replaces"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    seq: int
    sender: str  # me | bot
    kind: str = "text"  # text | photo | voice | file | location
    text: str = ""
    buttons: list[Any] = document(list)
    media_id: str = ""
    card: str = ""  # a name by which the message is rewritten later, e.g. "offer:7"
    replaces: int | None = None
    at: datetime = when()


class Outbox(SQLModel, table=True):
    """A message on its way to a channel that has to be called (webchat pages fetch theirs themselves)."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_pending", "state", "contact_id", "id"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    channel: str
    seq: int  # of the message row it delivers; 0 for hints
    kind: str  # say | show | rewrite | hint
    payload: dict[str, Any] = document(dict)
    state: str = "pending"  # pending | delivered | undeliverable
    attempts: int = 0
    next_try_at: datetime = when()
    delivered_at: datetime | None = when(nullable=True)
    provider_id: str = ""
    error: str = ""
    erased: bool = False


class WebSession(SQLModel, table=True):
    """A browser's session; the cookie holds the secret, the row its hash."""

    __tablename__ = "web_session"
    key_hash: str = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    browser_hash: str = Field(default="", index=True)  # the cookie that may hold several personas (demo)
    created_at: datetime = when()
    opened_at: datetime = when()
    revoked_at: datetime | None = when(nullable=True)


class Fault(SQLModel, table=True):
    """A turn that failed: its short reference, for the person and for the log."""

    __tablename__ = "fault"
    ref: str = Field(primary_key=True)
    at: datetime = when()
    contact_id: int | None = None
    error: str = ""  # the exception's type and place, never its message


class Entry(SQLModel, table=True):
    """Who did what and when (staff acts, look-ups, seats); `undo` says how to take it back."""

    __tablename__ = "entry"
    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = when()
    contact_id: int
    community_id: int | None = None
    verb: str
    case_id: int | None = Field(default=None, index=True)
    note: str = ""
    undo: dict[str, Any] = document(dict)
    undone_at: datetime | None = when(nullable=True)


class Mark(SQLModel, table=True):
    """A fact about the database itself: that it is a demo, how far its clock was moved."""

    __tablename__ = "mark"
    name: str = Field(primary_key=True)
    value: str = ""
