"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic_core import to_json
from sqlalchemy import JSON, Column, DateTime, Dialect, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field


@lru_cache(64)
def stamp(moment: datetime) -> str:
    """The text that SQLite keeps for a moment: UTC, fixed width, sorts as time does."""
    return moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]


def moment(text: str) -> datetime:
    """The aware UTC moment of a stamp."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime: timestamptz on PostgreSQL, a sortable text on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(26))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return stamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value
        return moment(value)


def written(value: Any) -> str:
    """A value as the text of a JSON column."""
    return to_json(value).decode()


def listed(value: Any) -> Sequence[Any]:
    """A JSON list as `raw` gives it: text on SQLite, decoded already on PostgreSQL."""
    return _list(value) if isinstance(value, str) else value or []


@lru_cache(1024)
def _list(text: str) -> tuple[Any, ...]:
    """Estates, buildings and areas are the same few texts in every turn."""
    return tuple(json.loads(text))


Json = JSON().with_variant(JSONB(), "postgresql")


def when(*, nullable: bool = False, index: bool = False) -> Any:
    """A field that holds a moment."""
    column: Column[Any] = Column(Moment(), nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def document(default: Any = dict) -> Any:
    """A field that holds JSON."""
    return Field(default_factory=default, sa_column=Column(Json, nullable=False))
