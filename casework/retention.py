"""What is forgotten, and when: dedupe keys, payloads of delivered messages, finished dialogs, old chat history.

Every statement is safe to repeat and to run in several processes at once.
"""

from datetime import timedelta

from storage.store import Store
from storage.unit import Unit

WEEK = timedelta(days=7)
ABANDONED = timedelta(days=30)
BATCH = 5000
"""Messages deleted in one unit of work, so that nobody waits long for the writer."""

EMPTY = "'{}'"
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


async def _batch(unit: Unit, sql: str, message_days: int) -> int:
    return len(await unit.raw(sql, unit.now - timedelta(days=message_days), BATCH))
