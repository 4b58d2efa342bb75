"""提醒: what the clock has to tell one reader in the same minute reaches her as one list, however many cases it is about.

A notice is a row first (kind `notice`, due at once); when a sweep has fired what is due, it gathers each reader's rows into
one message.
"""

from sqlmodel import col, select

from casework import cards, follow_ups
from casework.seats import staff_on_duty, workers_on_duty
from casework.standing import works_for
from casework.wording import time as words
from storage.outgoing import Button, Menu, column
from storage.tables import Case, FollowUp
from storage.unit import Unit

SHOWN = 8
KIND = "notice"


STAFF, WORKER, RESIDENT = "desk:case", "offer:card", "case:show"
"""What a press on a line of the list shows to whom."""


async def leave(unit: Unit, reader: int, case: Case, text: str, show: str) -> None:
    """Have this told to somebody (`show`: STAFF, WORKER, RESIDENT); alone with the buttons of its case, else in a list."""
    data = {"text": text, "show": show}
    await follow_ups.schedule(unit, KIND, unit.now, case_id=case.id, contact_id=reader, data=data)


async def to_holder(unit: Unit, case: Case, text: str) -> None:
    """To the workers on duty of the party that has it, else to who accepted it and is still of it."""
    if case.holder_id is None:
        return
    workers = await workers_on_duty(unit, case.holder_id)
    if not workers and case.worker_id is not None and await works_for(unit, case.worker_id, case.holder_id):
        workers = [case.worker_id]
    for worker in workers:
        await leave(unit, worker, case, text, WORKER)


async def to_staff(unit: Unit, case: Case, text: str) -> None:
    """To staff on duty, with a button that shows the case."""
    for staff in await staff_on_duty(unit, case.community_id):
        await leave(unit, staff, case, text, STAFF)


async def waiting(unit: Unit) -> list[int]:
    """Who has notices that she has not been told."""
    rows = await unit.raw(
        "SELECT DISTINCT contact_id FROM follow_up WHERE done_at IS NULL AND due_at <= $1 AND kind = $2 ORDER BY 1",
        unit.now,
        KIND,
    )
    return [int(row[0]) for row in rows]


async def tell(unit: Unit, reader: int) -> None:
    """Tell a reader everything that waits for her; what another process is telling already is left to it."""
    rows = await unit.scalars(
        select(FollowUp)
        .where(
            col(FollowUp.kind) == KIND, col(FollowUp.contact_id) == reader, col(FollowUp.done_at).is_(None)
        )
        .order_by(col(FollowUp.id))
        .with_for_update(skip_locked=True)
    )
    for row in rows:
        row.done_at, row.outcome = unit.now, "told"
        unit.add(row)
    show = {row.case_id: str(row.data["show"]) for row in rows}
    cases = [(await unit.need(Case, case_id), data) for case_id, data in [*show.items()][:SHOWN]]
    if len(rows) == 1:
        unit.say(reader, str(rows[0].data["text"]), _alone(*cases[0]))
    elif rows:
        texts = list(dict.fromkeys(str(row.data["text"]) for row in rows))
        buttons = (Button(cards.title(case), f"{data}:{case.id}") for case, data in cases)
        unit.say(reader, words.notices(texts, SHOWN), column(*buttons))


def _alone(case: Case, show: str) -> Menu:
    if show == WORKER:
        return cards.case_buttons(case)
    return column(Button("查看", f"{STAFF}:{case.id}")) if show == STAFF else ()
