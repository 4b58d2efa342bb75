"""No promise is lost: what is decided at night happens in the morning, what is promised is watched, nobody reads on."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from casework import corrections, desk, emergency, invites, offers, seats, service, unseating
from casework.cases import Draft, cancel
from casework.feedback import confirm
from casework.refusal import Refusal
from storage.clock import FrozenClock
from storage.opening import open_store
from storage.tables import Case, Community, Contact, Seat
from tests.casework.alley import Alley
from tests.conftest import MORNING

NIGHT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""23:00 in Shanghai."""


@pytest.fixture
async def alley(empty_url: str) -> AsyncIterator[Alley]:
    """The alley outside of demo mode: it has nights. 甲 and 乙 serve meals, and the desk is seated."""
    opened = open_store(empty_url, FrozenClock(MORNING), demo=False)
    made = await Alley(opened).build()
    await made.party("甲")
    await made.party("乙")
    async with opened.write() as unit:
        staff = await unit.need(Contact, made.staff)
        staff.seat_id = (await seats.seats_of(unit, made.staff))[0].id
        unit.add(staff)
        await unit.raw("UPDATE party SET community_id = $1", made.community)
    yield made
    await opened.close()


async def unsure_at_night(alley: Alley) -> Case:
    alley.store.clock.advance(NIGHT - MORNING)
    return await alley.case(band="hand_over")


async def accepted(alley: Alley) -> Case:
    case = await alley.case()
    async with alley.store.write() as unit:
        await offers.accept(unit, alley.workers["甲1"], await alley.offer_id(case))
    return case


async def test_what_staff_decide_at_night_goes_out_in_the_morning(alley: Alley) -> None:
    case = await unsure_at_night(alley)
    async with alley.store.write() as unit:
        await corrections.reclassify(unit, alley.staff, case.id or 0, "elderly.meal")

    assert await alley.offers(case) == []
    await alley.pass_time(hours=9)

    assert await alley.asked(case) == "甲"


async def test_of_two_decisions_at_night_the_last_one_holds(alley: Alley) -> None:
    case = await unsure_at_night(alley)
    for party in ("甲", "乙"):
        async with alley.store.write() as unit:
            await desk.assign(unit, alley.staff, case.id or 0, alley.parties[party])
    await alley.pass_time(hours=9)

    assert await alley.asked(case) == "乙"
    assert len(await alley.offers(case)) == 1


async def test_what_staff_take_at_night_is_not_offered_in_the_morning_and_stays_on_their_list(
    alley: Alley,
) -> None:
    alley.store.clock.advance(NIGHT - MORNING)
    case = await alley.case()
    async with alley.store.write() as unit:
        await desk.take(unit, alley.staff, case.id or 0)
    await alley.pass_time(hours=9)

    assert await alley.offers(case) == []
    assert (await alley.read_case(case)).state == "triage"


async def test_a_late_acceptance_is_watched_by_what_it_promises(alley: Alley) -> None:
    case = await alley.case()
    await alley.live(hours=30)  # 甲 and 乙 have let it pass: the desk has it, and was reminded once
    async with alley.store.write() as unit:
        await desk.assign(unit, alley.staff, case.id or 0, alley.parties["甲"])
    async with alley.store.write() as unit:
        await offers.accept(unit, alley.workers["甲1"], await alley.offer_id(case))
    assert "前会联系您" in await alley.last(alley.resident)
    before = len(await alley.said(alley.staff))
    await alley.pass_time(hours=2)

    assert len(await alley.said(alley.staff)) == before + 1
    assert (await alley.follow_ups("first_contact"))[-1].outcome == "fired"


async def test_a_worker_who_has_left_reads_no_answer(alley: Alley) -> None:
    case = await alley.case()
    offer, worker = await alley.offer_id(case), alley.workers["甲1"]
    async with alley.store.write() as unit:
        await offers.ask(unit, worker, offer, "有没有忌口？")
    async with alley.store.write() as unit:
        seat = (await seats.seats_of(unit, worker))[0]
        await unseating.withdraw_seat(unit, alley.staff, seat.id or 0)
    async with alley.store.write() as unit:  # somebody else is asked by now, and reads it
        await offers.answer_question(unit, alley.resident, offer, "不吃辣")

    assert "不吃辣" not in "".join(await alley.said(worker))
    assert (await alley.read_case(case)).state == "offered"


async def test_when_the_last_one_of_a_party_goes_what_is_left_goes_on_and_staff_read_which(
    alley: Alley,
) -> None:
    held, waiting = await accepted(alley), await alley.case()
    async with alley.store.write() as unit:
        for name in ("甲1", "乙1"):
            seat = (await seats.seats_of(unit, alley.workers[name]))[0]
            await unseating.withdraw_seat(unit, alley.staff, seat.id or 0)

    told = "".join(await alley.said(alley.staff))
    assert held.number in told and waiting.number in told and "已经马上另找人办" in told


async def test_an_ended_case_shows_no_contact_data_to_its_party(alley: Alley) -> None:
    case = await accepted(alley)
    async with alley.store.write() as unit:
        await service.finish(unit, alley.workers["甲1"], case.id or 0)
        await confirm(unit, alley.resident, case.id or 0)
    with pytest.raises(Refusal):
        async with alley.store.write() as unit:
            await service.show_card(unit, alley.workers["甲1"], case.id or 0)


@pytest.mark.parametrize("round_", range(4))
async def test_of_cancelling_and_accepting_at_once_one_wins_and_both_are_told(
    alley: Alley, round_: int
) -> None:
    case = await alley.case()
    offer = await alley.offer_id(case)

    async def accept() -> str:
        try:
            async with alley.store.write() as unit:
                await offers.accept(unit, alley.workers["甲1"], offer)
        except Refusal:
            return "refused"
        return "accepted"

    async def drop() -> str:
        async with alley.store.write() as unit:
            await cancel(unit, alley.resident, case.id or 0, "不需要了")
        return "cancelled"

    acts = (accept(), drop()) if round_ % 2 else (drop(), accept())
    outcomes = await asyncio.gather(*acts)
    now = await alley.read_case(case)

    assert "cancelled" in outcomes and now.state == "cancelled" and now.holder_id is None
    assert [o.state for o in await alley.offers(case)] == ["withdrawn"]
    assert "取消" in await alley.last(alley.workers["甲1"]) or "不需要了" in await alley.last(
        alley.workers["甲1"]
    )
    assert await alley.pass_time(hours=24 * 20) == 0


async def test_a_case_confirmed_twice_at_once_is_closed_once(alley: Alley) -> None:
    case = await accepted(alley)
    async with alley.store.write() as unit:
        await service.finish(unit, alley.workers["甲1"], case.id or 0)

    async def solved() -> None:
        async with alley.store.write() as unit:
            await confirm(unit, alley.resident, case.id or 0)

    await asyncio.gather(solved(), solved(), solved())

    assert len([f for f in await alley.follow_ups("care_call") if f.done_at is None]) == 1
    async with alley.store.read() as unit:
        assert len(await unit.raw("SELECT 1 FROM case_event WHERE verb = 'confirm'")) == 1


async def test_a_code_that_two_redeem_at_once_gives_one_seat(alley: Alley) -> None:
    from casework.invites import make, redeem

    async with alley.store.write() as unit:
        code, _ = await make(unit, "worker", party_id=alley.parties["甲"])

    async def take(contact_id: int) -> Seat | None:
        async with alley.store.write() as unit:
            return await redeem(unit, contact_id, code)

    taken = await asyncio.gather(take(alley.resident), take(alley.workers["乙1"]))

    assert sum(seat is not None for seat in taken) == 1


async def test_no_case_is_sent_to_a_desk_where_nobody_sits(alley: Alley) -> None:
    case = await alley.case(band="hand_over")
    async with alley.store.write() as unit:
        street = (await unit.raw("SELECT id FROM street"))[0][0]
        empty = await unit.store(Community(street_id=street, code="d", name="空社区"))
    with pytest.raises(Refusal, match="没有人看"):
        async with alley.store.write() as unit:
            await desk.transfer(unit, alley.staff, case.id or 0, empty.id or 0)

    assert (await alley.read_case(case)).community_id == alley.community


async def test_codes_of_staff_who_have_left_open_nothing(alley: Alley) -> None:
    async with alley.store.write() as unit:
        director = await unit.store(Contact(channel="webchat", address="d", name="主任", created_at=MORNING))
        await seats.take_seat(unit, director.id or 0, "director", community_id=alley.community)
        code = await invites.invite(unit, alley.staff, "worker", alley.parties["甲"])
    async with alley.store.write() as unit:
        seat = (await seats.seats_of(unit, alley.staff))[0]
        await unseating.withdraw_seat(unit, director.id or 0, seat.id or 0)
    async with alley.store.write() as unit:
        assert await invites.redeem(unit, alley.resident, code) is None


async def test_who_was_paged_and_has_left_reads_no_more_of_the_emergency(alley: Alley) -> None:
    async with alley.store.write() as unit:
        draft = Draft("medical", "medical.hospital", words="我妈摔倒了", urgent=True, emergency_kind="fall")
        case = await emergency.raise_alarm(unit, alley.resident, draft, alley.community)
    assert case is not None and "我妈摔倒了" in await alley.last(alley.staff)
    async with alley.store.write() as unit:
        await unit.raw("UPDATE seat SET withdrawn_at = $1 WHERE contact_id = $2", unit.now, alley.staff)
    async with alley.store.write() as unit:
        await emergency.add(unit, case.id or 0, "在3号楼2单元501")

    assert "501" not in "".join(await alley.said(alley.staff))
