"""上门: a worker calls out an emergency at the door of somebody whom she serves: whose it is, and where."""

from dataclasses import replace

from casework import emergency, paging, whereabouts
from casework.answers import mine
from casework.cases import Draft
from casework.lifecycle import SERVED, record
from casework.refusal import Refusal
from casework.standing import works_for
from casework.wording import emergency as words
from storage.tables import Case, Contact, Disclosure
from storage.unit import Unit


async def in_hand(unit: Unit, contact_id: int, step_of: int = 0) -> list[Case]:
    """The cases at whose door she may stand: the one of the step that she is in, else all that her party serves."""
    served = [
        one.case for one in await mine(unit, contact_id) if one.offer is None and one.case.state in SERVED
    ]
    return [case for case in served if case.id == step_of] or served


async def placed(unit: Unit, draft: Draft, served: Case) -> Draft:
    """The draft of the alarm with the address of the case in hand, where her words tell no address."""
    return (
        draft
        if whereabouts.addressed(draft.place)
        else replace(draft, place=await _address(unit, served, draft.place))
    )


async def link(unit: Unit, case: Case, served: Case) -> None:
    """The two cases know each other; whoever is paged is shown the resident, which is recorded."""
    case.linked_id = served.id
    if served.linked_id is None:
        served.linked_id = case.id
    unit.add(case)
    unit.add(served)
    await record(unit, served, "linked", note=case.number, public=False)
    await record(unit, case, "linked", note=served.number, public=False)


async def choose(unit: Unit, contact_id: int, case_id: int, served_id: int) -> Case:
    """Of several she says afterwards which: everyone who was paged reads the address at once."""
    case = await emergency.own_open(unit, contact_id, case_id)
    served = await unit.get(Case, served_id, lock=True)
    if served is None or not served.holder_id or not await works_for(unit, contact_id, served.holder_id):
        raise Refusal(words.NOT_FOR_YOU)
    case.place = await _address(unit, served, case.place)
    await link(unit, case, served)
    if case.answered_at is None:
        case.community_id = served.community_id
    for reader in await emergency.readers(unit, case):
        known = await paging.facts(unit, case)
        unit.say(reader, "\n".join([words.head(case.number, case.emergency_kind), *known]))
        unit.add(
            Disclosure(case_id=served.id or 0, contact_id=reader, at=unit.now, what="name, phone, place")
        )
    return case


async def _address(unit: Unit, served: Case, said: str) -> str:
    home = (await unit.need(Contact, served.resident_id)).home
    place = served.place or home
    return f"{place}（{said}）" if place and said and said not in place else place or said
