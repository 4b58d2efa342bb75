"""编号: 20261123-0042, counted anew each day and given once.

On PostgreSQL a sequence counts, which nobody waits for; the day's row says where it stood when the day began and is
written once. SQLite has one writer, so that the row itself can count.
"""

from storage.clock import local
from storage.unit import Unit

COUNT = (
    "INSERT INTO case_counter (day, last) VALUES ($1, 1)"
    " ON CONFLICT (day) DO UPDATE SET last = case_counter.last + 1 RETURNING last"
)
NEXT = "SELECT nextval('case_number'), (SELECT last FROM case_counter WHERE day = $1)"
BEGIN = "INSERT INTO case_counter (day, last) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING"
BEGUN = "SELECT last FROM case_counter WHERE day = $1"


async def next_number(unit: Unit) -> str:
    """The next number of the day."""
    day = f"{local(unit.now):%Y%m%d}"
    if unit.dialect != "postgresql":
        return f"{day}-{(await unit.raw(COUNT, day))[0][0]:04d}"
    number = 0
    while number < 1:  # drawn before somebody else's first number of the day: draw again
        number = await _drawn(unit, day)
    return f"{day}-{number:04d}"


async def _drawn(unit: Unit, day: str) -> int:
    drawn, before = (await unit.raw(NEXT, day))[0]
    if before is None:
        await unit.raw(BEGIN, day, drawn - 1)
        before = (await unit.raw(BEGUN, day))[0][0]
    return int(drawn - before)
