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


def names(parties: Sequence[Party]) -> str:
    """Names in one line."""
    return "、".join(p.name for p in parties)
