"""While an emergency is open: what is of the danger, what is another matter, another danger, and whose door it is."""

import pytest

from tests.journeys.town import Person, Town

FALL = "我妈摔倒了起不来，阳光花园3号楼2单元501"
OVERDOSE = "我吃了一整瓶安眠药"
SWALLOWED = "正在转给值班人员"


def first(person: Person) -> str:
    return next(text for text in person.texts if "请马上拨打" in text)


# --- the first number ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", [OVERDOSE, "我割腕了"])
async def test_what_has_been_done_needs_an_ambulance_first(town: Town, words: str) -> None:
    await town.resident.say(words)

    assert first(town.resident).startswith("请马上拨打120") and "12356" in first(town.resident)


async def test_a_scald_needs_an_ambulance_and_water(town: Town) -> None:
    await town.resident.say("开水烫了一大片皮都掉了")

    assert first(town.resident).startswith("请马上拨打120") and "自来水" in first(town.resident)


@pytest.mark.parametrize("words", ["别管我", "没事了", "你们不用来了"])
async def test_whoever_has_given_up_never_gives_the_all_clear(town: Town, words: str) -> None:
    await town.resident.say(OVERDOSE)
    await town.resident.say(words)

    assert "不要当作没事" in town.staff.last and words in town.staff.last
    assert "120" in town.resident.last and "12356" in town.resident.last
    await town.resident.say("我想一个人静静")
    assert "我想一个人静静" in town.staff.last


async def test_a_wish_to_die_that_becomes_a_deed_gets_the_other_number(town: Town) -> None:
    await town.resident.say("我不想活了")
    await town.resident.say("药我已经吃下去了")

    assert any(text.startswith("请马上拨打120") for text in town.resident.texts)
    assert "120" in town.resident.last and (await town.case()).emergency_kind == "self_harm"
    assert len(await town.cases()) == 1


# --- another matter ------------------------------------------------------------------------------------------
async def test_a_need_in_the_first_minutes_is_asked_about(town: Town) -> None:
    await town.resident.say(FALL)
    await town.resident.say("楼道灯坏了")
    assert town.resident.buttons == ["是另外一件事", "告诉值班人员"]
    await town.resident.press("是另外一件事")
    await town.resident.press("确认提交")

    assert "other.repair" in [case.item for case in await town.cases()]
    assert not any("楼道灯坏了" in text for text in town.staff.texts)


async def test_what_waits_for_her_press_is_not_lost_to_those_who_were_paged(town: Town) -> None:
    await town.resident.say(FALL)
    await town.resident.say("楼道灯坏了")
    await town.resident.say("她疼得厉害")

    assert any("楼道灯坏了" in text for text in town.staff.texts) and "疼得厉害" in town.staff.last
    await town.resident.say("楼道灯坏了")
    await town.resident.press("告诉值班人员")
    assert "楼道灯坏了" in town.staff.last


async def test_after_an_answer_a_need_is_a_need_and_pain_is_pain(town: Town) -> None:
    await town.resident.say(FALL)
    await town.staff.press("我来处理")
    await town.resident.say("钥匙在门垫底下")
    assert "钥匙在门垫底下" in town.staff.last
    await town.resident.say("想找人给我自己每天中午送饭")
    assert SWALLOWED not in town.resident.last
    await town.resident.press("确认提交")
    assert "elderly.meal" in [case.item for case in await town.cases()]
    await town.resident.say("我妈还是疼")

    assert "我妈还是疼" in town.staff.last


async def test_a_denial_ends_the_capture_but_not_the_paging(town: Town) -> None:
    await town.resident.say("厨房着火了")
    await town.resident.say("不是急事,想找人修手机")
    assert any("居民说不用来了" in text for text in town.staff.texts)
    assert SWALLOWED not in town.resident.last
    await town.resident.say("想找人送饭")
    assert SWALLOWED not in town.resident.last
    await town.pass_time(minutes=5)

    assert "第2次呼叫" in town.staff.last
    assert not any("不要等" in text for text in town.resident.texts)


async def test_danger_told_after_a_denial_is_an_alarm_again(town: Town) -> None:
    await town.resident.say("厨房着火了")
    await town.resident.say("搞错了，没事")
    before = len(town.staff.texts)
    await town.resident.say("又着火了，火很大")

    assert any("原话" in text for text in town.staff.texts[before:])
    assert town.resident.texts[-2].startswith("请马上拨打119")
    await town.resident.say("我们都在楼下")
    assert "我们都在楼下" in town.staff.last


async def test_an_organisation_is_answered_though_somebody_has_taken_the_emergency_since(town: Town) -> None:
    liu = town.person("persona:liu")
    await liu.say("锦绣里5号楼楼道灯坏了")
    await liu.press("确认提交")
    worker = await town.holder(await town.case())
    await liu.say("胸口疼得厉害，喘不上气")
    await worker.press("问一句")
    await worker.say("几楼的灯？")
    await town.staff.press("我来处理")
    await liu.say("三楼那个")

    assert "三楼那个" in worker.last


# --- another danger ------------------------------------------------------------------------------------------
async def test_another_danger_has_its_own_number_and_page(town: Town) -> None:
    await town.resident.say("我孙子把卧室门反锁了自己在里面哭")
    assert "报警铃" not in first(town.resident)
    await town.resident.say("楼下有人打架拿着刀")

    assert len(await town.cases()) == 2
    assert "110" in town.resident.texts[-2] and "119" not in town.resident.texts[-1]
    assert "暴力伤害" in town.staff.last and "原话" in town.staff.last


# --- at somebody's door --------------------------------------------------------------------------------------
async def meal(town: Town, person: Person, where: str) -> Person:
    await person.say(f"想找人送饭，给我自己，{where}，每天中午")
    await person.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("接单")
    return worker


async def test_a_worker_at_a_door_is_paged_with_the_address(town: Town) -> None:
    worker = await meal(town, town.resident, "阳光花园3号楼2单元501")
    await worker.press("进展")
    await worker.say("到老人家敲门没人应,屋里有煤气味")

    assert "地点：阳光花园3号楼2单元501" in town.staff.last
    assert "上门的住户" in town.staff.last and "助餐送餐" in town.staff.last
    case, served = await town.case(), (await town.cases())[0]
    assert {case.linked_id, served.linked_id} == {case.id, served.id}


async def test_a_worker_with_several_cases_is_asked_after_the_alarm(town: Town) -> None:
    worker = await meal(town, town.resident, "阳光花园3号楼2单元501")
    await town.neighbour.say("想找人送饭，给我自己，阳光花园5号楼1单元101，每天中午")
    await town.neighbour.press("确认提交")
    await town.staff.say(f"派 {(await town.case()).number} 暖心")
    await worker.press("接单")
    await worker.say("敲门没人应，屋里有煤气味")
    assert "【紧急】" in town.staff.last and "哪一家" in worker.last and len(worker.buttons) == 2
    await worker.press(worker.buttons[0])

    assert "地点：阳光花园" in town.staff.last and "上门的住户" in town.staff.last


# --- not over ------------------------------------------------------------------------------------------------
async def test_a_reopened_emergency_pages_again_and_has_no_completion_date(town: Town) -> None:
    await town.resident.say(FALL)
    case = await town.case()
    await town.staff.press("我来处理")
    await town.staff.say(f"结 {case.number} 已送医")
    await town.resident.forge(f"case:unsolved:{case.id}")
    assert "居民说还没解决" in town.staff.last and "我来处理" in town.staff.buttons
    assert "请马上拨打120" in town.resident.last
    await town.pass_time(minutes=5)
    assert "第2次呼叫" in town.staff.last
    await town.staff.press("我来处理")
    await town.pass_time(days=20)
    await town.staff.say("超期")

    assert "没有超期" in town.staff.last
