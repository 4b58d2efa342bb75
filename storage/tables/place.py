"""Where people live: street -> community -> estate. The community is the tenant."""

from typing import Any

from sqlmodel import Field, SQLModel

from storage.columns import document


class Street(SQLModel, table=True):
    """街道: the level above the communities."""

    __tablename__ = "street"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class Community(SQLModel, table=True):
    """社区: the tenant. `code` is the entry link's (`/c/CODE`)."""

    __tablename__ = "community"
    id: int | None = Field(default=None, primary_key=True)
    street_id: int = Field(foreign_key="street.id")
    code: str = Field(unique=True)
    name: str = Field(unique=True)
    address: str = ""
    phone: str = ""
    hours: str = ""
    households: int = 0


class Estate(SQLModel, table=True):
    """小区, with the other names that people use for it and its buildings ("1", "2", ... as people say them)."""

    __tablename__ = "estate"
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id", index=True)
    name: str = Field(index=True)
    aliases: list[Any] = document(list)
    buildings: list[Any] = document(list)
