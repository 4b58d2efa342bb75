"""主体: finding a department or organisation by the words that people use for it."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from sqlmodel import col, select

from storage.tables import Community, Party, PartyService
from storage.unit import Unit

GOOD_ENOUGH = 75
"""Similarity (0..100) from which a name counts as meant; below it staff are asked again."""
CLEAR_LEAD = 8
"""How much better than the second best a name must fit."""
DRESS = re.compile(r"[（(][^）)]*[）)]|\s|服务中心|服务社|协会|社区")
"""What names carry and people leave out."""


async def of_community(unit: Unit, community_id: int, item: str | None = None) -> list[Party]:
    """Every party that serves in this community (this item, where one is named), departments last."""
    served = select(PartyService.party_id).where(col(PartyService.community_id) == community_id)
    if item:
        served = served.where(col(PartyService.item) == item)
    found = await unit.scalars(select(Party).where(col(Party.id).in_(served)).order_by(col(Party.id)))
    return sorted(found, key=lambda p: p.kind == "department")


async def verified(unit: Unit, community_id: int, item: str | None = None) -> list[Party]:
    """The social organisations that staff have verified and that serve here: what the directory shows."""
    found = await of_community(unit, community_id, item)
    return [p for p in found if p.verified_at is not None and p.kind == "social_organisation"]


async def find_party(unit: Unit, community_id: int, words: str) -> Party | None:
    """The party that these words mean: its key, its name, or most of its name; None when it is not clear."""
    ranked = await nearest(unit, community_id, words)
    if not ranked or ranked[0][0] < GOOD_ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] < 100 and ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
        return None
    return ranked[0][1]


async def nearest(unit: Unit, community_id: int, words: str, limit: int = 3) -> list[tuple[float, Party]]:
    """The parties of this community whose names are most like `words`, the best first."""
    served = await of_community(unit, community_id)
    own = await unit.scalars(select(Party).where(col(Party.community_id) == community_id))
    parties = {p.id: p for p in (*served, *own)}.values()
    community = await unit.need(Community, community_id)
    ranked = sorted(
        ((_likeness(words, p, community.name), p) for p in parties), key=lambda r: (-r[0], r[1].id or 0)
    )
    return ranked[:limit]


def _likeness(words: str, party: Party, community: str) -> float:
    said, name = _bare(words, community), _bare(party.name, community)
    if not said:
        return 0.0
    if words.strip() in {party.key, party.name} or said == name:
        return 100.0
    if said in name or name in said:
        return 90.0 + 9.0 * min(len(said), len(name)) / max(len(said), len(name))
    return max(fuzz.ratio(said, name), 0.9 * fuzz.partial_ratio(said, name) if len(said) > 2 else 0.0)


def _bare(name: str, community: str) -> str:
    own = DRESS.sub("", community)
    return DRESS.sub("", name).removeprefix(own) or DRESS.sub("", name)


async def mentioned(unit: Unit, here: list[int], text: str) -> list[Party]:
    """The verified parties of these communities that a sentence names, as people name them (卫生站, 暖心); best first."""
    found: dict[int | None, tuple[int, Party]] = {}
    for community_id in here:
        community = await unit.need(Community, community_id)
        for party in await of_community(unit, community_id):
            bare, own = _bare(party.name, community.name), party.kind != "department"
            length = _named_in(text, bare, own_word=own) if party.verified_at else 0
            if length:
                found[party.id] = (length, party)
    best = max((length for length, _ in found.values()), default=0)
    return [party for length, party in found.values() if length == best]


def _named_in(text: str, name: str, *, own_word: bool) -> int:
    """How much of a bare name stands in a text; 0: it is not named.

    Its beginning, of which two signs are enough where they are the house's `own_word` (暖心); or, as offices are called,
    the first two signs and the last (卫生站).
    """
    length = next((n for n in range(len(name), 1, -1) if name[:n] in text), 0)
    short = len(name) > 3 and re.search(rf"{re.escape(name[:2])}\S{{0,3}}?{re.escape(name[-1])}", text)
    return max(length if own_word or length > 2 or length == len(name) else 0, 3 if short else 0)


def names(parties: Sequence[Party]) -> str:
    """Names in one line."""
    return "、".join(p.name for p in parties)
