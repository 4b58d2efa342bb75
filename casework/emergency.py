"""紧急情况: a case at once with what is known, everyone on duty paged, again until somebody answers."""

from datetime import timedelta

from sqlmodel import col, select

from casework import all_clear, paging, scene
from casework.cases import Draft, open_case
from casework.lifecycle import OPEN, record
from casework.refusal import Refusal
from casework.wording import emergency as words
from nlp.emergencies import MEDICAL, OTHERS_HARM, SELF_HARM, SOMEBODY_ELSE, SUICIDAL, exactly, group, number
from nlp.meaning import Understanding
from storage.tables import Case, Community, Contact, FollowUp
from storage.unit import Unit

SAME = timedelta(hours=1)
"""Words within this time of her last one belong to the emergency that is open."""
FIRST = timedelta(minutes=10)
"""So long after an alarm that nobody has answered, what she says is taken to be about it."""
LASTS = timedelta(days=1)
"""So long after it was opened her call for a human goes to those who were paged."""
CALM_DOWN = timedelta(minutes=1)
"""Her own calls page again at most so often."""

ITEMS = {
    "fire": "other.safety", "gas": "other.safety", "electric": "other.safety", "drowning": "other.safety",
    "trapped": "other.safety", "violence": "other.safety", "suicide": "medical.mental", SOMEBODY_ELSE: "medical.mental", SELF_HARM: "medical.mental",
    OTHERS_HARM: "medical.mental", "missing": "elderly.safety",
    "fall": "elderly.safety", "no_answer": "elderly.companionship", "childbirth": "medical.maternal",
}  # fmt: skip
"""What the case is filed under; everything else that needs 120 is medical."""

UNFINISHED = tuple(state for state in OPEN if state != "done")

CURRENT = """
SELECT c.id FROM case_record c WHERE c.resident_id = $1 AND c.urgent
AND c.state IN ('received', 'triage', 'offered', 'accepted', 'in_progress')
AND EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.actor_id = $1 AND e.at > $2) ORDER BY c.id DESC LIMIT 1
"""
UNANSWERED = """
SELECT id FROM case_record WHERE resident_id = $1 AND urgent AND answered_at IS NULL
AND state IN ('received', 'triage', 'offered', 'accepted', 'in_progress') ORDER BY id DESC LIMIT 1
"""
GOING_ON = """
SELECT c.id FROM case_record c WHERE c.resident_id = $1 AND c.urgent
AND c.state IN ('received', 'triage', 'offered', 'accepted', 'in_progress') AND (c.answered_at IS NULL
OR EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.actor_id = $1 AND e.at > $2)) ORDER BY c.id DESC
"""
GOES_ON = {("no_answer", "medical"), ("missing", "medical"), ("trapped", "medical"), ("drowning", "medical")}
"""The door is open, and he lies there: the same emergency, told further."""
URGED = "SELECT 1 FROM case_event WHERE case_id = $1 AND verb = 'urged' AND at > $2"
PAGED = """
SELECT DISTINCT m.contact_id FROM message m JOIN seat s ON s.contact_id = m.contact_id
WHERE m.card = $1 AND s.withdrawn_at IS NULL AND s.role IN ('staff', 'director')
"""
"""Who was paged and still sits at a desk."""


def kind_of(meaning: Understanding) -> str:
    """The kind of danger, and for suicide whether it is her own or that of somebody she sees; "" when it is unclear."""
    return exactly(meaning.emergency_kind or "", meaning.text)


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


async def every_open(unit: Unit, contact_id: int) -> list[Case]:
    """All of hers that go on: nobody has answered, or her last word was within the hour; the newest first."""
    found = await unit.raw(GOING_ON, contact_id, unit.now - SAME)
    return [await unit.need(Case, key) for (key,) in found]


async def same(unit: Unit, contact_id: int, kind: str, *, shown: bool) -> Case | None:
    """The emergency of hers that words of this kind belong to; None: it is another one.

    `shown`: words of the kind stand in the message, so that it is no mere guess how the first one goes on."""
    found = await every_open(unit, contact_id)
    if of_kind := [case for case in found if group(case.emergency_kind) == group(kind)]:
        return of_kind[0]
    for case in found:
        if not kind or kind == "other" or group(case.emergency_kind) == "":
            return case
        if (case.emergency_kind, group(kind)) in GOES_ON or (
            case.emergency_kind in SUICIDAL and kind in MEDICAL
        ):
            return case
    fresh = bool(found) and found[0].answered_at is None and found[0].opened_at > unit.now - FIRST
    return found[0] if fresh and not shown else None


async def own_open(unit: Unit, contact_id: int, case_id: int) -> Case:
    """Her emergency by its key, held until the commit."""
    case = await unit.get(Case, case_id, lock=True)
    if case is None or case.resident_id != contact_id or not case.urgent or case.state not in UNFINISHED:
        raise Refusal(words.NOT_FOR_YOU)
    return case


async def worse(unit: Unit, case: Case, kind: str) -> None:
    """What is known better now: a wish to die has become pills swallowed, a bare cry a fire."""
    if kind in MEDICAL and case.emergency_kind in SUICIDAL:
        kind = SELF_HARM if case.emergency_kind in ("suicide", SELF_HARM) else OTHERS_HARM
    weaker = {
        "": True,
        "other": True,
        "suicide": kind in (SELF_HARM, OTHERS_HARM),
        SOMEBODY_ELSE: kind == OTHERS_HARM,
    }
    if weaker.get(case.emergency_kind):
        case.emergency_kind = kind
        unit.add(case)


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


async def raise_alarm(
    unit: Unit, contact_id: int, draft: Draft, community_id: int | None, *, linked_id: int | None = None
) -> Case | None:
    """Open the case and page; None when there is no community at all. Unknown community: every desk is paged.

    `linked_id`: the case at whose door it is told."""
    everywhere = community_id is None
    if community_id is None:
        community_id = await unit.scalar(select(col(Community.id)).order_by(col(Community.id)))
    if community_id is None:
        return None
    case = await open_case(unit, contact_id, draft, community_id=community_id, linked_id=linked_id)
    await paging.page(unit, case, everywhere=everywhere)
    return case


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
    for reader in await readers(unit, case):
        unit.say(reader, words.more(case.number, text[:1000], all_clear.reads(text, case.emergency_kind)))
    await paging.tell_delivered(unit, case)
    return case


async def readers(unit: Unit, case: Case) -> list[int]:
    """Everyone who was paged and still sits at a desk, and whoever is on duty now."""
    paged = await unit.raw(PAGED, paging.card_of(case))
    return list(dict.fromkeys([*(row[0] for row in paged), *await paging.on_duty(unit, case)]))


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
    await paging.page(unit, case, everywhere=everywhere, again=again)
