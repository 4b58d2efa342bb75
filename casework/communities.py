"""Which community a person or a place belongs to: by entry link, by the estate that she names, or by one question."""

import re

from sqlmodel import col, select

from storage.columns import listed
from storage.tables import Community
from storage.talk import Talk
from storage.unit import Unit

ESTATES = """
SELECT community_id, name, aliases, buildings FROM estate
WHERE CAST(aliases AS TEXT) <> '[]' OR replace($1, name, '') <> $1
"""
"""Of thousands of estates only those that are named, or that have other names, need a closer look."""
STAFFED = """
SELECT c.id FROM community c JOIN seat s ON s.community_id = c.id
WHERE s.role IN ('staff', 'director') AND s.withdrawn_at IS NULL ORDER BY s.on_duty DESC, c.id LIMIT 1
"""
BUILDING = re.compile(r"(\d+)\s*(?:号楼|栋|幢|座)")


async def every(unit: Unit) -> list[Community]:
    """All communities that are served here."""
    return await unit.scalars(select(Community).order_by(col(Community.id)))


async def near(unit: Unit, community_id: int | None) -> list[Community]:
    """Her community, or, where it is unknown, the first three."""
    return [c for c in await every(unit) if community_id in (None, c.id)][:3]


async def of_place(unit: Unit, text: str) -> int | None:
    """The one community whose estate (or own name) these words name; None when none or several have it."""
    if not text:
        return None
    building = BUILDING.search(text)
    found: dict[int, int] = {}
    for community_id, name, aliases, buildings in await unit.raw(ESTATES, text):
        longest = max((len(n) for n in (name, *listed(aliases)) if n in text), default=0)
        here = building is None or not listed(buildings) or building[1] in map(str, listed(buildings))
        if longest and here:
            found[community_id] = max(longest, found.get(community_id, 0))
    if found:
        best = [community for community, length in found.items() if length == max(found.values())]
        return best[0] if len(best) == 1 else None
    named = [key for key, name in await unit.raw("SELECT id, name FROM community") if _plain(name) in text]
    return int(named[0]) if len(named) == 1 else None


def _plain(name: str) -> str:
    return re.sub(r"[（(].*?[）)]", "", name)


def short(name: str) -> str:
    """和平 of 和平社区（演示）."""
    return _plain(name).removesuffix("社区")


async def with_desk(unit: Unit) -> Community | None:
    """The first community whose desk somebody sits at now; where none does, the first that has one at all."""
    found = await unit.raw(STAFFED) or await unit.raw("SELECT id FROM community ORDER BY id LIMIT 1")
    return await unit.get(Community, found[0][0]) if found else None


async def belongs(unit: Unit, talk: Talk, community_id: int | None) -> None:
    """From now on this is her community."""
    if community_id is not None and talk.community_id is None:
        await unit.raw("UPDATE contact SET community_id = $1 WHERE id = $2", community_id, talk.contact_id)
        talk.community_id = community_id


async def arrived(unit: Unit, talk: Talk, code: str) -> None:
    """She came by an entry link (/c/CODE), whatever she does first."""
    if code and talk.community_id is None:
        await belongs(unit, talk, await unit.scalar(select(col(Community.id)).where(Community.code == code)))


async def call_at(unit: Unit, talk: Talk, phone: str) -> None:
    """She has another phone from now on."""
    talk.phone = phone[:30]
    await unit.raw("UPDATE contact SET phone = $1 WHERE id = $2", talk.phone, talk.contact_id)


async def remember(unit: Unit, talk: Talk, *, home: str, phone: str) -> None:
    """Keep home and phone for the next time, where we have none yet."""
    home, phone = talk.home or home[:100], talk.phone or phone[:30]
    if (home, phone) != (talk.home, talk.phone):
        await unit.raw("UPDATE contact SET home = $1, phone = $2 WHERE id = $3", home, phone, talk.contact_id)
        talk.home, talk.phone = home, phone
