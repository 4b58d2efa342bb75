"""Photos, files, voice messages and locations: kept with a case, or waiting for the one that is being told."""

from datetime import timedelta

from casework.cards import what
from casework.lifecycle import record
from casework.whose import handlers_of, own
from casework.wording import media as media_words
from casework.wording import my_cases as case_words
from storage.tables import Attachment, Case
from storage.unit import Unit

WAITS = timedelta(days=1)
"""What was sent longer ago does not belong to the need that is told now."""


async def keep(
    unit: Unit, contact_id: int, kind: str, media_id: str, note: str = "", case: Case | None = None
) -> Attachment:
    """Keep what somebody sent; with a case, or until she says what it is about."""
    kept = await unit.store(
        Attachment(case_id=case.id if case else None, contact_id=contact_id, kind=kind, media_id=media_id,
                   note=note[:500], at=unit.now)
    )  # fmt: skip
    if case is not None:
        await _tell(unit, case, kept)
    return kept


async def waiting(unit: Unit, contact_id: int) -> list[Attachment]:
    """What she has sent lately that belongs to no case yet, oldest first."""
    found = await unit.raw(
        "SELECT id FROM attachment WHERE contact_id = $1 AND case_id IS NULL AND at > $2 ORDER BY id",
        contact_id,
        unit.now - WAITS,
    )
    return [await unit.need(Attachment, key) for (key,) in found]


async def join_new(unit: Unit, contact_id: int, case: Case) -> None:
    """A case has just been opened: what waited belongs to it; voice messages reach the desk to be played."""
    for kept in await waiting(unit, contact_id):
        kept.case_id = case.id
        unit.add(kept)
        if kept.kind == "voice":
            await _tell(unit, case, kept)


async def join(unit: Unit, contact_id: int, case_id: int) -> Case:
    """She has said to which of her cases it belongs."""
    case = await own(unit, contact_id, case_id)
    for kept in await waiting(unit, contact_id):
        kept.case_id = case.id
        unit.add(kept)
        await _tell(unit, case, kept)
    return case


async def _tell(unit: Unit, case: Case, kept: Attachment) -> None:
    """Whoever has the case knows that there is more; those who have accepted (and the desk) see it at once."""
    name = media_words.MEDIA_NAMES[kept.kind]
    where = f"{name} {kept.note}" if kept.kind == "location" and kept.note else name
    await record(unit, case, "added", actor=kept.contact_id, note=where)
    shown = name if case.state == "offered" else where
    for reader in await handlers_of(unit, case):
        unit.say(reader, case_words.photo_arrives(case.number, what(case), shown))
        if kept.media_id and case.state != "offered":
            unit.show(reader, kept.media_id, kind=kept.kind)
