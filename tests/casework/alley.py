"""A small community to test casework with, without handlers: parties, workers, staff and one resident."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from casework import cases
from casework.firing import fire_due
from storage.clock import FrozenClock
from storage.store import Store
from storage.tables import (
    Case,
    Community,
    Contact,
    Estate,
    FollowUp,
    Message,
    Offer,
    Party,
    PartyService,
    Seat,
    Street,
)

MEAL = "elderly.meal"
ALWAYS = datetime(2020, 1, 1, tzinfo=UTC)


class Alley:
    """One community, 阳光花园, with its resident (`resident`) and staff (`staff`); parties are added by name."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.parties: dict[str, int] = {}
        self.workers: dict[str, int] = {}

    async def build(self) -> "Alley":
        async with self.store.write() as unit:
            street = await unit.store(Street(name="街道"))
            community = await unit.store(Community(street_id=street.id, code="c", name="社区"))
            self.community = community.id or 0
            unit.add(Estate(community_id=self.community, name="阳光花园", aliases=["阳光小区"]))
            unit.add(Estate(community_id=self.community, name="锦绣里"))
            self.resident = await self._contact(unit, "resident", "李秀英", phone="13812345678")
            self.staff = await self._contact(unit, "staff", "小赵")
            unit.add(Seat(contact_id=self.staff, community_id=self.community, role="staff", since=ALWAYS))
        return self

    async def party(
        self,
        name: str,
        *,
        item: str = MEAL,
        backstop: bool = False,
        workers: int = 1,
        capacity: int = 10,
        **more: Any,
    ) -> int:
        """A verified party that serves the item, with workers on duty: NAME1, NAME2, ..."""
        async with self.store.write() as unit:
            kind = "department" if backstop else "social_organisation"
            party = await unit.store(
                Party(
                    key=name,
                    kind=kind,
                    name=name,
                    capacity=capacity,
                    verified_at=more.get("verified", ALWAYS),
                )
            )
            unit.add(
                PartyService(
                    party_id=party.id,
                    item=item,
                    community_id=self.community,
                    estates=more.get("estates", []),
                    backstop=backstop,
                )
            )
            for n in range(1, workers + 1):
                contact = await self._contact(unit, f"{name}{n}", f"{name}的{n}号")
                unit.add(Seat(contact_id=contact, party_id=party.id, role="worker", since=ALWAYS))
                self.workers[f"{name}{n}"] = contact
        self.parties[name] = party.id or 0
        return party.id or 0

    async def case(self, *, band: str = "act", **more: Any) -> Case:
        """A case opened by the resident now."""
        facts: dict[str, Any] = {
            "category": "elderly", "item": MEAL, "words": "我妈张桂芳82岁想找人中午送饭，电话13812345678，3号楼2单元501",
            "place": "阳光花园3号楼2单元501", "phone": "13812345678", "for_whom": "妈妈", "age": 82,
        }  # fmt: skip
        async with self.store.write() as unit:
            draft = cases.Draft(**(facts | more), band=band)
            case: Case = await cases.open_case(unit, self.resident, draft, community_id=self.community)
        return case

    async def read_case(self, case: Case) -> Case:
        async with self.store.read() as unit:
            found: Case = await unit.need(Case, case.id)
        return found

    async def offers(self, case: Case) -> list[Offer]:
        async with self.store.read() as unit:
            found: list[Offer] = await unit.scalars(
                select(Offer).where(col(Offer.case_id) == case.id).order_by(col(Offer.id))
            )
        return found

    async def asked(self, case: Case) -> str:
        """The name of the party that is asked now; "" when none is."""
        now = [o for o in await self.offers(case) if o.state == "open"]
        return next((n for n, key in self.parties.items() if now and key == now[-1].party_id), "")

    async def offer_id(self, case: Case) -> int:
        return (await self.offers(case))[-1].id or 0

    async def said(self, contact_id: int) -> list[str]:
        """Everything that this person has been told, rewritten cards included, in order."""
        async with self.store.read() as unit:
            found = await unit.scalars(
                select(Message)
                .where(col(Message.contact_id) == contact_id, col(Message.sender) == "bot")
                .order_by(col(Message.seq))
            )
        return [m.text for m in found]

    async def last(self, contact_id: int) -> str:
        return (await self.said(contact_id))[-1]

    async def follow_ups(self, kind: str) -> list[FollowUp]:
        async with self.store.read() as unit:
            found: list[FollowUp] = await unit.scalars(
                select(FollowUp).where(col(FollowUp.kind) == kind).order_by(col(FollowUp.id))
            )
        return found

    async def pass_time(self, **by: float) -> int:
        """Let time go by and what is due happen; how many follow-ups fired."""
        assert isinstance(self.store.clock, FrozenClock)
        self.store.clock.advance(timedelta(**by))
        return await fire_due(self.store)

    async def live(self, **span: float) -> None:
        """Live through this time: the clock jumps from one due moment to the next."""
        assert isinstance(self.store.clock, FrozenClock)
        end = self.store.clock.now() + timedelta(**span)
        while True:
            async with self.store.read() as unit:
                waiting = select(FollowUp.due_at).where(
                    col(FollowUp.done_at).is_(None), col(FollowUp.due_at) <= end, col(FollowUp.kind) != "task"
                )
                due = await unit.scalar(waiting.order_by(col(FollowUp.due_at)))
            self.store.clock.advance(max((due or end) - self.store.clock.now(), timedelta()))
            if due is None:
                return
            await fire_due(self.store)

    async def _contact(self, unit: Any, address: str, name: str, phone: str = "") -> int:
        contact = await unit.store(
            Contact(
                channel="webchat",
                address=address,
                name=name,
                phone=phone,
                created_at=ALWAYS,
                community_id=self.community,
            )
        )
        return int(contact.id)
