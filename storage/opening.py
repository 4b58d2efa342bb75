"""From a database URL to its store."""

from pathlib import Path

from sqlalchemy import make_url

from storage.clock import Clock
from storage.postgres_store import PostgresStore
from storage.sqlite_store import SqliteStore
from storage.store import Store


def open_store(url: str, clock: Clock, *, demo: bool = False) -> Store:
    """The store of a database URL: sqlite[+aiosqlite]:///PATH or postgresql[+asyncpg]://..."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("a SQLite database needs a file: sqlite:///PATH")
        return SqliteStore(Path(parsed.database), clock, demo=demo)
    if backend == "postgresql":
        return PostgresStore(url, clock, demo=demo)
    raise ValueError("the database must be sqlite:///PATH or postgresql://USER@HOST/NAME")
