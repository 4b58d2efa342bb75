"""The worker's side of the chat: buttons, words, and what everyone else reads."""

import asyncio

import pytest

from casework.cases import Draft, open_case
from casework.duty import switch
from storage.tables import Seat
from storage.talk import enter
from tests.journeys.town import Person, Town


async def a_case(town: Town) -> Person:
    """The resident's need for meals is a case; gives the worker of the party that is asked."""
    draft = Draft(
        "elderly", "elderly.meal", words="我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501",
        place="阳光花园3号楼2单元501", phone="13800138001", time_text="中午", for_whom="我妈", age=82,
    )  # fmt: skip
    resident = await town.resident.contact_id()
    async with town.app.store.write() as unit:
        await open_case(unit, resident, draft, community_id=1)
    await town.look()
    return await asked(town)


async def asked(town: Town) -> Person:
    """The worker of the party that is asked now."""
    async with town.app.store.read() as unit:
        rows = await unit.raw(
            "SELECT p.key FROM offer o JOIN party p ON p.id = o.party_id WHERE o.state = 'open' ORDER BY o.id DESC LIMIT 1"
        )
    return town.worker(rows[0][0])


async def offer_data(town: Town, worker: Person) -> list[str]:
    """What the 接单 buttons in this chat send, oldest first."""
    await town.look()
    buttons = [b for _, _, rows in town.shown(worker) for row in rows for b in row]
    return [b["data"] for b in buttons if b["data"].startswith("offer:accept")]


async def test_a_whole_case_by_buttons(town: Town) -> None:
    worker = await a_case(town)
    assert worker.last.startswith("新派单") and "501" not in worker.last and "电话" not in worker.last

    await worker.press("接单")
    assert "2单元501" in worker.last
    await worker.press("约时间", "明天上午10点")
    assert "明天10:00" in town.resident.last and "明天10:00" in worker.last
    await worker.press("进展")
    await worker.say("菜谱已经和老人商量好了")
    assert "菜谱已经和老人商量好了" in town.resident.last
    await worker.press("办结")

    assert "解决了吗" in town.resident.last
    await worker.press("补一句说明")
    await worker.say("明天起每天送")
    assert "已补记" in worker.last
    await town.resident.press("解决了")
    assert (await town.case()).state == "closed"


async def test_a_whole_case_in_words(town: Town) -> None:
    worker = await a_case(town)
    await worker.say("接单")
    number = (await town.case()).number
    await worker.say("约时间 后天下午3点半")
    assert "后天15:30" in town.resident.last
    await worker.say("我的派单")
    assert number in worker.last
    await worker.say(f"办结 {number} 饭送到了")
    assert (await town.case()).state == "done"


async def test_a_declined_offer_goes_to_the_next_organisation_and_the_resident_is_told(town: Town) -> None:
    first = await a_case(town)
    await first.press("婉拒", "本周人手不足")

    second = await asked(town)
    assert second.address != first.address
    assert "本周人手不足" in town.resident.last
    assert second.last.startswith("新派单")
    assert "新派单" not in first.screen[-2]

    await second.say("婉拒 今天车坏了")
    assert "今天车坏了" not in "".join(town.resident.texts) and "这次接不了" in town.resident.last
    third = await asked(town)
    assert third.address not in (first.address, second.address)
    await third.press("婉拒", "距离太远")
    assert (await town.case()).state == "triage"
    assert (await town.case()).number in town.staff.last


async def test_a_question_goes_to_the_resident_and_her_plain_answer_comes_back(town: Town) -> None:
    worker = await a_case(town)
    await worker.press("问一句")
    await worker.say("老人有什么忌口吗？")
    assert "老人有什么忌口吗？" in town.resident.last

    await town.resident.say("不吃辣，少放盐")

    assert "不吃辣，少放盐" in worker.last
    assert "已转告" in town.resident.last
    await worker.press("接单")
    assert (await town.case()).state == "accepted"


async def test_an_expired_card_shrinks_and_cannot_be_pressed_any_more(town: Town) -> None:
    worker = await a_case(town)
    offers = await offer_data(town, worker)
    await town.pass_time(hours=2)

    assert "已超时" in worker.screen[-1]
    assert not worker.buttons
    await worker.forge(offers[-1])
    assert "超时" in worker.last
    assert (await asked(town)).address != worker.address


async def test_off_duty_means_no_offers(town: Town) -> None:
    first = await a_case(town)
    await first.press("婉拒", "时间安排不开")
    second = await asked(town)
    await second.say("休息")
    assert "休息" in second.last
    await second.say("值班")
    assert "值班" in second.last


async def test_a_worker_in_the_middle_of_a_step_may_leave_it(town: Town) -> None:
    worker = await a_case(town)
    await worker.press("婉拒")
    await worker.say("算了")
    assert (await town.case()).state == "offered"
    await worker.say("我的派单")
    assert "等您接单" in worker.last


async def test_why_this_party_can_be_read(town: Town) -> None:
    await a_case(town)
    await town.resident.press("为什么派给它")
    assert "为什么派给" in town.resident.last and "以往" in town.resident.last


async def test_forged_buttons_of_another_partys_case_are_refused(town: Town) -> None:
    worker = await a_case(town)
    case = await town.case()
    stranger = town.worker("xingxing")
    for data in ("offer:accept:1", "offer:decline:1:busy", f"offer:finish:{case.id}", f"offer:card:{case.id}",
                 f"offer:time:{case.id}:d1am", "offer:accept:999999", "offer:accept:x", "offer:zzz"):  # fmt: skip
        await stranger.forge(data)
        assert "501" not in stranger.last and stranger.receipt is not None
    assert (await town.case()).state == "offered"
    await worker.press("接单")
    await stranger.forge(f"offer:card:{case.id}")
    assert "电话" not in stranger.last


async def test_two_workers_press_accept_at_once_and_one_has_it(town: Town) -> None:
    first = await a_case(town)
    async with town.app.store.write() as unit:
        talk = await enter(unit, "webchat", "second-worker", "小周")
        party = (await unit.raw("SELECT party_id FROM seat WHERE contact_id = $1", await first.contact_id()))[
            0
        ][0]
        unit.add(Seat(contact_id=talk.contact_id, party_id=party, role="worker", since=unit.now))
    second = town.person("second-worker")
    async with town.app.store.write() as unit:
        await switch(
            unit, await second.contact_id(), (await unit.raw("SELECT max(id) FROM seat"))[0][0], False
        )
        await switch(
            unit, await second.contact_id(), (await unit.raw("SELECT max(id) FROM seat"))[0][0], True
        )
    offer = (await offer_data(town, first))[-1]

    await asyncio.gather(first.forge(offer), second.forge(offer))

    await town.look()
    holders = [worker for worker in (first, second) if any("2单元501" in text for text in worker.texts)]
    assert len(holders) == 1
    other = second if holders == [first] else first
    assert any("已由" in text for text in other.screen)
    assert (await town.case()).state == "accepted"


async def test_help_tells_a_worker_what_workers_can_type(town: Town) -> None:
    worker = town.worker("nuanxin")
    await worker.say("帮助")
    assert "接单" in worker.last and "退单" in worker.last
    await worker.press("我的派单")

    assert "派单" in worker.last


@pytest.mark.parametrize("words", ["接", "我接了"])
async def test_a_short_yes_accepts_the_one_offer(town: Town, words: str) -> None:
    worker = await a_case(town)
    await worker.say(words)

    assert (await town.case()).state == "accepted"
