"""What she says of those who come goes to the committee, and never to them."""

import pytest

from tests.journeys.test_running_service import served
from tests.journeys.town import Town


@pytest.mark.parametrize(
    "words",
    ["陈师傅收我红包", "送饭的态度太差", "他骂我", "来的人摸我手", "他要我多给五十块", "送饭的偷了我的钱", "来的人抽烟", "师傅推销保健品", "那个师傅不老实", "师傅说话很难听"],
)  # fmt: skip
async def test_conduct_reaches_staff_and_not_the_party(town: Town, words: str) -> None:
    worker = await served(town)
    before = len(worker.texts)
    await town.resident.say(words)

    assert words in town.staff.last and "派给…" in town.staff.buttons
    assert worker.texts[before:] == []
    assert "社区" in town.resident.last and "看不到" in town.resident.last
    assert len(await town.cases()) == 1


@pytest.mark.parametrize(
    "words",
    ["我要退了他,换一家", "我要换一家,不要他们送了", "换个人来", "换个师傅", "不想要他们了", "我要投诉", "我要投诉送饭的", "能不能另外找一家", "别让他来了", "不要这家送了", "给我换别家吧"],
)  # fmt: skip
async def test_a_wish_for_somebody_else_reaches_staff_who_assign_anew(town: Town, words: str) -> None:
    worker = await served(town)
    before = len(worker.texts)
    await town.resident.say(words)

    assert words in town.staff.last and worker.texts[before:] == []
    await town.staff.press("派给…")
    assert "派给谁" in town.staff.last


async def test_a_complaint_is_on_no_card_and_in_no_answer_that_the_party_reads(town: Town) -> None:
    worker = await served(town)
    await worker.press("办结")
    await town.resident.say("没解决，送饭的骂我")
    assert not any("骂我" in text for text in worker.texts)
    await worker.say("我的派单")
    await worker.press("1")

    assert "送饭" in worker.last and "骂我" not in worker.last
    assert any("送饭的骂我" in text for text in town.staff.texts)


async def test_a_bad_rating_because_of_conduct_is_for_staff(town: Town) -> None:
    worker = await served(town)
    await worker.press("办结")
    await town.resident.press("解决了")
    await town.resident.say("不满意，送饭的收我红包")

    assert any("收我红包" in text for text in town.staff.texts)
    assert not any("收我红包" in text for text in worker.texts)


async def test_a_reason_to_cancel_that_is_about_them_is_for_staff(town: Town) -> None:
    worker = await served(town)
    await town.resident.say("以后不用送了")
    await town.resident.say("态度太差")

    assert (await town.case()).state == "cancelled"
    assert any("态度太差" in text for text in town.staff.texts)
    assert not any("态度太差" in text for text in worker.texts)
    await town.pass_time(days=3)
    assert any("投诉未处理" in text for text in town.staff.texts)


async def test_an_unanswered_complaint_is_called_again(town: Town) -> None:
    await served(town)
    await town.resident.say("陈师傅收我红包")
    await town.pass_time(days=3)

    assert any("投诉未处理" in text for text in town.staff.texts)
    assert any("实在抱歉" in text for text in town.resident.texts)


async def test_an_answered_complaint_is_not(town: Town) -> None:
    await served(town)
    await town.resident.say("陈师傅收我红包")
    await town.staff.press("回复居民")
    await town.staff.say("阿姨，我们今天去找他")
    await town.pass_time(days=3)

    assert not any("投诉未处理" in text for text in town.staff.texts)


@pytest.mark.parametrize(
    "words", ["邻居偷我东西", "楼上的骂我", "物业乱收费", "机器人听不懂，换个人来", "师傅不嫌我屋里乱，谢谢"]
)
async def test_what_neighbours_do_is_not_about_them(town: Town, words: str) -> None:
    await served(town)
    await town.resident.say(words)

    assert "看不到" not in town.resident.last


async def test_a_complaint_and_a_failure_stay_on_the_desks_list_until_they_are_dealt_with(town: Town) -> None:
    await town.resident.say("我妈82岁独居，想找人后天中午送饭，阳光花园3号楼2单元501")
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    await town.resident.say("我要换一家，不要他们送了")
    await town.staff.say("待办")
    assert "共1件" in town.staff.last
    number = (await town.case()).number
    await town.staff.say(f"查 {number}")
    await town.staff.press("已回访")
    await town.staff.say("待办")
    assert "共1件" not in town.staff.last


async def test_who_wants_somebody_to_cut_an_old_mans_hair_offers_nothing(town: Town) -> None:
    await town.resident.say("想找人给老人理发")

    assert "空" not in town.resident.last or "有空" not in town.resident.last
