"""呼叫: everyone on duty is told of an emergency, again until somebody answers, and she reads the truth of it."""

from datetime import timedelta

from sqlmodel import col, select

from casework import all_clear, follow_ups
from casework.cards import reply_button, title
from casework.lifecycle import OPEN, record
from casework.refusal import Refusal
from casework.seats import STAFF, called, staff_on_duty
from casework.wording import emergency as words
from nlp.emergencies import alarms
from storage.outgoing import Button, column
from storage.tables import Case, Community, Contact, Disclosure, FollowUp, Seat
from storage.unit import Unit

AGAIN = timedelta(minutes=5)
DELIVERY_CHECK = timedelta(seconds=20)
SHOWN = 6
"""So many of her later words stand on a page."""
ALONE = timedelta(minutes=15)
"""She reads at most so often that nobody has answered yet."""

ADDED = "SELECT note FROM case_event WHERE case_id = $1 AND verb = 'added' AND actor_id = $2 AND note <> '' ORDER BY id"

DELIVERED = """
SELECT m.contact_id FROM message m JOIN contact c ON c.id = m.contact_id
WHERE m.card = $1 AND m.sender = 'bot' AND (
  (c.channel IN ('webchat', 'console') AND c.seen_seq >= m.seq)
  OR EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = m.contact_id AND o.seq = m.seq AND o.state = 'delivered'))
"""

LATELY_SAID = "SELECT 1 FROM message WHERE contact_id = $1 AND card = $2 AND at > $3"


async def answerer(unit: Unit, case: Case) -> str:
    """The name of who has answered; "" when it has not been told."""
    return await called(unit, case.worker_id) if case.worker_id is not None else ""


async def page(unit: Unit, case: Case, *, everywhere: bool = False, again: int = 0, note: str = "") -> None:
    """Tell everyone on duty (else all staff and the director), and see in five minutes whether somebody answers.

    `note`: why it is called out anew."""
    readers = await on_duty(unit, case, everywhere=everywhere)
    menu = column(Button(words.BUTTON_ANSWER, f"page:answer:{case.id}"), reply_button(case))
    text = words.page(case.number, case.emergency_kind, await facts(unit, case), again=again, note=note)
    for reader in readers:
        unit.say(reader, text, menu, card=card_of(case))
        unit.add(Disclosure(case_id=case.id or 0, contact_id=reader, at=unit.now, what="page"))
    await record(unit, case, "paged", note=f"{len(readers)}", public=False)
    data = {"again": again + 1, "everywhere": everywhere}
    await follow_ups.schedule(unit, "page", unit.now + AGAIN, case_id=case.id, data=data)
    if not again:
        check = {"check": True}
        await follow_ups.schedule(unit, "page", unit.now + DELIVERY_CHECK, case_id=case.id, data=check)


async def facts(unit: Unit, case: Case) -> list[str]:
    """Her words, all that she has added, where it is, the home on record and whom to call."""
    resident = await unit.need(Contact, case.resident_id)
    since = await said_since(unit, case)
    told = case.place != resident.home or any(case.place in said for _, said in [("", case.words), *since])
    return [
        *words.facts(
            case.words,
            case.place,
            case.phone or resident.phone,
            resident.name,
            resident.home,
            since,
            told=told,
        ),
        *await _served(unit, case),
    ]


async def _served(unit: Unit, case: Case) -> list[str]:
    """Told by a worker at somebody's door: whose it is, and of which case."""
    served = await unit.get(Case, case.linked_id) if case.linked_id else None
    if served is None or served.resident_id == case.resident_id or served.urgent:
        return []
    resident = await unit.need(Contact, served.resident_id)
    return [words.served(title(served), resident.name, served.phone or resident.phone, resident.home)]


def other_home(case: Case, resident: Contact) -> str:
    """The home on record, where the place of an emergency does not hold it."""
    return resident.home if case.urgent and not case.place.startswith(resident.home) else ""


async def seen_by(unit: Unit, case: Case, contact_id: int) -> str:
    """All that is known, for whoever has answered; it is recorded that she has seen it."""
    unit.add(
        Disclosure(case_id=case.id or 0, contact_id=contact_id, at=unit.now, what="name, phone, place, words")
    )
    await record(unit, case, "disclosed", actor=contact_id, public=False)
    return words.yours(case.number, await facts(unit, case))


async def said_since(unit: Unit, case: Case, *, lately: bool = False) -> list[tuple[str, str]]:
    """What she has added, as (how it reads, words): a denial first, then the newest; `lately`: the newest before all."""
    said = [note for (note,) in await unit.raw(ADDED, case.id, case.resident_id)]
    told = [(all_clear.reads(note, case.emergency_kind), note) for note in reversed(said)]
    return (told if lately else sorted(told, key=lambda line: not line[0]))[:SHOWN]


async def denied(unit: Unit, case: Case) -> bool:
    """Whether she has said that it is none, and nothing of danger since; in a suicide case nothing that she says counts so."""
    if case.reopened:
        return False
    for reads, said in await said_since(unit, case, lately=True):
        if reads == all_clear.DENIED:
            return True
        if all_clear.DANGER.search(said) or alarms(said)[0]:
            return False
    return False


def card_of(case: Case) -> str:
    """The card's name in every chat that was paged."""
    return f"page:{case.id}"


def lonely(case: Case) -> str:
    """The same, where it says that nobody has answered yet."""
    return f"nobody:{case.id}"


def hers(case: Case) -> str:
    """The name of what she reads of it (casework/asked.py)."""
    return f"danger:{case.id}"


async def on_duty(unit: Unit, case: Case, *, everywhere: bool = False) -> list[int]:
    """Who is paged: the community's desk; while the community is unknown, every desk."""
    ids = await unit.scalars(select(col(Community.id))) if everywhere else [case.community_id]
    readers: dict[int, None] = {}
    for community_id in ids:
        readers |= dict.fromkeys(await staff_on_duty(unit, community_id or 0))
    return list(readers)


async def page_again(unit: Unit, follow_up: FollowUp) -> None:
    """Five minutes have passed (or a delivery is to be checked): nobody has answered, so everyone is told once more."""
    case = await unit.get(Case, follow_up.case_id, lock=True)
    if case is None or case.answered_at is not None or case.state not in OPEN:
        return
    await tell_delivered(unit, case)
    if not follow_up.data.get("check"):
        await page(
            unit,
            case,
            everywhere=bool(follow_up.data.get("everywhere")),
            again=int(follow_up.data.get("again", 1)),
        )
        await tell_nobody(unit, case)


async def tell_nobody(unit: Unit, case: Case) -> None:
    """She reads honestly that nobody has answered yet, and what she can do now."""
    if await denied(unit, case):
        return
    card = lonely(case)
    if not await unit.raw(LATELY_SAID, case.resident_id, card, unit.now - ALONE):
        unit.say(case.resident_id, await nobody_yet(unit, case), card=card)


async def nobody_yet(unit: Unit, case: Case) -> str:
    """The sentence; the community's phone stands in it where we know which community is hers."""
    community = await unit.need(Community, case.community_id)
    resident = await unit.need(Contact, case.resident_id)
    return words.nobody_yet(case.emergency_kind, community.phone if resident.community_id else "")


async def delivered(unit: Unit, case: Case) -> bool:
    """Whether a page has really arrived with somebody."""
    return bool(await unit.raw(DELIVERED, card_of(case)))


async def tell_delivered(unit: Unit, case: Case) -> None:
    """ "已通知" is said once, and only when a page has arrived."""
    said = await unit.raw(
        "SELECT 1 FROM message WHERE contact_id = $1 AND card = $2", case.resident_id, f"told:{case.id}"
    )
    if not said and await delivered(unit, case):
        unit.say(case.resident_id, words.TOLD.format(number=case.number), card=f"told:{case.id}")


async def answer_page(unit: Unit, contact_id: int, case_id: int) -> Case:
    """Somebody on duty takes it: the paging stops, the others and the resident are told who it is."""
    case = await unit.get(Case, case_id, lock=True)
    seat = await _staff_seat(unit, contact_id)
    if case is None or not case.urgent or seat is None:
        raise Refusal(words.NOT_FOR_YOU)
    if case.answered_at is not None:
        raise Refusal(words.ALREADY.format(number=case.number))
    paged = await unit.raw("SELECT DISTINCT contact_id FROM message WHERE card = $1", card_of(case))
    readers = [row[0] for row in paged]
    if seat.community_id != case.community_id and contact_id not in readers:
        raise Refusal(words.NOT_FOR_YOU)
    case.answered_at, case.worker_id = unit.now, contact_id
    unit.add(case)
    name = seat.name or (await unit.need(Contact, contact_id)).name
    await record(unit, case, "answered_page", actor=contact_id, note=name)
    await follow_ups.settle(unit, case_id, "page", "first_contact", outcome="answered")
    for reader in readers:
        unit.rewrite(
            reader,
            card_of(case),
            words.ANSWERED_BY.format(number=case.number, name=name or words.A_COLLEAGUE),
        )
    unit.say(case.resident_id, words.ANSWERED.format(number=case.number, name=name), card=hers(case))
    return case


async def _staff_seat(unit: Unit, contact_id: int) -> Seat | None:
    """A seat at a community's desk, whichever of the contact's seats is active now."""
    return await unit.scalar(
        select(Seat)
        .where(Seat.contact_id == contact_id, col(Seat.role).in_(STAFF), col(Seat.withdrawn_at).is_(None))
        .order_by(col(Seat.id))
    )
