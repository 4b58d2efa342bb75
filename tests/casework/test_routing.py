"""Who is asked, and the reasons that are kept with the offer."""

from datetime import timedelta

import pytest

from casework import offers, routing
from casework.answers import why
from casework.refusal import Refusal
from storage.tables import Qualification
from tests.casework.alley import Alley


async def test_a_party_is_asked_only_where_it_serves(alley: Alley) -> None:
    await alley.party("锦绣队", estates=["锦绣里"])
    await alley.party("阳光队", estates=["阳光花园"])

    assert await alley.asked(await alley.case(place="阳光小区3号楼")) == "阳光队"
    assert await alley.asked(await alley.case(place="锦绣里2号楼")) == "锦绣队"


async def test_papers_must_be_valid_today(alley: Alley) -> None:
    expired = await alley.party("过期队")
    await alley.party("有效队")
    now = alley.store.clock.now()
    async with alley.store.write() as unit:
        unit.add(
            Qualification(
                party_id=expired,
                name="食品经营许可",
                valid_from=now - timedelta(days=9),
                valid_until=now - timedelta(days=1),
            )
        )

    case = await alley.case()

    assert await alley.asked(case) == "有效队"
    reasons = [o["reason"] for o in (await alley.offers(case))[0].why["others"]]
    assert reasons == ["“食品经营许可”今天不在有效期内"]

    async with alley.store.write() as unit:
        unit.add(
            Qualification(
                party_id=expired,
                name="食品经营许可",
                valid_from=now - timedelta(days=1),
                valid_until=now + timedelta(days=1),
            )
        )
    assert await alley.asked(await alley.case()) == "过期队"  # renewed, and with less work in hand


async def test_nobody_on_duty_and_not_verified_are_no_candidates(alley: Alley) -> None:
    await alley.party("没人队", workers=0)
    await alley.party("未核验队", verified=None)
    await alley.party("能做队")

    case = await alley.case()

    assert await alley.asked(case) == "能做队"
    reasons = {o["party"]: o["reason"] for o in (await alley.offers(case))[0].why["others"]}
    assert reasons == {"没人队": "现在没有人值班", "未核验队": "还没有通过核验"}


async def test_work_is_spread_and_the_choice_is_deterministic(alley: Alley) -> None:
    await alley.party("甲", capacity=4)
    await alley.party("乙", capacity=4)

    asked = [await alley.asked(await alley.case()) for _ in range(4)]

    assert asked == ["甲", "乙", "甲", "乙"]


async def test_bad_results_put_a_party_behind(alley: Alley) -> None:
    bad = await alley.party("差评队")
    await alley.party("好评队")
    case = await alley_case(alley)
    async with alley.store.write() as unit:
        await unit.raw(
            "UPDATE case_record SET state = 'closed', holder_id = $1, rating = '不满意' WHERE id = $2",
            bad,
            case,
        )
        await unit.raw("UPDATE offer SET state = 'accepted'")
    assert await alley.asked(await alley.case()) == "好评队"


async def alley_case(alley: Alley) -> int:
    """A case that was never offered."""
    return (await alley.case(band="hand_over")).id or 0


async def test_no_candidate_at_all_goes_to_staff_with_the_reasons(alley: Alley) -> None:
    await alley.party("没人队", workers=0)

    case = await alley.case()

    assert (await alley.read_case(case)).state == "triage"
    assert "没人队：现在没有人值班" in await alley.last(alley.staff)


async def test_the_explanation_is_for_those_concerned(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("乙")
    case = await alley.case()
    offer = await alley.offer_id(case)
    async with alley.store.read() as unit:
        for reader in (alley.resident, alley.staff, alley.workers["甲1"]):
            assert "为什么派给甲" in await why(unit, reader, offer)
        assert "乙：" in await offers.explain(unit, case)
        with pytest.raises(Refusal):
            await why(unit, alley.workers["乙1"], offer)


async def test_routing_looks_and_changes_nothing(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()
    async with alley.store.read() as unit:
        first, second = await routing.choose(unit, case), await routing.choose(unit, case)
    assert first == second
