"""The rows that a real turn writes, taken from the database before and after it, to be written again by the other variants."""

import sqlite3
from dataclasses import dataclass
from itertools import count
from typing import Any

NUMBERS = count(1_000_000)
WATCHED = (
    "inbound_update", "message", "case_record", "case_event", "offer", "follow_up", "attachment", "disclosure", "entry", "outbox"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one table, as the real turn wrote it; `id` and unique columns are given anew at each writing."""

    table: str
    columns: tuple[str, ...]
    values: tuple[Any, ...]

    @property
    def sql(self) -> str:
        """The INSERT statement."""
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.table} ({', '.join(self.columns)}) VALUES ({marks})"

    def fresh(self) -> tuple[Any, ...]:
        """The same values with unique columns that have never been used."""
        number = next(NUMBERS)
        unique = {"update_id": f"b{number}", "number": f"b{number}", "seq": number}
        return tuple(unique.get(c, v) for c, v in zip(self.columns, self.values, strict=True))


def tops(driver: sqlite3.Connection) -> dict[str, int]:
    """The last rowid of each watched table."""
    return {t: driver.execute(f"SELECT coalesce(max(rowid), 0) FROM {t}").fetchone()[0] for t in WATCHED}


def written(driver: sqlite3.Connection, before: dict[str, int]) -> list[Row]:
    """Every row written since `before`, parents first."""
    order = sorted(WATCHED, key=lambda t: t not in {"case_record"})
    rows = []
    for table in order:
        cursor = driver.execute(f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid", (before[table],))
        columns = tuple(d[0] for d in cursor.description)
        keep = [i for i, c in enumerate(columns) if c != "id"]
        for values in cursor.fetchall():
            rows.append(Row(table, tuple(columns[i] for i in keep), tuple(values[i] for i in keep)))
    return rows


def write(driver: sqlite3.Connection, rows: list[Row]) -> None:
    """Write the rows again, in one commit, with the dialog state and the chat's last number, as the real turn does."""
    driver.execute("BEGIN IMMEDIATE")
    for row in rows:
        driver.execute(row.sql, row.fresh())
    driver.execute("UPDATE contact SET last_seq = last_seq + 2 WHERE id = 1")
    driver.execute("UPDATE conversation SET state = 'x', data = '{}' WHERE contact_id = 1")
    driver.execute("COMMIT")


def connect(path: str) -> sqlite3.Connection:
    """A connection as durable as ours: WAL, synchronous=FULL."""
    driver = sqlite3.connect(path, isolation_level=None)
    driver.execute("PRAGMA journal_mode = WAL")
    driver.execute("PRAGMA synchronous = FULL")
    return driver
