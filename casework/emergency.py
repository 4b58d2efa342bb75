"""紧急情况: a case at once with what is known, everyone on duty paged, again until somebody answers."""

import re
from datetime import timedelta

from sqlmodel import col, select

from casework import follow_ups, scene
from casework.cards import reply_button
from casework.cases import Draft, open_case
from casework.lifecycle import OPEN, record
from casework.refusal import Refusal
from casework.seats import STAFF, called, staff_on_duty
from casework.wording import emergency as words
from nlp.emergencies import SOMEBODY_ELSE, number, of_another
from nlp.meaning import Understanding
from storage.outgoing import Button, column
from storage.tables import Case, Community, Contact, Disclosure, FollowUp, Seat
from storage.unit import Unit

AGAIN = timedelta(minutes=5)
DELIVERY_CHECK = timedelta(seconds=20)
SHOWN = 6
"""So many of her later words stand on a page."""
SAME = timedelta(hours=1)
"""Words within this time of her last one belong to the emergency that is open."""
LASTS = timedelta(days=1)
"""So long after it was opened her call for a human goes to those who were paged."""
ALONE = timedelta(minutes=15)
"""She reads at most so often that nobody has answered yet."""
CALM_DOWN = timedelta(minutes=1)
"""Her own calls page again at most so often."""

ITEMS = {
    "fire": "other.safety", "gas": "other.safety", "electric": "other.safety", "drowning": "other.safety",
    "trapped": "other.safety", "violence": "other.safety", "suicide": "medical.mental", SOMEBODY_ELSE: "medical.mental", "missing": "elderly.safety",
    "fall": "elderly.safety", "no_answer": "elderly.companionship", "childbirth": "medical.maternal",
}  # fmt: skip
"""What the case is filed under; everything else that needs 120 is medical."""

UNFINISHED = tuple(state for state in OPEN if state != "done")

DENIES = re.compile(
    r"(?:不用|不必|不要|别|甭|无需)[^，。,]{0,4}(?:来|派|管|叫|报|担心|麻烦)|没(?:有)?(?:着火|起火|出?事|摔|大碍|危险|走丢|丢|漏)"
    r"|(?:不是|并非)[^，。,]{0,4}(?:着火|起火|真的|漏)|误会|虚惊|乌龙|[看弄搞说点按闻]错|(?:灭|醒|找到|找着|缓过来|救出来|好)了|开玩笑"
)
STILL = re.compile(r"快来|赶紧|救命|没(?:灭|醒|找到|找着|好|缓过来)|不醒|没醒")
"""What was denied may still be burning: 别管电了快来."""

CURRENT = """
SELECT c.id FROM case_record c WHERE c.resident_id = $1 AND c.urgent
AND c.state IN ('received', 'triage', 'offered', 'accepted', 'in_progress')
AND EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.actor_id = $1 AND e.at > $2) ORDER BY c.id DESC LIMIT 1
"""
UNANSWERED = """
SELECT id FROM case_record WHERE resident_id = $1 AND urgent AND answered_at IS NULL
AND state IN ('received', 'triage', 'offered', 'accepted', 'in_progress') ORDER BY id DESC LIMIT 1
"""
ADDED = "SELECT note FROM case_event WHERE case_id = $1 AND verb = 'added' AND actor_id = $2 AND note <> '' ORDER BY id"

DELIVERED = """
SELECT m.contact_id FROM message m JOIN contact c ON c.id = m.contact_id
WHERE m.card = $1 AND m.sender = 'bot' AND (
  (c.channel IN ('webchat', 'console') AND c.seen_seq >= m.seq)
  OR EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = m.contact_id AND o.seq = m.seq AND o.state = 'delivered'))
"""

LATELY_SAID = "SELECT 1 FROM message WHERE contact_id = $1 AND card = $2 AND at > $3"
URGED = "SELECT 1 FROM case_event WHERE case_id = $1 AND verb = 'urged' AND at > $2"

PAGED = """
SELECT DISTINCT m.contact_id FROM message m JOIN seat s ON s.contact_id = m.contact_id
WHERE m.card = $1 AND s.withdrawn_at IS NULL AND s.role IN ('staff', 'director')
"""
"""Who was paged and still sits at a desk."""


def kind_of(meaning: Understanding) -> str:
    """The kind of danger, and for suicide whether it is her own or that of somebody she sees; "" when it is unclear."""
    kind = meaning.emergency_kind or ""
    return SOMEBODY_ELSE if kind == "suicide" and of_another(meaning.text) else kind


def draft_of(meaning: Understanding, *, home: str = "", phone: str = "") -> Draft:
    """What is known at the first word. `home`: where she lives or what she has told before."""
    kind = kind_of(meaning)
    item = ITEMS.get(kind) or ("other.safety" if number(kind) == "110" else "medical.hospital")
    age, people, whom = (meaning.slot(name) for name in ("age", "people", "for_whom"))
    said_place, said_phone = meaning.slot("place"), meaning.slot("phone")
    return Draft(
        category=item.split(".")[0], item=item, words=meaning.text[:2000], urgent=True, emergency_kind=kind,
        place=scene.at(said_place.text if said_place else "", meaning.text, home),
        phone=str(said_phone.value) if said_phone else phone,
        for_whom=whom.text if whom else "", age=int(age.value) if age else None,
        people=int(people.value) if people else None,
    )  # fmt: skip


async def current(unit: Unit, contact_id: int) -> Case | None:
    """Her emergency that nobody has ended, if her last word about it was within the hour."""
    found = await unit.raw(CURRENT, contact_id, unit.now - SAME)
    return await unit.get(Case, found[0][0]) if found else None


async def unanswered(unit: Unit, contact_id: int) -> Case | None:
    """Her emergency to which nobody has answered yet, however long ago she spoke of it."""
    found = await unit.raw(UNANSWERED, contact_id)
    return await unit.get(Case, found[0][0]) if found else None


async def open_of(unit: Unit, contact_id: int) -> Case | None:
    """The emergency to which her call for a human belongs: until it is answered, and for a day."""
    if case := await current(unit, contact_id) or await unanswered(unit, contact_id):
        return case
    return await unit.scalar(
        select(Case)
        .where(
            col(Case.resident_id) == contact_id, col(Case.urgent).is_(True), col(Case.state).in_(UNFINISHED)
        )
        .where(col(Case.opened_at) > unit.now - LASTS)
        .order_by(col(Case.id).desc())
    )


async def answerer(unit: Unit, case: Case) -> str:
    """The name of who has answered; "" when it has not been told."""
    return await called(unit, case.worker_id) if case.worker_id is not None else ""


def denies(text: str) -> bool:
    """Whether the words say that nobody need come. A person confirms it: the paging goes on, with these words first."""
    return bool(DENIES.search(text)) and not STILL.search(text)


async def raise_alarm(unit: Unit, contact_id: int, draft: Draft, community_id: int | None) -> Case | None:
    """Open the case and page; None when there is no community at all. Unknown community: every desk is paged."""
    everywhere = community_id is None
    if community_id is None:
        community_id = await unit.scalar(select(col(Community.id)).order_by(col(Community.id)))
    if community_id is None:
        return None
    case = await open_case(unit, contact_id, draft, community_id=community_id)
    await page(unit, case, everywhere=everywhere)
    return case


async def page(unit: Unit, case: Case, *, everywhere: bool = False, again: int = 0) -> None:
    """Tell everyone on duty (else all staff and the director), and see in five minutes whether somebody answers."""
    readers = await on_duty(unit, case, everywhere=everywhere)
    menu = column(Button(words.BUTTON_ANSWER, f"page:answer:{case.id}"), reply_button(case))
    text = words.page(case.number, case.emergency_kind, await facts(unit, case), again=again)
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
    told = case.place != resident.home or any(case.place in said for _, said in [(False, case.words), *since])
    return words.facts(
        case.words, case.place, case.phone or resident.phone, resident.name, resident.home, since, told=told
    )


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


async def said_since(unit: Unit, case: Case, *, lately: bool = False) -> list[tuple[bool, str]]:
    """What she has added, as (denial or not, words): a denial first, then the newest; `lately`: the newest before all."""
    said = [note for (note,) in await unit.raw(ADDED, case.id, case.resident_id)]
    told = [(denies(note), note) for note in reversed(said)]
    return (told if lately else sorted(told, key=lambda line: not line[0]))[:SHOWN]


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


async def call(unit: Unit, case: Case, said: str) -> None:
    """She calls for somebody: those who were paged are paged again at once; whoever has answered reads it."""
    await unit.get(Case, case.id, lock=True)
    if case.answered_at is not None:
        await add(unit, case.id or 0, said)
        return
    lately = await unit.raw(URGED, case.id, unit.now - CALM_DOWN)
    await record(unit, case, "added", actor=case.resident_id, note=said[:1000])
    if lately:
        return
    await record(unit, case, "urged", actor=case.resident_id)
    again, everywhere = 1, False
    for row in await unit.scalars(
        select(FollowUp).where(
            col(FollowUp.case_id) == case.id, col(FollowUp.kind) == "page", col(FollowUp.done_at).is_(None)
        )
    ):
        if not row.data.get("check"):
            again, everywhere = int(row.data.get("again", 1)), bool(row.data.get("everywhere"))
            row.done_at, row.outcome = unit.now, "called"
            unit.add(row)
    await page(unit, case, everywhere=everywhere, again=again)


async def tell_nobody(unit: Unit, case: Case) -> None:
    """She reads honestly that nobody has answered yet, and what she can do now."""
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


async def add(
    unit: Unit, case_id: int, text: str, *, place: str = "", phone: str = "", community_id: int | None = None
) -> Case:
    """What the person says next reaches everyone who was paged; a place corrects where help is sent."""
    case = await unit.need(Case, case_id, lock=True)
    home = (await unit.need(Contact, case.resident_id)).home
    case.place = scene.moved(case.place, place, text, home)
    case.phone = phone or case.phone
    if community_id is not None and case.answered_at is None:  # whoever has answered keeps it
        case.community_id = community_id
    unit.add(case)
    await record(unit, case, "added", actor=case.resident_id, note=text[:1000])
    paged = await unit.raw(PAGED, card_of(case))
    for reader in dict.fromkeys([*(row[0] for row in paged), *await on_duty(unit, case)]):
        unit.say(reader, words.more(case.number, text[:1000], denial=denies(text)))
    await tell_delivered(unit, case)
    return case
