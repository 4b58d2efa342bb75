"""Alembic's door: it is only called by storage.migrate, which hands over a connection."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import storage.tables
from storage.columns import Moment

assert storage.tables.__all__


def render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Our own column types by their short names."""
    if kind != "type":
        return False
    if isinstance(item, Moment):
        return "storage.columns.Moment()"
    if isinstance(item, AutoString):
        return "sa.String()"
    return "storage.columns.Json" if isinstance(item, JSON) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
