"""更正: what she told is changed after the case is open. The case says it from then on, and whoever has it reads it at once."""

from collections.abc import Callable
from typing import Any

from casework import cards, discretion, facts, follow_ups, offers, promises, routing, visits
from casework.cases import Draft
from casework.form import Form
from casework.lifecycle import SERVED, record
from casework.masking import mask_papers
from casework.refusal import Refusal
from casework.seats import workers_on_duty
from casework.sending import need_id, open_offer, withdraw
from casework.visit_time import wanted_at
from casework.whose import handlers_of, own
from casework.wording import amend as words
from nlp.meaning import Understanding
from storage.outgoing import column
from storage.tables import Case
from storage.unit import Unit

FIELDS = {
    "time": "time_text", "place": "place", "for_whom": "for_whom", "age": "age", "people": "people", "phone": "phone",
}  # fmt: skip
"""What a message can change, and the field of the case that holds it."""
CHANGEABLE = ("received", "triage", "offered", *SERVED)
Changes = dict[str, Any]


def changes(case: Case, meaning: Understanding, asked: str = "") -> Changes:
    """What of this case the words say otherwise, by the names of FIELDS. 后天 keeps the hour that was said before.

    `asked`: the field that they are plainly about: 时间是上午十点 is no habit that she tells of."""
    known = {name: getattr(case, field) for name, field in FIELDS.items()}
    form = Form(
        [Draft(case.category, case.item)], known={name: value for name, value in known.items() if value}
    )
    facts.take(form, meaning, again=True, asked=asked)
    return {
        name: form.value(case.item, name)
        for name in FIELDS
        if (form.value(case.item, name) or None) != (known[name] or None)
    }


async def amend(unit: Unit, contact_id: int, case_id: int, changed: Changes, said: str) -> Case:
    """Write the changes, tell who has it (in her words, once they have promised), and ask somebody else where the party
    that is asked does not serve there. A time that is agreed is not hers alone to change: Refusal."""
    case = await own(unit, contact_id, case_id)
    if (
        case.state not in CHANGEABLE
        or case.urgent
        or (case.visit_at is not None and case.visit_at > unit.now and "time" in changed)
    ):
        raise Refusal(words.TOO_LATE)
    for name, value in changed.items():
        setattr(case, FIELDS[name], value)
    unit.add(case)
    if "time" in changed:
        await visits.not_before(unit, case, wanted_at(case.time_text, unit.now))
    await record(unit, case, "amended", actor=contact_id, note=words.listed(changed))
    if case.state == "offered":
        await _asked(unit, case, changed)
        return case
    menu = cards.case_buttons(case) if case.state in SERVED else column(cards.reply_button(case))
    told = mask_papers(words.arrives(cards.title(case), words.listed(changed), said))
    for reader in await handlers_of(unit, case):
        unit.say(reader, told, menu)
    return case


async def _asked(unit: Unit, case: Case, changed: Changes) -> None:
    """A party is being asked: its card says what is wanted now, and it has no longer than that leaves."""
    offer = await open_offer(unit, case)
    if offer is None:
        return
    if "place" in changed and await routing.doubt(unit, case, offer.party_id):
        await withdraw(unit, case, words.ELSEWHERE, None)
        await offers.send_on(unit, case)
        return
    due = promises.answer_by(case, unit.now).due
    if due < offer.due_at:
        offer.due_at = due
        unit.add(offer)
        await follow_ups.put_off(unit, "expiry", due, need_id(case))
    await cards.refresh(unit, case, offer)
    told = words.listed(_before_promise(changed))
    for worker in await workers_on_duty(unit, offer.party_id):
        unit.say(worker, words.arrives(cards.title(case), told), cards.offer_buttons(offer.id))


def _before_promise(changed: Changes) -> Changes:
    """The same, as far as a party may know it that has promised nothing yet."""
    shown: dict[str, Callable[[str], str]] = {
        "time": discretion.when_before, "place": discretion.place_before, "for_whom": discretion.whom_before,
        "phone": lambda phone: "",
    }  # fmt: skip
    return {name: shown[name](value) if name in shown else value for name, value in changed.items()}
