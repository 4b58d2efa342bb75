"""撤回同意 while something is being done: who does it is told, or everything is cancelled."""

from casework import cases
from casework.lifecycle import record
from casework.menus import menu_for
from casework.seats import staff_on_duty
from casework.wording import withdrawal as words
from storage.tables import Case
from storage.unit import Unit

EVERY = 200
"""More cases than anybody has open."""


async def concerned(unit: Unit, contact_id: int) -> list[Case]:
    """What is still being done for her."""
    return await cases.mine(unit, contact_id, open_only=True, limit=EVERY)


async def tell(unit: Unit, contact_id: int) -> None:
    """Whoever has one of her cases, and the desk, read that her data are for this case alone."""
    for case in await concerned(unit, contact_id):
        await record(unit, case, "consent_withdrawn", actor=contact_id, public=False)
        readers = [
            *await cases.handlers_of(unit, case),
            *await staff_on_duty(unit, case.community_id),
        ]
        for reader in dict.fromkeys(readers):
            unit.say(reader, words.arrives(cases.title(case)), await menu_for(unit, case, reader))


async def cancel_all(unit: Unit, contact_id: int) -> None:
    """Nothing is to be done any more: everyone who had a part in it is told, and the desk."""
    for case in await concerned(unit, contact_id):
        told = await cases.cancel(unit, contact_id, case.id or 0, words.REASON)
        for reader in await staff_on_duty(unit, told.community_id):
            unit.say(reader, words.arrives_cancelled(cases.title(told)))
