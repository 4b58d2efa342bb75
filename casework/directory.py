"""服务机构: the verified organisations of a community, so that a resident can choose for herself (supply model 1)."""

from dataclasses import dataclass

from casework.parties import verified
from casework.refusal import Refusal
from casework.wording import directory as house_words
from nlp.catalogue import catalogue, item_name
from storage.tables import Party
from storage.unit import Unit

NUMBERS = """
SELECT (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.state IN ('accepted', 'in_progress')),
       (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.state = 'closed'),
       (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.rating <> ''),
       (SELECT count(*) FROM case_record c WHERE c.holder_id = p.id AND c.rating IN ('很满意', '基本满意'))
FROM party p WHERE p.id = $1
"""


@dataclass(frozen=True, slots=True)
class Listing:
    """A verified organisation as a resident sees it."""

    party: Party
    items: list[str]
    load: int
    closed: int
    rated: int
    happy: int

    def told(self) -> str:
        """Name, address, services, hours, load and results in plain words."""
        party = self.party
        lines = [party.name, f"服务：{'、'.join(item_name(item) for item in self.items)}"]
        for name, value in (
            ("地址", party.address),
            ("时间", party.hours),
            ("电话", party.phone),
            ("信用", party.credit),
        ):
            if value:
                lines.append(f"{name}：{value}")
        free = max(party.capacity - self.load, 0)
        lines.append(f"现在在办{self.load}件，" + (f"还能接{free}件" if free else "暂时排满了"))
        happy = f"，{self.rated}人评价，{self.happy}人满意" if self.rated else ""
        lines.append(f"已办好{self.closed}件{happy}" if self.closed else "新登记的机构，还没有办结记录")
        return "\n".join(lines)  # fmt: skip


async def of_category(unit: Unit, community_id: int, category: str) -> list[Listing]:
    """The verified organisations of a community that serve a category."""
    return [
        await listing(unit, party, community_id, category)
        for party in await verified(unit, community_id)
        if await items_of(unit, party, community_id, category)
    ]


async def categories(unit: Unit, community_id: int) -> list[str]:
    """The categories that have a verified organisation here, in the catalogue's order."""
    rows = await unit.raw(
        "SELECT DISTINCT s.item FROM party_service s JOIN party p ON p.id = s.party_id"
        " WHERE s.community_id = $1 AND p.verified_at IS NOT NULL AND p.kind = 'social_organisation'",
        community_id,
    )
    have = {item.split(".")[0] for (item,) in rows}
    return [c for c in dict.fromkeys(item.category for item in catalogue().values()) if c in have]


async def items_of(unit: Unit, party: Party, community_id: int, category: str = "") -> list[str]:
    """What a party serves here, in the catalogue's order."""
    rows = await unit.raw(
        "SELECT item FROM party_service WHERE party_id = $1 AND community_id = $2", party.id, community_id
    )
    have = {item for (item,) in rows}
    return [code for code, item in catalogue().items() if code in have and category in ("", item.category)]


async def listing(unit: Unit, party: Party, community_id: int, category: str = "") -> Listing:
    """A party with its numbers."""
    load, closed, rated, happy = (await unit.raw(NUMBERS, party.id))[0]
    return Listing(party, await items_of(unit, party, community_id, category), load, closed, rated, happy)


async def chosen(unit: Unit, community_id: int, party_id: int) -> Party:
    """The organisation that she has chosen; Refusal when it is not (any more) in this directory."""
    found = [p for p in await verified(unit, community_id) if p.id == party_id]
    if not found:
        raise Refusal(house_words.DIRECTORY_EMPTY)
    return found[0]
