"""主体: who serves. Departments, social organisations and enterprises, what they do and where."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.columns import document, when


class Party(SQLModel, table=True):
    """A department, social organisation or enterprise. `key` is its name in the seed file."""

    __tablename__ = "party"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # department | social_organisation | enterprise
    name: str = Field(index=True)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    address: str = ""
    phone: str = ""
    hours: str = ""
    about: str = ""
    capacity: int = 10
    verified_at: datetime | None = when(nullable=True)
    credit: str = ""


class PartyService(SQLModel, table=True):
    """A service item that a party delivers in one community. `estates` empty: in all of its estates."""

    __tablename__ = "party_service"
    id: int | None = Field(default=None, primary_key=True)
    party_id: int = Field(foreign_key="party.id", index=True)
    item: str = Field(index=True)
    community_id: int = Field(foreign_key="community.id", index=True)
    estates: list[Any] = document(list)
    backstop: bool = False


class Qualification(SQLModel, table=True):
    """资质: what allows a party to serve, and until when. `items` empty: all of its items need it."""

    __tablename__ = "qualification"
    id: int | None = Field(default=None, primary_key=True)
    party_id: int = Field(foreign_key="party.id", index=True)
    name: str
    number: str = ""
    items: list[Any] = document(list)
    valid_from: datetime = when()
    valid_until: datetime = when()
