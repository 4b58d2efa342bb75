"""What the party that is asked answers: accept, decline, ask a question first. The first press wins."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select

from casework import cards, lifecycle
from casework.asked import UNDER_WAY
from casework.disclosure import contact_card
from casework.discretion import before_promise, place_before
from casework.follow_ups import schedule, settle
from casework.masking import mask, mask_papers
from casework.promises import contact_after_acceptance
from casework.question import answered_late, hold
from casework.refusal import Refusal
from casework.sending import MAX_WORDS, answer, need_id, party_name, send_on
from casework.standing import asked_case, is_staff, may_see, parties_of
from casework.whose import handlers_of
from casework.wording import offers as words
from casework.wording import reasons
from casework.wording.time import moment
from storage.outgoing import Button, column
from storage.tables import Case, Offer, Party
from storage.unit import Unit

SOON = timedelta(hours=2)
"""Where the first contact is late already, this much is promised from now."""
IN_HAND = ("accepted", "in_progress", "done")


@dataclass(frozen=True, slots=True)
class Mine:
    """A line of 我的派单: a case that waits for the worker's answer (with its offer) or that her party works on."""

    case: Case
    offer: Offer | None = None


async def accept(unit: Unit, contact_id: int, offer_id: int) -> Case:
    """Promise to serve the case. Refusal says who has it when somebody was faster, or that it is no longer open."""
    case, offer = await asked_case(unit, contact_id, offer_id)
    await _must_be_open(unit, case, offer, contact_id)
    await _must_have_room(unit, case, offer)
    answer(unit, offer, "accepted", contact_id)
    case.holder_id, case.worker_id = offer.party_id, contact_id
    party = await unit.need(Party, offer.party_id)
    worker = await cards.worker_name(unit, contact_id, party.id)
    await lifecycle.move(unit, case, "accept", actor=contact_id, party_id=party.id, note=party.name)
    due = contact_after_acceptance(case, unit.now, SOON)
    await settle(unit, need_id(case), "expiry", "first_contact")
    await schedule(unit, "first_contact", due, case_id=case.id)  # what she is promised now is what is watched
    await cards.fold(unit, case, offer, words.by_other(worker), but={contact_id: words.BY_YOU})
    unit.say(contact_id, await contact_card(unit, contact_id, case), cards.case_buttons(case))
    by_when = moment(due, unit.now)
    unit.say(case.resident_id, words.accepted(cards.title(case), party.name, worker, party.phone, by_when))
    return case


async def decline(unit: Unit, contact_id: int, offer_id: int, reason: str) -> Case:
    """Say no: the resident reads a reason of our list, free words stay with staff; the next candidate is asked at once."""
    case, offer = await asked_case(unit, contact_id, offer_id)
    await _must_be_open(unit, case, offer, contact_id)
    reason = mask(reason.strip())[:MAX_WORDS] or words.NO_WORDS
    answer(unit, offer, "declined", contact_id, reason)
    party = await party_name(unit, offer.party_id)
    worker = await cards.worker_name(unit, contact_id, offer.party_id)
    await settle(unit, need_id(case), "expiry")
    hers = reason if reason in words.REASONS.values() else ""
    note = f"{party}：{hers}" if hers else party
    await lifecycle.move(unit, case, "decline", actor=contact_id, party_id=offer.party_id, note=note)
    if not hers and reason != words.NO_WORDS:
        await lifecycle.record(
            unit, case, "explained", actor=contact_id, party_id=offer.party_id, note=reason, public=False
        )
    await cards.fold(unit, case, offer, words.declined_by(worker, reason), but={contact_id: words.DECLINED})
    unit.say(contact_id, words.declined_thanks(cards.title(case)))
    await send_on(unit, case, why=words.declined(party, hers))
    return case


async def ask(unit: Unit, contact_id: int, offer_id: int, question: str) -> Case:
    """Ask the resident something before answering; her answer comes back to this worker."""
    case, offer = await asked_case(unit, contact_id, offer_id)
    await _must_be_open(unit, case, offer, contact_id)
    question = question.strip()[:MAX_WORDS]
    party = await party_name(unit, offer.party_id)
    until = await hold(unit, case, offer)
    await lifecycle.record(
        unit, case, "asked", actor=contact_id, party_id=offer.party_id, note=f"{party}：{question}"
    )
    unit.say(
        case.resident_id,
        words.asked(party, cards.title(case), question, until),
        column(Button("回答", f"offer:answer:{offer.id}")),
        card=f"ask:{offer.id}",
    )
    unit.say(contact_id, words.question_sent(cards.title(case), until))
    return case


async def answer_question(unit: Unit, contact_id: int, offer_id: int, text: str) -> Case:
    """The resident's answer goes to the party; until it has promised to help, without her private data."""
    offer = await unit.get(Offer, offer_id)
    case = await unit.get(Case, offer.case_id, lock=True) if offer is not None else None
    if offer is None or case is None or case.resident_id != contact_id:
        raise Refusal(words.NOT_HER_QUESTION)
    offer = await unit.need(Offer, offer_id, lock=True)
    said = text.strip()[:MAX_WORDS]
    has_it = offer.state == "accepted" and case.holder_id == offer.party_id
    if offer.state != "open" and not has_it:
        if case.state not in UNDER_WAY:
            raise Refusal(words.NOT_HER_QUESTION)
        await answered_late(unit, case, offer, said)
        return case
    shown = mask_papers(said) if has_it else before_promise(said, place_before(case.place), floors=True)
    await lifecycle.record(unit, case, "replied", actor=contact_id, party_id=offer.party_id, note=said)
    buttons = cards.offer_buttons(offer.id) if offer.state == "open" else cards.case_buttons(case)
    had = [worker for (worker,) in await unit.raw(cards.STILL_HERE, offer.party_id, cards.name_of(offer.id))]
    for worker in had or await handlers_of(unit, case):
        unit.say(worker, words.answered_by_resident(cards.title(case), shown), buttons)
    unit.say(contact_id, words.answer_sent(await party_name(unit, offer.party_id)))
    return case


async def show_offer(unit: Unit, contact_id: int, offer_id: int) -> None:
    """Show a worker the card of an offer again, at the bottom of her chat."""
    case, offer = await asked_case(unit, contact_id, offer_id)
    await _must_be_open(unit, case, offer, contact_id)
    text, buttons = cards.offer_card(unit, case, offer)
    unit.rewrite(contact_id, cards.name_of(offer_id), words.folded(cards.title(case), words.SEE_BELOW))
    unit.say(contact_id, text, buttons, card=cards.name_of(offer_id))


async def why(unit: Unit, contact_id: int, offer_id: int) -> str:
    """为什么派给它, for the resident, staff of her community and workers of the party that was asked."""
    offer = await unit.get(Offer, offer_id)
    case = await unit.get(Case, offer.case_id) if offer is not None else None
    if offer is None or case is None or not await may_see(unit, contact_id, case, offer.party_id):
        raise Refusal(words.NOTHING_TO_EXPLAIN)
    concerned = contact_id == case.resident_id or await is_staff(unit, contact_id, case.community_id)
    return reasons.explained(cards.title(case), offer.why, others=concerned)


async def mine(unit: Unit, contact_id: int) -> list[Mine]:
    """我的派单: what waits for an answer first, then what the contact's parties work on, oldest first."""
    parties = await parties_of(unit, contact_id)
    if not parties:
        return []
    offers = await unit.scalars(
        select(Offer)
        .where(col(Offer.party_id).in_(parties), col(Offer.state) == "open")
        .order_by(col(Offer.id))
    )
    held = await unit.scalars(
        select(Case)
        .where(col(Case.holder_id).in_(parties), col(Case.state).in_(IN_HAND))
        .order_by(col(Case.id))
    )
    return [Mine(await unit.need(Case, o.case_id), o) for o in offers] + [Mine(case) for case in held]


async def _must_be_open(unit: Unit, case: Case, offer: Offer, contact_id: int) -> None:
    if offer.state == "open":
        return
    if offer.state == "accepted":
        if offer.answered_by == contact_id:
            raise Refusal(words.already_yours(cards.title(case)))
        raise Refusal(words.taken_by(await cards.worker_name(unit, offer.answered_by, offer.party_id)))
    raise Refusal(words.GONE[offer.state])


async def _must_have_room(unit: Unit, case: Case, offer: Offer) -> None:
    """Capacity limits what a party takes on, except where staff, a backstop or an emergency ask for it."""
    if case.urgent or offer.why.get("because") in (reasons.BY_STAFF, reasons.BACKSTOP):
        return
    if unit.dialect == "postgresql":  # two workers of one party may accept two cases at once
        await unit.raw("SELECT 1 FROM party WHERE id = $1 FOR NO KEY UPDATE", offer.party_id)
    capacity, load = (
        await unit.raw(
            "SELECT p.capacity, (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id"
            " AND c.state IN ('accepted', 'in_progress')) FROM party p WHERE p.id = $1",
            offer.party_id,
        )
    )[0]
    if load >= capacity:
        raise Refusal(words.at_capacity(load, capacity))
