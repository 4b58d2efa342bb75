"""Who could serve a case, with what is known of each: area, qualification, capacity, workload, past results."""

from dataclasses import dataclass, replace
from typing import Any

from casework.cards import settled
from casework.wording.feedback import RATINGS
from storage.columns import listed
from storage.tables import Case
from storage.unit import Unit

SERVERS = """
SELECT p.id, p.name, p.kind, p.capacity, p.verified_at IS NOT NULL, s.estates, s.backstop,
  (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.state IN ('accepted', 'in_progress')),
  (SELECT count(*) FROM offer o WHERE o.party_id = p.id AND o.state = 'open'),
  (SELECT count(*) FROM seat w WHERE w.party_id = p.id AND w.role IN ('worker', 'manager')
     AND w.withdrawn_at IS NULL AND w.on_duty),
  (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.state = 'closed' AND c.rating <> $3 AND c.reopened = 0),
  (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND (c.rating = $3 OR c.reopened > 0))
  + (SELECT count(*) FROM offer o WHERE o.party_id = p.id AND o.state IN ('expired', 'returned'))
FROM party_service s JOIN party p ON p.id = s.party_id
WHERE s.community_id = $1 AND s.item = $2 ORDER BY s.backstop, p.id
"""
TRIED = (
    "SELECT party_id, state FROM offer WHERE case_id = $1 AND state IN ('declined', 'expired', 'returned')"
)
PAPERS = (
    "SELECT party_id, name, items, valid_from <= $1 AND valid_until > $1 FROM qualification"
    " WHERE party_id IN ({}) ORDER BY id"
)
DEPARTMENTS = """
SELECT p.id, p.name, p.kind, p.capacity, TRUE, '[]', TRUE,
  (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.state IN ('accepted', 'in_progress')),
  (SELECT count(*) FROM offer o WHERE o.party_id = p.id AND o.state = 'open'),
  (SELECT count(*) FROM seat w WHERE w.party_id = p.id AND w.role IN ('worker', 'manager')
     AND w.withdrawn_at IS NULL AND w.on_duty), 0, 0
FROM party p WHERE p.kind = 'department' AND p.community_id = $1 AND (p.name LIKE $2 OR p.key LIKE $2) ORDER BY p.id
"""
PARTY = (
    DEPARTMENTS.partition("WHERE p.kind")[0].replace("TRUE, '[]', TRUE", "TRUE, '[]', FALSE")
    + "WHERE p.id = $1"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party as it stands now, in view of one case."""

    party_id: int
    name: str
    kind: str
    capacity: int
    verified: bool
    backstop: bool
    load: int
    """Cases that it works on and offers that it has not answered."""
    on_duty: int
    good: int
    bad: int
    in_area: bool | None = True
    """None: the place is not known well enough to say."""
    for_estates: tuple[str, ...] = ()
    lacks: str = ""
    """The qualification that is not valid today."""
    tried: str = ""
    """How it answered an earlier offer of this case."""
    serves: bool = True
    """Whether the case's item is among its services."""

    @property
    def spare(self) -> float:
        """The share of its capacity that is free: 0 to 1."""
        return max(0.0, (self.capacity - self.load) / self.capacity) if self.capacity > 0 else 0.0

    @property
    def results(self) -> float:
        """The share of its work that ended well, cautious where there is little of it: 0 to 1."""
        return (self.good + 4) / (self.good + self.bad + 5)


async def servers(unit: Unit, case: Case) -> list[Candidate]:
    """Every party that delivers the case's item in its community, suitable or not; backstops last."""
    rows = await unit.raw(SERVERS, case.community_id, case.item, RATINGS["1"])
    return await _seen(unit, case, rows)


async def departments(unit: Unit, case: Case, name: str) -> list[Candidate]:
    """The community's own departments of this name."""
    return await _seen(unit, case, await unit.raw(DEPARTMENTS, case.community_id, f"%{name}%"))


async def party(unit: Unit, case: Case, party_id: int) -> Candidate | None:
    """One party whatever it delivers (staff or the resident named it)."""
    known = [c for c in await servers(unit, case) if c.party_id == party_id]
    if known:
        return known[0]
    others = await _seen(unit, case, await unit.raw(PARTY, party_id))
    return replace(others[0], serves=others[0].backstop or not settled(case)) if others else None


async def _seen(unit: Unit, case: Case, rows: list[tuple[Any, ...]]) -> list[Candidate]:
    tried = {row[0]: row[1] for row in await unit.raw(TRIED, case.id)} if case.id is not None else {}
    lacking = await _lacking(unit, [row[0] for row in rows], case.item)
    estate = await _estate(unit, case) if any(listed(row[5]) for row in rows) else ""
    return [_candidate(row, tried, lacking, estate) for row in rows]


def _candidate(
    row: tuple[Any, ...], tried: dict[int, str], lacking: dict[int, str], estate: str
) -> Candidate:
    party_id, name, kind, capacity, verified, estates, backstop, working, asked, on_duty, good, bad = row
    areas = tuple(str(e) for e in listed(estates))
    in_area = True if not areas else None if not estate else estate in areas
    return Candidate(
        party_id, name, kind, capacity, bool(verified) or kind == "department", bool(backstop), working + asked,
        on_duty, good, bad, in_area, areas, lacking.get(party_id, ""), tried.get(party_id, ""),
    )  # fmt: skip


async def _lacking(unit: Unit, parties: list[int], item: str) -> dict[int, str]:
    """Party -> the name of a qualification for this item of which no copy is valid now."""
    if not parties:
        return {}
    papers = await unit.raw(PAPERS.format(", ".join(str(int(p)) for p in parties)), unit.now)
    wanted = [(party_id, name, valid) for party_id, name, items, valid in papers if _covers(items, item)]
    held = {(party_id, name) for party_id, name, valid in wanted if valid}
    return {party_id: name for party_id, name, _ in wanted if (party_id, name) not in held}


def _covers(items: Any, item: str) -> bool:
    covered = listed(items)
    return not covered or item in covered


async def _estate(unit: Unit, case: Case) -> str:
    """The estate that the case's place names, by its proper name; "" when it names none."""
    if not case.place:
        return ""
    estates = await unit.raw("SELECT name, aliases FROM estate WHERE community_id = $1", case.community_id)
    named = [
        (str(word), name)
        for name, aliases in estates
        for word in (name, *listed(aliases))
        if str(word) in case.place
    ]
    return str(max(named, key=lambda pair: len(pair[0]))[1]) if named else ""
