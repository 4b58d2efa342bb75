"""What is forgotten, and when: dedupe keys, payloads of delivered messages, finished dialogs, old chat history.

Every statement is safe to repeat and to run in several processes at once.
"""

import time
from datetime import timedelta
from pathlib import Path

from storage.store import Store
from storage.unit import Unit

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
ABANDONED = timedelta(days=30)
BATCH = 5000
"""Messages deleted in one unit of work, so that nobody waits long for the writer."""

EMPTY = "'{}'"
OF_REFUSED = "FROM attachment WHERE case_id IS NULL AND contact_id IN (SELECT id FROM contact WHERE refused_at IS NOT NULL)"
FORGET = (
    ("DELETE FROM inbound_update WHERE at < $1", WEEK),
    (
        f"UPDATE outbox SET payload = {EMPTY}, erased = TRUE WHERE NOT erased AND"
        " ((state = 'delivered' AND delivered_at < $1) OR (state = 'undeliverable' AND next_try_at < $1))",
        WEEK,
    ),
    (
        f"UPDATE conversation SET data = {EMPTY} WHERE state IS NULL AND updated_at < $1"
        f" AND CAST(data AS TEXT) <> {EMPTY}",
        WEEK,
    ),
    (f"UPDATE conversation SET state = NULL, data = {EMPTY} WHERE state IS NOT NULL AND updated_at < $1", ABANDONED),
    (
        f"UPDATE conversation SET state = NULL, data = {EMPTY} WHERE updated_at < $1 AND CAST(data AS TEXT) <> {EMPTY}"
        " AND contact_id IN (SELECT id FROM contact WHERE refused_at IS NOT NULL)",
        DAY,
    ),
    (f"DELETE FROM media WHERE at < $1 AND id IN (SELECT media_id {OF_REFUSED})", DAY),
    (f"DELETE FROM attachment WHERE id IN (SELECT id {OF_REFUSED} AND at < $1)", DAY),
    ("DELETE FROM invite_try WHERE at < $1", WEEK),
    ("DELETE FROM fault WHERE at < $1", timedelta(days=90)),
)  # fmt: skip
OLD_MESSAGES = (
    "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE at < $1 ORDER BY id LIMIT $2) RETURNING 1"
)
OLD_OUTBOX = (
    "DELETE FROM outbox WHERE id IN"
    " (SELECT id FROM outbox WHERE state <> 'pending' AND next_try_at < $1 ORDER BY id LIMIT $2) RETURNING 1"
)


async def forget(store: Store, message_days: int) -> None:
    """Erase what is older than its time; chat history (and its delivery records) after `message_days` days."""
    for sql, age in FORGET:
        async with store.write() as unit:
            await unit.raw(sql, unit.now - age)
    for sql in (OLD_OUTBOX, OLD_MESSAGES):
        gone = BATCH
        while gone == BATCH:
            async with store.write() as unit:
                gone = await _batch(unit, sql, message_days)


async def sweep_files(store: Store, folder: Path) -> int:
    """Remove uploaded files that no row names any more; how many. A file of today may still get its row."""
    old = time.time() - DAY.total_seconds()
    files = [file for file in folder.iterdir() if file.is_file() and file.stat().st_mtime < old]
    async with store.read() as unit:
        known = {key for (key,) in await unit.raw("SELECT id FROM media")} if files else set()
    gone = [file for file in files if file.name not in known]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


async def _batch(unit: Unit, sql: str, message_days: int) -> int:
    return len(await unit.raw(sql, unit.now - timedelta(days=message_days), BATCH))
