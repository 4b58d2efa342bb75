"""What the desk shows: a case (masked), its contact data and files (recorded), and the parties of the community."""

from sqlmodel import col, func, select

from casework import entries, paging, tasks, triage
from casework.cards import reply_button, settled, title
from casework.desk import desk_buttons, staff_case
from casework.disclosure import contact_card
from casework.lifecycle import OPEN, SERVED
from casework.parties import of_community
from casework.refusal import Refusal
from casework.seats import called, staff_seat, workers_on_duty
from casework.story import history
from casework.whose import who_has
from casework.wording import desk
from casework.wording import desk_cards as words
from casework.wording.time import moment
from storage.clock import local
from storage.outgoing import Button, Menu, pairs
from storage.tables import Attachment, Case, Contact, Party, Qualification
from storage.unit import Unit

PARTIES_A_PAGE = 8
SOON_DAYS = 60


async def show(unit: Unit, contact_id: int, case_id: int) -> tuple[str, Menu]:
    """A case of one's own community, masked, with what can be done now. Recorded."""
    case = await staff_case(unit, contact_id, case_id)
    await entries.record(unit, contact_id, "looked_at", case_id=case.id)
    if case.state == "triage" and case.worker_id is None and not case.urgent and not settled(case):
        return words.triage_card(case, triage.guesses(case)), [
            *triage.menu(case),
            *_files(await _kept(unit, case), case),
        ]
    resident = await unit.need(Contact, case.resident_id)
    holder = await _whose(unit, case) if case.state in OPEN else ""
    due = moment(case.due_at, unit.now) if case.state in OPEN and not case.urgent else ""
    said = await paging.said_since(unit, case, lately=True)
    text = words.case_card(
        title(case), case, resident.name, holder, due, await history(unit, case, desk=words.RESIDENT),
        home=paging.other_home(case, resident), last=said[0][1] if said else "",
    )  # fmt: skip
    told = await tasks.of(unit, case_id)
    if told:
        text = f"{text}\n{desk.tasks(told)}"
    done = [Button(desk.BUTTON_DONE, f"desk:did:{case.id}")] if told else []
    return text, [*pairs(*done, *_acts(case)), *_files(await _kept(unit, case), case)]


async def _whose(unit: Unit, case: Case) -> str:
    """The party, or the desk and who of it has taken the case."""
    mine = case.worker_id is not None and case.state in ("received", "triage")
    return " ".join([await who_has(unit, case), *([await called(unit, case.worker_id or 0)] if mine else [])])


def menu(case: Case) -> Menu:
    """What staff can do with a case now, and the way to all of it."""
    return pairs(*_acts(case), Button(desk.BUTTON_SHOW, f"desk:case:{case.id}"))


def _acts(case: Case) -> list[Button]:
    number = case.id
    contact = [reply_button(case), Button(desk.BUTTON_CONTACT, f"desk:who:{number}")]
    if case.state == "done":
        return [
            *contact,
            Button(desk.BUTTON_BACK, f"desk:back:{number}"),
            Button(desk.BUTTON_SETTLE, f"desk:end:{number}"),
        ]
    if case.state not in OPEN:
        return contact
    acts = desk_buttons(case)
    if case.state in ("offered", *SERVED):
        acts.insert(2, Button(desk.BUTTON_URGE, f"desk:urge:{number}"))
    elif case.urgent and case.answered_at is None:
        acts.insert(0, Button(desk.BUTTON_TAKE, f"page:answer:{number}"))
    elif case.worker_id is None:
        acts.insert(2, Button(desk.BUTTON_TAKE, f"desk:mine:{number}"))
    return [
        *acts,
        Button(desk.BUTTON_RECAT, f"desk:cats:{number}"),
        Button(desk.BUTTON_TRANSFER, f"desk:over:{number}"),
    ]


async def _kept(unit: Unit, case: Case) -> list[Attachment]:
    return await unit.scalars(
        select(Attachment).where(col(Attachment.case_id) == case.id).order_by(col(Attachment.id))
    )


def _files(kept: list[Attachment], case: Case) -> Menu:
    return [[Button(f"{desk.BUTTON_FILES}（{len(kept)}）", f"desk:files:{case.id}")]] if kept else []


async def contact_data(unit: Unit, contact_id: int, case_id: int) -> str:
    """Full name, phone and door: shown to staff on request, each time recorded."""
    case = await staff_case(unit, contact_id, case_id)
    await entries.record(unit, contact_id, "saw_contact", case_id=case.id)
    return f"{await contact_card(unit, contact_id, case, words.NO_PHONE)}\n{words.CONTACT_SEEN}"


async def show_files(unit: Unit, contact_id: int, case_id: int) -> None:
    """Photos, voice and files of a case, played to staff; recorded."""
    case = await staff_case(unit, contact_id, case_id)
    kept = await _kept(unit, case)
    if not kept:
        raise Refusal(words.NO_FILES)
    await entries.record(unit, contact_id, "saw_files", case_id=case.id)
    for one in kept[-10:]:
        if one.media_id:
            unit.show(contact_id, one.media_id, one.note, kind=one.kind)
        else:
            unit.say(contact_id, one.note)


async def assignable(unit: Unit, contact_id: int, case_id: int) -> tuple[Case, list[Party]]:
    """The case and the parties that could take it: those who serve its item first."""
    case = await staff_case(unit, contact_id, case_id)
    fitting = await of_community(unit, case.community_id, case.item)
    if len(fitting) < 2:
        known = {p.id for p in fitting}
        near = [
            p
            for p in await of_community(unit, case.community_id)
            if p.id not in known and p.kind == "department"
        ]
        fitting = [*fitting, *near]
    return case, [p for p in fitting if p.id != case.holder_id][:6]


async def party_page(unit: Unit, contact_id: int, number: int) -> tuple[list[str], int]:
    """A page of 机构: load, duty, qualifications that end; and how many pages there are."""
    seat = await staff_seat(unit, contact_id)
    known = await of_community(unit, seat.community_id or 0)
    pages = max(1, -(-len(known) // PARTIES_A_PAGE))
    start = min(number, pages - 1) * PARTIES_A_PAGE
    return [await _party_line(unit, p) for p in known[start : start + PARTIES_A_PAGE]], pages


async def _party_line(unit: Unit, party: Party) -> str:
    load = await unit.scalar(
        select(func.count())
        .select_from(Case)
        .where(col(Case.holder_id) == party.id, col(Case.state).in_(SERVED))
    )
    papers = await unit.scalars(select(Qualification).where(col(Qualification.party_id) == party.id))
    said = [words.paper_ended(p.name) for p in papers if p.valid_until <= unit.now]
    said += [
        words.paper_ends(p.name, f"{local(p.valid_until):%Y-%m-%d}")
        for p in papers
        if 0 < (p.valid_until - unit.now).days < SOON_DAYS
    ]
    return words.party_line(
        party, load or 0, len(await workers_on_duty(unit, party.id or 0)), "、".join(said)
    )
