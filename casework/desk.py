"""工作台: what committee staff do with a case. Every act is checked, recorded with who and when, and may be undone."""

from rapidfuzz import fuzz
from sqlmodel import col, select

from casework import (
    care,
    deadlines,
    follow_ups,
    lifecycle,
    offers,
    paging,
    promises,
    routing,
    tasks,
    triage,
    undo,
)
from casework.cards import case_buttons, offer_buttons, reply_button, title
from casework.refusal import Refusal
from casework.seats import called, staff_on_duty, staff_seat, workers_on_duty
from casework.sending import open_offer
from casework.whose import handlers_of
from casework.wording import desk as words
from casework.wording.time import moment
from storage.outgoing import Button, column, pairs
from storage.tables import Case, CaseEvent, Community, Party
from storage.unit import Unit

URGE_PAUSE_SECONDS = 600
LONGEST = 200


async def staff_case(unit: Unit, contact_id: int, case_id: int) -> Case:
    """A case of the staff member's own community, held until the commit."""
    seat = await staff_seat(unit, contact_id)
    case = await unit.get(Case, case_id, lock=True)
    if case is None or case.community_id != seat.community_id:
        raise Refusal(words.NOT_HERE)
    return case


async def assign(unit: Unit, contact_id: int, case_id: int, party_id: int, *, sure: bool = False) -> Case:
    """派: offer it to this party; an open offer is withdrawn and that party is told.

    A party that does not do this, may not today, is full or at rest: staff are asked once whether they are `sure`.
    """
    case = await staff_case(unit, contact_id, case_id)
    if not sure and (doubt := await routing.doubt(unit, case, party_id)):
        name = (await unit.need(Party, party_id)).name
        again = Button(words.BUTTON_SURE, f"desk:sure:{case.id}:{party_id}")
        unit.say(
            contact_id, words.are_you_sure(title(case), name, doubt),
            pairs(again, Button(words.BUTTON_OTHER_PARTY, f"desk:to:{case.id}")),
        )  # fmt: skip
        return case
    async with undo.act(unit, contact_id, "assigned", case, note=f"party {party_id}"):
        offer = await offers.offer_to(unit, case, party_id, by=contact_id, reason=words.BY_STAFF)
        await triage.fold(unit, case, words.ASSIGNED)
        unit.say(contact_id, words.assigned(title(case), offer is None))
    return case


async def urge(unit: Unit, contact_id: int, case_id: int) -> Case:
    """催: whoever has to act is told; at most once in ten minutes."""
    case = await staff_case(unit, contact_id, case_id)
    if case.state not in ("offered", *lifecycle.SERVED):
        raise Refusal(words.nobody_to_urge(title(case), words.STATES[case.state]))
    last = await unit.scalar(
        select(CaseEvent.at)
        .where(
            col(CaseEvent.case_id) == case.id,
            col(CaseEvent.verb) == "urged",
            col(CaseEvent.actor_id) == contact_id,
        )
        .order_by(col(CaseEvent.id).desc())
    )
    if last is not None and (unit.now - last).total_seconds() < URGE_PAUSE_SECONDS:
        raise Refusal(words.URGED_LATELY)
    async with undo.act(unit, contact_id, "urged", case):
        await lifecycle.record(unit, case, "urged", actor=contact_id, public=False)
        asked = await open_offer(unit, case)
        buttons = offer_buttons(asked.id) if asked else case_buttons(case)
        for reader in await handlers_of(unit, case):
            unit.say(reader, words.urged_by_staff(title(case)), buttons)
        unit.say(contact_id, words.urged(title(case)))
    return case


async def transfer(
    unit: Unit, contact_id: int, case_id: int, community_id: int, *, sure: bool = False
) -> Case:
    """转: to another community's desk, which decides anew. Where a party has accepted, staff are asked once whether they are `sure`."""
    case = await staff_case(unit, contact_id, case_id)
    community = await unit.get(Community, community_id)
    if community is None or community.id == case.community_id:
        raise Refusal(words.NO_SUCH_COMMUNITY)
    if not await staff_on_duty(unit, community_id):
        raise Refusal(words.NOBODY_AT_DESK)
    if case.holder_id is not None and not sure:
        party = (await unit.need(Party, case.holder_id)).name
        again = Button(words.BUTTON_TRANSFER_SURE, f"desk:moved:{case.id}:{community_id}")
        unit.say(contact_id, words.transfer_sure(title(case), community.name, party), column(again))
        return case
    async with undo.act(unit, contact_id, "transferred", case, note=f"community {community_id}"):
        await triage.fold(unit, case, words.TRANSFERRED)
        await offers.recall(unit, case, words.BY_STAFF)
        await lifecycle.move(unit, case, "transfer", actor=contact_id, note=community.name)
        case.community_id, case.holder_id, case.worker_id = community_id, None, None
        unit.add(case)
        await triage.announce(unit, case)
        unit.say(case.resident_id, words.transferred_resident(title(case), community.name))
        unit.say(contact_id, words.transferred(title(case), community.name))
    return case


async def other_communities(unit: Unit, community_id: int) -> list[Community]:
    """Where a case could be transferred to."""
    return await unit.scalars(
        select(Community).where(col(Community.id) != community_id).order_by(col(Community.id))
    )


async def find_community(unit: Unit, contact_id: int, said: str) -> int | None:
    """The other community that these words mean; None where nothing, or nothing clear, is said."""
    seat = await staff_seat(unit, contact_id)
    others = await other_communities(unit, seat.community_id or 0)
    if not said:
        return None
    best = max(others, key=lambda c: fuzz.partial_ratio(said, c.name), default=None)
    return best.id if best and fuzz.partial_ratio(said, best.name) >= 75 else None


async def settle(unit: Unit, contact_id: int, case_id: int, reason: str) -> Case:
    """结: staff end it, with a reason that the resident and the handler read."""
    case = await staff_case(unit, contact_id, case_id)
    reason = reason.strip()[:LONGEST]
    if not reason:
        raise Refusal(words.settle_why(case.number))
    async with undo.act(unit, contact_id, "settled", case):
        await offers.recall(unit, case, reason, outcome=words.SETTLED)
        await lifecycle.move(unit, case, "settle", actor=contact_id, note=reason)
        await triage.fold(unit, case, words.SETTLED)
        await care.after_close(unit, case, served=not words.NOTHING_DONE.search(reason))
        again = Button(words.BUTTON_NOT_SOLVED, f"case:unsolved:{case.id}")
        ended = words.settled_resident(title(case), reason)
        unit.say(case.resident_id, ended, column(again), card=f"settled:{case.id}")
        unit.say(contact_id, words.settled(title(case)))
    return case


async def send_back(unit: Unit, contact_id: int, case_id: int, reason: str) -> Case:
    """退回: finished work goes back to the handler, because it is not finished."""
    case = await staff_case(unit, contact_id, case_id)
    async with undo.act(unit, contact_id, "sent_back", case):
        note = reason.strip()[:LONGEST]
        await lifecycle.move(unit, case, "send_back", actor=contact_id, party_id=case.holder_id, note=note)
        case.done_at = None
        case.due_at = max(case.due_at, unit.now + deadlines.FIRST_CONTACT)
        unit.add(case)
        await follow_ups.settle(unit, case.id or 0, "nudge", "lapse")
        await follow_ups.schedule(unit, "completion", case.due_at, case_id=case.id)
        workers = await workers_on_duty(unit, case.holder_id) if case.holder_id else []
        for reader in workers or await staff_on_duty(unit, case.community_id):
            unit.say(reader, words.sent_back_to_you(title(case), note), case_buttons(case))
        unit.say(case.resident_id, words.sent_back_resident(title(case)))
        unit.say(contact_id, words.sent_back(title(case)))
    return case


async def take(unit: Unit, contact_id: int, case_id: int) -> Case:
    """我来处理: this staff member sees to it herself; the desk and the resident know who, and by when she is spoken with."""
    case = await staff_case(unit, contact_id, case_id)
    if case.state not in ("received", "triage"):
        raise Refusal(words.not_at_desk(title(case), words.STATES[case.state]))
    if case.urgent and case.answered_at is None:
        await paging.answer_page(unit, contact_id, case_id)
        unit.say(contact_id, await paging.seen_by(unit, case, contact_id), column(*desk_buttons(case)))
        return case
    name = await called(unit, contact_id)
    async with undo.act(unit, contact_id, "took", case):
        case.worker_id = contact_id
        unit.add(case)
        if case.state == "received":
            await lifecycle.move(unit, case, "hand_over", actor=contact_id, public=False)
        await lifecycle.record(unit, case, "taken", actor=contact_id, note=name)
        await follow_ups.settle(unit, case_id, "send_on")
        by = await follow_ups.waiting(unit, "first_contact", case_id)
        if by is None:  # it was missed already, or called off: what is said now is what is watched
            by = promises.contact_by(case, unit.now)
            await follow_ups.schedule(unit, "first_contact", by, case_id=case_id)
        await triage.fold(unit, case, words.taken_by(name))
        unit.say(case.resident_id, words.taken_resident(title(case), name, moment(by, unit.now)))
        unit.say(contact_id, words.taken(title(case)), column(*desk_buttons(case)))
    return case


async def spoke(unit: Unit, contact_id: int, case_id: int) -> Case:
    """已联系居民: somebody of the desk has spoken with her; the promise to contact her is kept."""
    case = await staff_case(unit, contact_id, case_id)
    told = await tasks.of(unit, case_id)
    if case.state not in lifecycle.OPEN and not told:
        raise Refusal(words.not_at_desk(title(case), words.STATES[case.state]))
    async with undo.act(unit, contact_id, "spoke", case):
        await lifecycle.record(unit, case, "spoke", actor=contact_id)
        await tasks.done(unit, case_id)
        await follow_ups.settle(unit, case_id, "first_contact", outcome="spoken with")
        done = words.spoke if case.state in lifecycle.OPEN else words.did
        unit.say(contact_id, done(title(case)))
    return case


def desk_buttons(case: Case) -> list[Button]:
    """What a staff member can do with a case of hers."""
    return [
        reply_button(case),
        Button(words.BUTTON_CONTACT, f"desk:who:{case.id}"),
        Button(words.BUTTON_ASSIGN, f"desk:to:{case.id}"),
        Button(words.BUTTON_SETTLE, f"desk:end:{case.id}"),
    ]
