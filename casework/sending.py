"""派单: a case is offered to one party at a time; the first of its workers who presses answers for it.

Whoever calls holds the case (locked, or new in this unit). Locks are taken case first, then offer.
"""

from sqlmodel import col, select

from casework import cards, deadlines, lifecycle, promises, routing
from casework.follow_ups import VISIT, put_off, schedule, settle
from casework.refusal import Refusal
from casework.seats import staff_on_duty, workers_on_duty, workers_to_ask
from casework.visit_time import wanted_at
from casework.wording import reasons
from casework.wording import sending as words
from casework.wording.time import moment
from storage.light import fresh
from storage.outgoing import Button, column
from storage.tables import Case, Offer, Party
from storage.unit import Unit

MAX_WORDS = 200


async def send_on(unit: Unit, case: Case, *, why: str = "") -> None:
    """Offer the case to whom routing chooses; to staff when nobody is left. `why` tells the resident what came before.

    At night an ordinary offer waits for the morning, and she is told.
    """
    choice = await routing.choose(unit, case)
    if choice is None:
        await _to_staff(unit, case, why)
    elif _waits(unit, case):
        await _in_the_morning(unit, case, why)
    else:
        await _offer(unit, case, choice, why)


async def offer_to(
    unit: Unit, case: Case, party_id: int, *, by: int | None = None, reason: str = ""
) -> Offer | None:
    """Offer the case to this party (staff's or the resident's choice), taking it from whoever has it.

    None: it is night, and the offer goes out in the morning. Refusal: no such party, nobody there, or it has it already.
    """
    choice = await routing.named(
        unit, case, party_id, reasons.BY_STAFF if by is not None else reasons.SHE_CHOSE
    )
    if choice is None:
        raise Refusal(words.PARTY_CANNOT)
    if not await (workers_to_ask if by is not None else workers_on_duty)(unit, party_id):
        nobody = words.NOBODY_JOINED if by is not None else words.NOBODY_THERE
        raise Refusal(nobody.format(party=choice.name))
    current = await open_offer(unit, case)
    if case.holder_id == party_id or (current is not None and current.party_id == party_id):
        raise Refusal(words.ALREADY_THEIRS.format(party=choice.name))
    before = ""
    if current is not None or case.holder_id is not None:
        await withdraw(unit, case, reason, by)
        before = words.reassigned(reason)
    if _waits(unit, case):
        await _in_the_morning(unit, case, before, party_id=party_id, by=by)
        return None
    return await _offer(unit, case, choice, before, by=by)


async def withdraw(unit: Unit, case: Case, reason: str, by: int | None) -> None:
    """Take the case from the party that is asked or has it, and tell that party."""
    party_id = await recall(unit, case, reason)
    await lifecycle.move(unit, case, "withdraw", actor=by, party_id=party_id, note=reason)


async def recall(unit: Unit, case: Case, reason: str = "", *, outcome: str = words.WITHDRAWN) -> int | None:
    """Close what a party has of this case without moving it (it is cancelled or settled); the party, if there was one."""
    await settle(unit, need_id(case), "expiry", "send_on", *VISIT)
    offer = await open_offer(unit, case)
    holder, case.holder_id = case.holder_id, None
    if offer is not None:
        answer(unit, offer, "withdrawn", None, reason)
        await cards.fold(unit, case, offer, outcome)
        for worker in await workers_on_duty(unit, offer.party_id):
            unit.say(worker, words.taken_from_you(cards.title(case), outcome, reason))
        return offer.party_id
    if holder is not None:
        accepted = await _last_accepted(unit, case, holder)
        if accepted is not None:
            answer(unit, accepted, "withdrawn", accepted.answered_by, reason)
        for worker in {*await workers_on_duty(unit, holder), *filter(None, [case.worker_id])}:
            unit.say(worker, words.taken_from_you(cards.title(case), outcome, reason))
        case.worker_id, case.visit_at = None, None
    unit.add(case)
    return holder


async def open_offer(unit: Unit, case: Case) -> Offer | None:
    """The offer of this case that waits for an answer."""
    return await unit.scalar(
        select(Offer).where(col(Offer.case_id) == case.id, col(Offer.state) == "open").with_for_update()
    )


async def explain(unit: Unit, case: Case) -> str:
    """为什么派给它: of the newest offer, as it was decided then."""
    newest = await unit.scalar(
        select(Offer).where(col(Offer.case_id) == case.id).order_by(col(Offer.id).desc())
    )
    return reasons.explained(cards.title(case), newest.why) if newest is not None else reasons.NOT_OFFERED_YET


def answer(unit: Unit, offer: Offer, state: str, by: int | None, reason: str = "") -> None:
    """Close an offer."""
    offer.state, offer.answered_at, offer.answered_by, offer.reason = state, unit.now, by, reason
    unit.add(offer)


def need_id(case: Case) -> int:
    """The id of a case that is stored."""
    assert case.id is not None
    return case.id


async def _offer(
    unit: Unit, case: Case, choice: routing.Choice, before: str, *, by: int | None = None
) -> Offer:
    by_when = promises.answer_by(case, unit.now)
    due = by_when.due
    offer = fresh(
        Offer,
        case_id=need_id(case),
        party_id=choice.party_id,
        offered_at=unit.now,
        due_at=due,
        why=choice.why,
    )
    await unit.store(offer)
    if case.supply_model in (1, 3):
        case.supply_model = 1 if case.wanted_party_id == choice.party_id else 3
    await lifecycle.move(unit, case, "offer", actor=by, party_id=choice.party_id, note=choice.name)
    await schedule(unit, "expiry", due, case_id=case.id, offer_id=offer.id)
    text, buttons = cards.offer_card(unit, case, offer)
    for worker in await (workers_to_ask if by is not None else workers_on_duty)(unit, choice.party_id):
        unit.say(worker, text, buttons, card=cards.name_of(offer.id))
    tell = words.offered_backstop if choice.backstop else words.offered
    unit.say(
        case.resident_id,
        tell(cards.title(case), choice.name, moment(due, unit.now), before),
        column(Button("为什么派给它", f"offer:explain:{offer.id}")),
    )
    if by_when.hurried:
        await _hurry(unit, case, offer, choice)
    return offer


async def _hurry(unit: Unit, case: Case, offer: Offer, choice: routing.Choice) -> None:
    """What cannot wait: she reads what to do meanwhile and whom to call; outside working hours the desk is told too."""
    title, closed = cards.title(case), not deadlines.working(unit.now)
    party = await unit.need(Party, choice.party_id)
    if told := words.meanwhile(
        party.name, party.phone, case.item if promises.cannot_wait(case) else "", desk=closed
    ):
        unit.say(case.resident_id, told)
    if closed:
        when = moment(offer.due_at, unit.now)
        await tell_desk(unit, case, words.hurried_desk(title, case.time_text, party.name, when))


async def tell_desk(unit: Unit, case: Case, text: str) -> None:
    """Staff on duty (else all of them) read this of a case, with a button that opens it."""
    for contact_id in await staff_on_duty(unit, case.community_id):
        unit.say(contact_id, text, column(Button("查看", f"desk:case:{case.id}")))


def _waits(unit: Unit, case: Case) -> bool:
    return not (case.urgent or promises.cannot_wait(case)) and deadlines.quiet(unit.now, unit.demo)


async def _in_the_morning(
    unit: Unit, case: Case, before: str, *, party_id: int | None = None, by: int | None = None
) -> None:
    due = deadlines.next_morning(unit.now)
    data = {"party_id": party_id, "by": by} if party_id is not None else {}
    await settle(unit, need_id(case), "send_on")  # what was decided last is what happens in the morning
    await schedule(unit, "send_on", due, case_id=need_id(case), data=data)
    unit.say(case.resident_id, words.in_the_morning(cards.title(case), moment(due, unit.now), before))
    wanted = wanted_at(case.time_text, case.opened_at)
    if wanted is not None and unit.now < wanted < due + promises.LEAD * 2:
        await tell_desk(unit, case, words.too_near(cards.title(case), case.time_text, moment(due, unit.now)))


async def _to_staff(unit: Unit, case: Case, before: str) -> None:
    await lifecycle.move(unit, case, "hand_over")
    tried = [*await routing.refusals(unit, case), *await _asked_before(unit, case)]
    text = words.nobody_left(
        cards.title(case), list(dict.fromkeys(tried)), case.time_text, moment(case.due_at, unit.now)
    )
    await tell_desk(unit, case, text)
    due = promises.contact_by(case, unit.now)
    await put_off(unit, "first_contact", due, need_id(case))
    unit.say(case.resident_id, words.with_staff(cards.title(case), moment(due, unit.now), before))


async def _asked_before(unit: Unit, case: Case) -> list[str]:
    """Who was asked and did not take it: departments stand in no list of servers."""
    found = await unit.scalars(
        select(Offer)
        .where(col(Offer.case_id) == case.id, col(Offer.state).in_(tuple(reasons.TRIED)))
        .order_by(col(Offer.id))
    )
    return [f"{await party_name(unit, o.party_id)}：{reasons.TRIED[o.state]}" for o in found]


async def _last_accepted(unit: Unit, case: Case, party_id: int) -> Offer | None:
    return await unit.scalar(
        select(Offer)
        .where(col(Offer.case_id) == case.id, col(Offer.party_id) == party_id, col(Offer.state) == "accepted")
        .order_by(col(Offer.id).desc())
    )


async def party_name(unit: Unit, party_id: int | None) -> str:
    """The name of a party; 社区工作人员 when nobody has it."""
    found = await unit.get(Party, party_id) if party_id is not None else None
    return found.name if found is not None else "社区工作人员"
