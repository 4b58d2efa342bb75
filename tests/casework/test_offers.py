"""One party at a time is asked; the first press wins; everybody is told."""

import asyncio

import pytest

from casework import offers, service
from casework.refusal import Refusal
from storage.tables import Case, Disclosure
from tests.casework.alley import Alley


async def act(alley: Alley, verb, *args):  # type: ignore[no-untyped-def]
    async with alley.store.write() as unit:
        return await verb(unit, *args)


async def test_a_case_is_offered_to_one_party_with_private_data_masked(alley: Alley) -> None:
    await alley.party("甲", workers=2)
    await alley.party("乙")

    case = await alley.case()

    card = await alley.last(alley.workers["甲1"])
    assert card.startswith("新派单")
    assert "阳光花园3号楼" in card
    for private in ("13812345678", "501", "2单元", "张桂芳", "李秀英"):
        assert private not in card
    assert await alley.last(alley.workers["甲2"]) == card
    assert await alley.said(alley.workers["乙1"]) == []
    assert "甲" in await alley.last(alley.resident) and case.number in await alley.last(alley.resident)


async def test_accepting_gives_the_contact_data_and_records_that_it_was_shown(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()

    await act(alley, offers.accept, alley.workers["甲1"], await alley.offer_id(case))

    card = await alley.last(alley.workers["甲1"])
    assert "13812345678" in card and "2单元501" in card
    assert "已接单" in await alley.last(alley.resident)
    async with alley.store.read() as unit:
        shown = await unit.raw("SELECT contact_id FROM disclosure WHERE case_id = $1", case.id)
    assert shown == [(alley.workers["甲1"],)]
    assert Disclosure.__tablename__ == "disclosure"


async def test_a_declined_case_goes_to_the_next_and_the_resident_reads_why(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("乙")
    case = await alley.case()

    await act(alley, offers.decline, alley.workers["甲1"], await alley.offer_id(case), "本周人手不足")

    assert await alley.asked(case) == "乙"
    told = await alley.last(alley.resident)
    assert "本周人手不足" in told and "甲" in told and "乙" in told
    assert (await alley.last(alley.workers["乙1"])).startswith("新派单")
    assert "新派单" not in (await alley.said(alley.workers["甲1"]))[-2]


async def test_the_chain_ends_with_the_backstop_and_then_with_staff(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("民生岗", backstop=True)
    case = await alley.case()

    await act(alley, offers.decline, alley.workers["甲1"], await alley.offer_id(case), "")
    assert await alley.asked(case) == "民生岗"
    await act(alley, offers.decline, alley.workers["民生岗1"], await alley.offer_id(case), "不归我们")

    assert (await alley.read_case(case)).state == "triage"
    assert case.number in await alley.last(alley.staff)
    assert "社区工作人员" in await alley.last(alley.resident)


async def test_the_second_of_two_who_accept_is_told_who_has_it(alley: Alley) -> None:
    await alley.party("甲", workers=2)
    case = await alley.case()
    offer = await alley.offer_id(case)

    tries = [act(alley, offers.accept, alley.workers[w], offer) for w in ("甲1", "甲2")]
    done = await asyncio.gather(*tries, return_exceptions=True)

    won = [d for d in done if isinstance(d, Case)]
    lost = [d for d in done if isinstance(d, Refusal)]
    assert len(won) == len(lost) == 1
    winner = "甲1" if won[0].worker_id == alley.workers["甲1"] else "甲2"
    other = "甲2" if winner == "甲1" else "甲1"
    assert f"{winner[0]}的{winner[1]}号" in lost[0].text
    assert f"已由甲的{winner[1]}号接单" in await alley.last(alley.workers[other])
    assert [o.state for o in await alley.offers(case)] == ["accepted"]


async def test_a_removed_worker_and_a_stranger_cannot_use_a_card(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("乙")
    case = await alley.case()
    offer = await alley.offer_id(case)
    async with alley.store.write() as unit:
        await unit.raw(
            "UPDATE seat SET withdrawn_at = $1 WHERE contact_id = $2", unit.now, alley.workers["甲1"]
        )

    for intruder in (alley.workers["甲1"], alley.workers["乙1"], alley.resident):
        for verb, more in ((offers.accept, ()), (offers.decline, ("x",)), (offers.ask, ("x",))):
            with pytest.raises(Refusal):
                await act(alley, verb, intruder, offer, *more)
        with pytest.raises(Refusal):
            await act(alley, service.finish, intruder, case.id)
    assert await alley.asked(case) == "甲"


async def test_a_question_reaches_the_resident_and_her_answer_comes_back_masked(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()
    offer = await alley.offer_id(case)

    await act(alley, offers.ask, alley.workers["甲1"], offer, "有电梯吗？")
    assert "有电梯吗？" in await alley.last(alley.resident)
    await act(alley, offers.answer_question, alley.resident, offer, "有，到了打13812345678")

    heard = await alley.last(alley.workers["甲1"])
    assert "有，到了打" in heard and "13812345678" not in heard


async def test_capacity_limits_what_a_party_takes(alley: Alley) -> None:
    await alley.party("甲", capacity=1, workers=2)
    await alley.party("乙")
    first = await alley.case()
    assert await alley.asked(first) == "甲"
    await act(alley, offers.accept, alley.workers["甲1"], await alley.offer_id(first))

    second = await alley.case()

    assert await alley.asked(second) == "乙"
    why = (await alley.offers(second))[0].why
    assert {"party": "甲", "reason": "手上已有1件，最多能办1件"}.items() <= why["others"][0].items()


async def test_given_back_work_goes_on_without_that_party(alley: Alley) -> None:
    await alley.party("甲")
    await alley.party("乙")
    case = await alley.case()
    await act(alley, offers.accept, alley.workers["甲1"], await alley.offer_id(case))

    await act(alley, service.give_back, alley.workers["甲1"], case.id, "多次联系不上住户")

    assert await alley.asked(case) == "乙"
    assert [o.state for o in await alley.offers(case)] == ["returned", "open"]
    assert "多次联系不上住户" in await alley.last(alley.resident)


async def test_staff_take_a_case_elsewhere_and_everyone_is_told(alley: Alley) -> None:
    await alley.party("甲")
    other = await alley.party("乙")
    case = await alley.case()

    async with alley.store.write() as unit:
        held = await unit.need(Case, case.id, lock=True)
        await offers.offer_to(unit, held, other, by=alley.staff, reason="离您更近")

    assert await alley.asked(case) == "乙"
    assert "离您更近" in await alley.last(alley.workers["甲1"])
    assert "离您更近" in await alley.last(alley.resident)
    assert (await alley.offers(case))[-1].why["because"] == "社区工作人员指定"


async def test_the_organisation_that_the_resident_chose_comes_first_and_makes_model_1(alley: Alley) -> None:
    await alley.party("甲")
    chosen = await alley.party("乙")

    case = await alley.case(wanted_party_id=chosen)

    assert await alley.asked(case) == "乙"
    assert (await alley.read_case(case)).supply_model == 1
    await act(alley, offers.decline, alley.workers["乙1"], await alley.offer_id(case), "满了")
    assert await alley.asked(case) == "甲"
    assert (await alley.read_case(case)).supply_model == 3


async def test_finishing_asks_the_resident_in_the_same_turn(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()
    await act(alley, offers.accept, alley.workers["甲1"], await alley.offer_id(case))

    await act(alley, service.finish, alley.workers["甲1"], case.id, "饭已送到")

    assert (await alley.read_case(case)).state == "done"
    assert "解决了吗" in await alley.last(alley.resident)
