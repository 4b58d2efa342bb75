"""联系人 and 席位: a person on a channel, the roles that she holds, and the invites that give them."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from storage.columns import when


class Contact(SQLModel, table=True):
    """A person on a channel. `id` is also her user and chat id on channels whose addresses are no numbers."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("channel", "address"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    address: str
    name: str = ""
    phone: str = Field(default="", index=True)
    home: str = ""
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    consent_version: str = ""
    consent_at: datetime | None = when(nullable=True)
    refused_at: datetime | None = when(nullable=True)
    seat_id: int | None = None  # the seat that is active now
    last_seq: int = 0  # the number of the newest message of this chat
    seen_seq: int = 0  # the newest message that the person's page has fetched
    blocked_at: datetime | None = when(nullable=True)  # the person has blocked us on her channel
    created_at: datetime = when()


class Seat(SQLModel, table=True):
    """席位: a contact's role in a party or, for committee staff, in a community."""

    __tablename__ = "seat"
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    party_id: int | None = Field(default=None, foreign_key="party.id", index=True)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    role: str  # worker | manager | staff | director | enterprise
    name: str = ""
    on_duty: bool = True
    since: datetime = when()
    withdrawn_at: datetime | None = when(nullable=True)
    withdrawn_by: int | None = None


class Invite(SQLModel, table=True):
    """邀请码, hashed: one role, one party or community, one use."""

    __tablename__ = "invite"
    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: str
    party_id: int | None = Field(default=None, foreign_key="party.id")
    community_id: int | None = Field(default=None, foreign_key="community.id")
    created_by: int | None = None
    created_at: datetime = when()
    expires_at: datetime = when()
    used_at: datetime | None = when(nullable=True)
    used_by: int | None = None


class InviteTry(SQLModel, table=True):
    """A wrong invite code: five an hour and the person has to wait."""

    __tablename__ = "invite_try"
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(index=True)
    at: datetime = when()
