"""What is corrected once a case is open: the case says it, and whoever has it reads it."""

import pytest

from tests.journeys.town import Person, Town

MEAL = "我妈82岁独居，腿脚不好，想找人后天中午送饭，阳光花园3号楼2单元501，13900001111"


async def asked(town: Town) -> Person:
    """A meal for her mother, offered; who is asked."""
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    return await town.holder(await town.case())


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("改成周五", "time_text", "周五中午（11月27日）"),
        ("时间改成下午四点", "time_text", "后天下午四点（11月25日）"),
        ("不对，是4号楼", "place", "阳光花园4号楼2单元501"),
        ("电话写错了，应该是13800002222", "phone", "13800002222"),
        ("送饭的那个地址换到4号楼1单元202", "place", "阳光花园4号楼1单元202"),
        ("搞错了，不是82，是79岁", "age", 79),
    ],
)
async def test_a_correction_changes_the_open_case(town: Town, words: str, field: str, value: object) -> None:
    worker = await asked(town)
    await town.resident.say(words)

    assert len(await town.cases()) == 1
    assert getattr(await town.case(), field) == value
    assert "改好了" in town.resident.last
    assert "住户更正" in worker.last and "接单" in worker.buttons
    assert "您更正了" in await town.events_told(await town.case())


async def test_the_card_says_what_is_wanted_now_and_still_opens_no_door(town: Town) -> None:
    worker = await asked(town)
    await town.resident.say("不对，是4号楼1单元202，电话13800002222")
    card = next(text for text in reversed(worker.screen) if "新派单" in text)

    assert "地点：阳光花园4号楼\n" in card
    assert not any(secret in text for text in worker.texts for secret in ("1单元202", "13800002222"))


async def test_who_has_promised_reads_the_correction_in_her_words(town: Town) -> None:
    worker = await asked(town)
    await worker.press("接单")
    await town.resident.say("电话换成13800002222了")

    assert "13800002222" in worker.last and "电话换成" in worker.last
    assert "进展" in worker.buttons


async def test_another_person_has_another_age(town: Town) -> None:
    await asked(town)
    await town.resident.say("不对，是给我爸的")
    case = await town.case()

    assert (case.for_whom, case.age) == ("我爸", None)
    await town.resident.say("不对，是给我婆婆的，她85岁")
    case = await town.case()
    assert (case.for_whom, case.age) == ("我婆婆", 85)


async def test_an_agreed_time_is_not_hers_alone_to_change(town: Town) -> None:
    worker = await asked(town)
    await worker.press("接单")
    await worker.say("约时间 后天上午10点")
    before = (await town.case()).time_text
    await town.resident.say("改成周五")

    assert (await town.case()).time_text == before
    assert "改成周五" in worker.last


async def test_a_sooner_time_leaves_the_party_less_time_to_answer(town: Town) -> None:
    await asked(town)
    await town.resident.say("改成今天中午11点半")
    await town.pass_time(minutes=50)

    assert "没能及时答复" in town.resident.last
    async with town.app.store.read() as unit:
        states = [state for (state,) in await unit.raw("SELECT state FROM offer ORDER BY id")]
    assert states[0] == "expired"


async def test_of_two_cases_she_says_which(town: Town) -> None:
    await asked(town)
    await town.resident.say("我要陪诊，明天上午去市一院，就我自己")
    await town.resident.press("确认提交")
    cases = await town.cases()
    assert len(cases) == 2
    await town.resident.say("电话改成13800002222")
    await town.resident.press(cases[0].number[-4:])

    phones = [case.phone for case in await town.cases()]
    assert phones[0] == "13800002222" != phones[1]


async def test_one_thing_instead_of_another(town: Town) -> None:
    worker = await asked(town)
    await town.resident.say("不用送饭了，改成陪诊")
    await town.resident.press("取消0001")
    assert "已取消" in worker.last
    await town.resident.say("给我妈")
    await town.resident.say("周五上午，市一院")
    await town.resident.press("确认提交")
    meal, escort = await town.cases()

    assert (meal.state, escort.item) == ("cancelled", "medical.escort")


async def test_a_new_phone_is_kept_when_nothing_is_open(town: Town) -> None:
    await town.resident.say("我电话换成13800002222了")

    assert "以后联系您就打13800002222" in town.resident.last
    assert await town.cases() == []


@pytest.mark.parametrize(
    "words", ["我家换了个新灶，不会用", "楼下改成了饭店，油烟太大", "把那盏灯换成亮一点的"]
)
async def test_a_need_that_speaks_of_change_is_a_need(town: Town, words: str) -> None:
    await asked(town)
    await town.resident.say(words)

    assert "改好了" not in town.resident.last
