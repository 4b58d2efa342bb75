"""派给谁: which party is asked next, and why. Deterministic; the explanation is kept with the offer.

A party is a candidate when it is verified, serves the place, its papers are valid today, somebody is on duty, it has
capacity left and it has not said no to this case. Among candidates: free capacity counts half, past results
a half; the lower number of the party decides a tie. Then the backstop, then the item's department.
"""

from dataclasses import dataclass, replace
from typing import Any

from casework.candidates import Candidate, departments, party, servers
from casework.wording import reasons as words
from nlp.catalogue import catalogue
from storage.tables import Case
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """The party to ask and the explanation, as it is stored with the offer."""

    party_id: int
    name: str
    why: dict[str, Any]
    backstop: bool = False


def unsuitable(candidate: Candidate) -> str:
    """Why this party is not asked, in plain words; "" when it can be."""
    if not candidate.serves:
        return words.NOT_ITS_SERVICE
    if candidate.tried:
        return words.TRIED[candidate.tried]
    if not candidate.verified:
        return words.NOT_VERIFIED
    if candidate.lacks:
        return words.lacks(candidate.lacks)
    if candidate.in_area is False:
        return words.OTHER_AREA
    if candidate.on_duty == 0:
        return words.NOBODY_ON_DUTY
    if not candidate.backstop and candidate.load >= candidate.capacity:
        return words.full(candidate.load, candidate.capacity)
    return ""


def merit(candidate: Candidate) -> float:
    """How well it suits: 0 to 1, rounded so that both databases and every machine agree."""
    certain = 0.0 if candidate.in_area else 0.1
    return round(0.5 * candidate.spare + 0.5 * candidate.results - certain, 4)


async def choose(unit: Unit, case: Case) -> Choice | None:
    """The party to ask now: the one that the resident chose, the best candidate, the backstop; None: nobody is left."""
    known = await servers(unit, case)
    if case.wanted_party_id is not None:
        wanted = await party(unit, case, case.wanted_party_id)
        if wanted is not None and not unsuitable(wanted):
            return explain(wanted, known, words.SHE_CHOSE)
    best = _best([c for c in known if not c.backstop])
    if best is not None:
        return explain(best, known)
    backstop = _best([c for c in known if c.backstop]) or await _department(unit, case)
    return explain(backstop, known, words.BACKSTOP) if backstop is not None else None


async def named(unit: Unit, case: Case, party_id: int, because: str) -> Choice | None:
    """A choice that staff made, explained as such."""
    chosen = await party(unit, case, party_id)
    return explain(chosen, await servers(unit, case), because) if chosen is not None else None


async def doubt(unit: Unit, case: Case, party_id: int) -> str:
    """Why staff should think twice before giving the case to this party, in plain words; "" when nothing speaks against it.

    That it said no before is no reason: staff have spoken with it since.
    """
    chosen = await party(unit, case, party_id)
    return unsuitable(replace(chosen, tried="")) if chosen is not None else ""


async def refusals(unit: Unit, case: Case) -> list[str]:
    """Why nobody is left: one line a party, for staff."""
    return [f"{c.name}：{unsuitable(c)}" for c in await servers(unit, case) if unsuitable(c)]


def explain(chosen: Candidate, known: list[Candidate], because: str = "") -> Choice:
    """The choice with its reasons and, for each other party, why not it."""
    others = [c for c in known if c.party_id != chosen.party_id]
    why = {
        "party": chosen.name,
        "because": because,
        "reasons": [unsuitable(chosen)]
        if unsuitable(chosen)
        else words.reasons(
            chosen.in_area, chosen.for_estates, chosen.load, chosen.capacity, chosen.good, chosen.bad
        ),
        "score": merit(chosen),
        "others": [
            {"party": c.name, "score": merit(c), "reason": unsuitable(c) or words.ranked_lower(c.backstop)}
            for c in others
        ],
    }
    return Choice(chosen.party_id, chosen.name, why, chosen.backstop)


def _best(candidates: list[Candidate]) -> Candidate | None:
    able = [c for c in candidates if not unsuitable(c)]
    return min(able, key=lambda c: (-merit(c), c.party_id)) if able else None


async def _department(unit: Unit, case: Case) -> Candidate | None:
    item = catalogue().get(case.item)
    return _best(await departments(unit, case, item.department)) if item is not None else None
