"""The unit of work: one database transaction, with what is said and done inside it.

`raw` speaks to the driver's own connection (the bookkeeping of every turn: a few microseconds a statement);
`get`, `scalars`, `add`, ... are SQLModel's, for casework's own questions. Both share the one transaction.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy.sql import Executable
from sqlmodel import SQLModel
from sqlmodel.sql.expression import SelectOfScalar

from storage.outgoing import Menu, Saying, flush

Row = TypeVar("Row", bound=SQLModel)
T = TypeVar("T")


class Rows(Protocol):
    """What a store's connection offers to the unit; one implementer a database."""

    async def raw(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]: ...
    async def execute(self, statement: Executable) -> Any: ...
    async def get(self, model: type[Row], key: Any, lock: bool) -> Row | None: ...
    async def flush(self) -> None: ...
    def add(self, row: SQLModel) -> None: ...
    async def delete(self, row: SQLModel) -> None: ...


class Unit:
    """One transaction. `now` is fixed for all of it, so that what happens together has one time."""

    def __init__(self, rows: Rows, now: datetime, dialect: str, *, demo: bool = False) -> None:
        self._rows = rows
        self.now = now
        self.dialect = dialect
        self.demo = demo
        self.sayings: list[Saying] = []
        self.last_seq: dict[int, int] = {}
        self.after: list[Callable[[], Awaitable[None] | None]] = []

    # --- rows -------------------------------------------------------------------------------------------
    async def raw(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """Run one statement with $1, $2, ... on the driver's connection; the rows it gives, if any."""
        return await self._rows.raw(sql, params)

    async def get(self, model: type[Row], key: Any, *, lock: bool = False) -> Row | None:
        """The row with this primary key; `lock` holds it until the commit (PostgreSQL)."""
        return await self._rows.get(model, key, lock)

    async def need(self, model: type[Row], key: Any, *, lock: bool = False) -> Row:
        """The row with this primary key, which must exist."""
        row = await self.get(model, key, lock=lock)
        if row is None:
            raise LookupError(f"{model.__name__} {key} does not exist")
        return row

    async def execute(self, statement: Executable) -> Any:
        """Run a SQLAlchemy statement; its Result."""
        return await self._rows.execute(statement)

    async def scalars(self, statement: SelectOfScalar[T]) -> list[T]:
        """All first columns."""
        return list((await self._rows.execute(statement)).scalars().all())

    async def scalar(self, statement: SelectOfScalar[T]) -> T | None:
        """The first column of the first row, or None."""
        result: T | None = (await self._rows.execute(statement)).scalars().first()
        return result

    def add(self, row: SQLModel) -> None:
        """Store a new row with this unit."""
        self._rows.add(row)

    async def store(self, row: Row) -> Row:
        """Store a new row now, so that it has its id."""
        self._rows.add(row)
        await self._rows.flush()
        return row

    async def delete(self, row: SQLModel) -> None:
        """Remove a row with this unit."""
        await self._rows.delete(row)

    # --- words ------------------------------------------------------------------------------------------
    def say(self, contact_id: int, text: str, buttons: Menu = (), *, card: str = "") -> None:
        """Say something to a person once this unit is committed."""
        self.sayings.append(Saying(contact_id, "say", text, buttons, card))

    def rewrite(self, contact_id: int, card: str, text: str, buttons: Menu = ()) -> None:
        """Change what the card of this name says in a person's chat."""
        self.sayings.append(Saying(contact_id, "rewrite", text, buttons, card))

    def show(self, contact_id: int, media_id: str, text: str = "", *, kind: str = "photo") -> None:
        """Show a photo, file or voice message that is kept with us."""
        self.sayings.append(Saying(contact_id, "show", text, media_id=media_id, media_kind=kind))

    def once_committed(self, act: Callable[[], Awaitable[None] | None]) -> None:
        """Run `act` after the commit, never without it."""
        self.after.append(act)

    async def flush(self) -> None:
        """Write what is still in memory: model rows, then sayings."""
        await self._rows.flush()
        sayings, self.sayings = self.sayings, []
        if sayings:
            self.last_seq |= await flush(self, sayings)


current: ContextVar[Unit] = ContextVar("linli_unit")
"""The unit of the turn that runs now: aiogram's storage and session find it here."""
