"""What a seed file must say as a whole: every name it uses exists, nothing stands twice, nobody is sent away."""

from collections.abc import Iterable, Iterator

from casework.seed_file import PartyEntry, SeedFile, ServiceEntry
from nlp.catalogue import catalogue

Place = tuple[int | str, ...]
Wrong = tuple[Place, str]


def contradictions(seed: SeedFile) -> list[Wrong]:
    """All that is wrong, in the order of the file; empty when it is right."""
    return [*_communities(seed), *_parties(seed), *_personas(seed), *_without_backstop(seed)]


def _doubles(what: str, field: str, names: Iterable[str]) -> Iterator[Wrong]:
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield (what, n, field), f"{name} stands here a second time"
        seen.add(name)


def _communities(seed: SeedFile) -> Iterator[Wrong]:
    yield from _doubles("communities", "code", (c.code for c in seed.communities))
    yield from _doubles("communities", "name", (c.name for c in seed.communities))


def _parties(seed: SeedFile) -> Iterator[Wrong]:
    codes = {c.code for c in seed.communities}
    yield from _doubles("parties", "key", (p.key for p in seed.parties))
    for n, party in enumerate(seed.parties):
        if party.community and party.community not in codes:
            yield ("parties", n, "community"), f"no community has the code {party.community}"
        if party.kind == "department" and not party.community:
            yield ("parties", n, "community"), "a department belongs to a community"
        for m, service in enumerate(party.services):
            for field, reason in _service(seed, service):
                yield ("parties", n, "services", m, field), reason
        yield from _qualifications(n, party)


def _service(seed: SeedFile, service: ServiceEntry) -> Iterator[tuple[str, str]]:
    known = {c.code: {e.name for e in c.estates} for c in seed.communities}
    for code in service.communities:
        if code not in known:
            yield "communities", f"no community has the code {code}"
    for item in service.items:
        if item not in catalogue():
            yield "items", f"the catalogue has no item {item}"
    if service.department and service.department not in {i.department for i in catalogue().values()}:
        yield "department", f"the catalogue has no department {service.department}"
    if not service.codes:
        yield "items", "is missing (items or department)"
    for estate in service.estates:
        if not any(estate in known.get(code, ()) for code in service.communities):
            yield "estates", f"none of these communities has an estate {estate}"


def _qualifications(n: int, party: PartyEntry) -> Iterator[Wrong]:
    for m, paper in enumerate(party.qualifications):
        place: Place = ("parties", n, "qualifications", m)
        if paper.valid_until < paper.valid_from:
            yield (*place, "valid_until"), "ends before it begins"
        for item in paper.items:
            if item not in catalogue():
                yield (*place, "items"), f"the catalogue has no item {item}"


def _personas(seed: SeedFile) -> Iterator[Wrong]:
    codes, keys = {c.code for c in seed.communities}, {p.key for p in seed.parties}
    yield from _doubles("personas", "id", (p.id for p in seed.personas))
    for n, persona in enumerate(seed.personas):
        if persona.party and persona.party not in keys:
            yield ("personas", n, "party"), f"no party has the key {persona.party}"
        if persona.role in {"worker", "enterprise"} and not persona.party:
            yield ("personas", n, "party"), f"a persona with the role {persona.role} belongs to a party"
        if persona.community and persona.community not in codes:
            yield ("personas", n, "community"), f"no community has the code {persona.community}"
        if persona.role == "staff" and not persona.community:
            yield ("personas", n, "community"), "staff belong to a community"


def _without_backstop(seed: SeedFile) -> Iterator[Wrong]:
    """Each community has somebody of its own for every item: a need never ends with nobody."""
    services = [s for p in seed.parties if p.kind == "department" for s in p.services if s.backstop]
    for n, community in enumerate(seed.communities):
        held = {
            code for s in services if community.code in s.communities and not s.estates for code in s.codes
        }
        missing = [code for code in catalogue() if code not in held]
        if missing:
            yield (
                ("communities", n, "code"),
                f"no department is the backstop of {missing[0]} in {community.code} ({len(missing)} items in all)",
            )
