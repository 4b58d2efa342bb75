"""What happens once a day: the morning digest for staff and the nightly forgetting. A mark says that today's is done."""

from datetime import time
from pathlib import Path

from sqlmodel import col, select

from casework.queues import day_of, overdue
from casework.retention import forget, sweep_files
from casework.seats import staff_on_duty
from casework.wording import time as words
from storage.clock import local
from storage.store import Store
from storage.tables import Case, Community
from storage.unit import Unit

DIGEST_FROM, DIGEST_UNTIL = time(8, 30), time(12, 0)
"""A digest that was missed (nobody ran) is still useful before noon."""
RETENTION_FROM, RETENTION_UNTIL = time(3, 0), time(5, 0)

COUNTS = """
SELECT count(*), sum(CASE WHEN state = 'triage' THEN 1 ELSE 0 END), sum(CASE WHEN state = 'offered' THEN 1 ELSE 0 END),
  sum(CASE WHEN visit_at >= $2 AND visit_at < $3 THEN 1 ELSE 0 END)
FROM case_record WHERE community_id = $1 AND state IN ('received', 'triage', 'offered', 'accepted', 'in_progress', 'done')
"""
ONCE = (
    "INSERT INTO mark (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    " WHERE mark.value < excluded.value RETURNING 1"
)


async def once_a_day(unit: Unit, name: str) -> bool:
    """Whether this is the first call of the day for this name, over all processes."""
    return bool(await unit.raw(ONCE, f"daily:{name}", f"{local(unit.now):%Y-%m-%d}"))


async def digest(store: Store) -> int:
    """早报: in the morning every community's staff read where their cases stand; how many communities were told."""
    if not DIGEST_FROM <= local(store.clock.now()).time() < DIGEST_UNTIL:
        return 0
    async with store.read() as unit:
        communities = await unit.scalars(select(Community).order_by(col(Community.id)))
    told = 0
    for community in communities:
        async with store.write() as unit:
            told += await _tell(unit, community)
    return told


async def tidy(store: Store, message_days: int, files: Path | None = None) -> bool:
    """In the small hours, forget what is to be forgotten; whether it was done now."""
    if not RETENTION_FROM <= local(store.clock.now()).time() < RETENTION_UNTIL:
        return False
    async with store.write() as unit:
        first = await once_a_day(unit, "retention")
    if first:
        await forget(store, message_days)
        if files is not None and files.is_dir():
            await sweep_files(store, files)
    return first


async def _tell(unit: Unit, community: Community) -> bool:
    if not await once_a_day(unit, f"digest:{community.id}"):
        return False
    found = (await unit.raw(COUNTS, community.id, *day_of(unit.now)))[0]
    cases, triage, unanswered, visits = (int(n or 0) for n in found)
    if not cases:
        return False
    late = await unit.scalars(select(Case).where(col(Case.community_id) == community.id, overdue(unit.now)))
    text = words.digest(community.name, cases, triage, unanswered, len(late), visits)
    for staff in await staff_on_duty(unit, community.id or 0):
        unit.say(staff, text)
    return True
