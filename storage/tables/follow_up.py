"""跟进: anything that must happen later is a row, never a scheduler job."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.columns import document, when


class FollowUp(SQLModel, table=True):
    """Fires once when `due_at` has passed; `done_at` says that it has, or that it is no longer needed."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("follow_up_due", "done_at", "due_at"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    case_id: int | None = Field(default=None, foreign_key="case_record.id", index=True)
    offer_id: int | None = None
    contact_id: int | None = None
    due_at: datetime = when()
    done_at: datetime | None = when(nullable=True)
    outcome: str = ""
    data: dict[str, Any] = document(dict)
