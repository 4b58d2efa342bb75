"""事项 from the resident's side: opened, urged, added to, cancelled, confirmed, reopened, told in plain words."""

from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from casework import complaints, conduct, deadlines, follow_ups, offers, promises, triage
from casework.cards import settled, title, what
from casework.discretion import before_promise
from casework.feedback import confirm, rate, reopen
from casework.lifecycle import OPEN, move, record
from casework.masking import mask_papers
from casework.menus import menu_for
from casework.numbers import next_number
from casework.refusal import Refusal
from casework.seats import staff_on_duty
from casework.story import describe, headline
from casework.visit_time import wanted_at
from casework.whose import any_open, handlers_of, mine, named, newest_open, own, who_has
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from nlp.catalogue import item_name
from storage.light import fresh
from storage.tables import Case, CaseEvent, Community
from storage.unit import Unit

__all__ = [
    "Draft", "add_word", "any_open", "cancel", "confirm", "describe", "handlers_of", "headline", "mine", "named", "newest_open", "open_case",
    "own", "rate", "reopen", "title", "urge", "who_has",
]  # fmt: skip

URGE_PAUSE = timedelta(minutes=30)
HUMAN_PAUSE = timedelta(hours=1)


@dataclass(slots=True)
class Draft:
    """A need before it is a case: what is known so far. Everything is JSON, so that it waits in the dialog state."""

    category: str
    item: str
    words: str = ""
    place: str = ""
    time_text: str = ""
    phone: str = ""
    for_whom: str = ""
    age: int | None = None
    people: int | None = None
    band: str = "act"
    confidence: float = 1.0
    guesses: list[dict[str, Any]] = field(default_factory=list)
    urgent: bool = False
    emergency_kind: str = ""
    wanted_party_id: int | None = None
    supply_model: int = 3

    def to_json(self) -> dict[str, Any]:
        """Every field, as it is."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(found.name for found in fields(Draft))


async def open_case(
    unit: Unit, contact_id: int, draft: Draft, *, community_id: int, linked_id: int | None = None
) -> Case:
    """Open a case with a number and send it on its way: to a party, or to the desk where nobody is sure."""
    case = fresh(
        Case, **draft.to_json(), number=await next_number(unit), community_id=community_id, resident_id=contact_id,
        linked_id=linked_id, opened_at=unit.now,
        due_at=promises.done_by(deadlines.completion_due(unit.now, draft.item), wanted_at(draft.time_text, unit.now)),
    )  # fmt: skip
    await move(unit, case, "open", actor=contact_id)
    contact = promises.contact_by(case, unit.now)
    await follow_ups.schedule(unit, "first_contact", contact, case_id=case.id)
    await follow_ups.schedule(unit, "completion", case.due_at, case_id=case.id)
    if draft.urgent:
        await move(unit, case, "hand_over", public=False)
        return case
    unit.say(contact_id, case_words.opened(case.number, item_name(draft.item) if settled(case) else ""))
    if draft.band == "hand_over":
        await _to_the_desk(unit, case, contact)
    else:
        await offers.send_on(unit, case)
    return case


async def _to_the_desk(unit: Unit, case: Case, contact: datetime) -> None:
    await move(unit, case, "hand_over")
    community = await unit.need(Community, case.community_id)
    unit.say(case.resident_id, case_words.triaged(contact, community.name + case_words.OFFICE))
    await triage.announce(unit, case)


async def waiting_for_human(unit: Unit, contact_id: int) -> Case | None:
    """Her call for a human that nobody has dealt with yet, if it was made within the hour."""
    return await unit.scalar(
        select(Case)
        .where(
            Case.resident_id == contact_id,
            Case.state == "triage",
            col(Case.words).startswith(words.HUMAN_WORDS),
        )
        .where(col(Case.opened_at) > unit.now - HUMAN_PAUSE)
    )


async def urge(unit: Unit, contact_id: int, case_id: int) -> Case:
    """催办: whoever has the case is told that she waits; at most once in half an hour."""
    case = await own(unit, contact_id, case_id)
    if case.state not in OPEN:
        raise Refusal(case_words.NO_OPEN_CASE)
    last = await unit.scalar(
        select(CaseEvent.at)
        .where(CaseEvent.case_id == case_id, CaseEvent.verb == "urged")
        .order_by(col(CaseEvent.id).desc())
    )
    if last is not None and unit.now - last < URGE_PAUSE:
        raise Refusal(case_words.URGED_LATELY)
    await record(unit, case, "urged", actor=contact_id)
    for reader in await handlers_of(unit, case):
        unit.say(reader, case_words.urge_arrives(case.number, what(case)), await menu_for(unit, case, reader))
    return case


async def add_word(unit: Unit, contact_id: int, case_id: int, text: str) -> Case:
    """补充: her words join the case and reach whoever has it; what is about those who come, staff alone."""
    case = await own(unit, contact_id, case_id)
    if conduct.about_party(text):
        await complaints.file(unit, contact_id, case_id, text)
        return case
    await record(unit, case, "added", actor=contact_id, note=text[:1000])
    for reader in await handlers_of(unit, case):
        unit.say(
            reader,
            case_words.word_arrives(
                case.number,
                what(case),
                before_promise(text[:300]) if case.state == "offered" else mask_papers(text[:300]),
            ),
            await menu_for(unit, case, reader),
        )
    return case


async def cancel(unit: Unit, contact_id: int, case_id: int, reason: str) -> Case:
    """She no longer needs it: everyone who had a part in it is told."""
    case = await own(unit, contact_id, case_id)
    if conduct.about_party(reason):
        await complaints.file(unit, contact_id, case_id, reason)
        reason = case_words.CANCEL_REASONS[1]
    at_desk = case.state in ("received", "triage") or case.urgent
    desk = await staff_on_duty(unit, case.community_id) if at_desk else []
    told = before_promise(reason[:200]) if case.state == "offered" else mask_papers(reason[:200])
    await offers.recall(unit, case, told, outcome=case_words.CANCELLED_BY_HER)
    await triage.fold(unit, case, case_words.CANCELLED_BY_HER)
    await move(unit, case, "cancel", actor=contact_id, note=reason[:200])
    case.closed_at = unit.now
    await follow_ups.settle(unit, case_id)
    for reader in desk:
        unit.say(reader, case_words.cancel_arrives(case.number, what(case), reason[:200]))
    return case
