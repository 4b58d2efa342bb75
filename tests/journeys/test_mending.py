"""After the number: what is wrong is asked for and mended, facts alone go on with the case, which case is said in words."""

import pytest

from tests.journeys.town import Person, Town

MEAL = "想找人送饭，给我自己，3号楼2单元501，每天中午"
TWO = "我妈明天要去医院复查，另外家里灯也坏了，3号楼2单元501"


async def offered(town: Town, need: str = MEAL) -> Person:
    """A case, and who is asked."""
    await town.resident.say(need)
    await town.resident.press("确认提交")
    return await town.holder(await town.case())


@pytest.mark.parametrize(
    "words",
    ["电话错了", "电话号码不对", "我电话换了", "号码写错了", "手机号打错了", "换电话了", "我留错电话了", "电话要改一下", "刚才电话说错了", "联系方式变了"],
)  # fmt: skip
async def test_a_wrong_phone_is_asked_for_and_the_card_says_the_right_one(town: Town, words: str) -> None:
    worker = await offered(town)
    await town.resident.say(words)
    assert "电话" in town.resident.last and "请说" in town.resident.last
    await town.resident.say("13900005678")
    assert (await town.case()).phone == "13900005678" and "改好了" in town.resident.last
    assert not any("13900005678" in text for text in worker.texts)
    await worker.press("接单")

    assert "13900005678" in worker.last and len(await town.cases()) == 1


@pytest.mark.parametrize(
    "words",
    ["电话换了,现在是13900005678", "电话错了，是13900005678", "我换号了，13900005678", "电话不对，应该是13900005678", "以后打13900005678，电话换了", "新电话13900005678"],
)  # fmt: skip
async def test_a_new_phone_reaches_the_case_even_when_a_visit_is_agreed(town: Town, words: str) -> None:
    worker = await offered(town)
    await worker.press("接单")
    await worker.say("约时间 明天上午10点")
    await town.resident.say(words)

    assert (await town.case()).phone == "13900005678"
    assert "13900005678" in worker.last


@pytest.mark.parametrize(
    ("words", "answer", "field", "value"),
    [
        ("地址不对", "4号楼1单元202", "place", "4号楼1单元202"),
        ("门牌号写错了", "是502", "place", "3号楼2单元502室"),
        ("时间错了", "每天晚上", "time_text", "每天晚上"),
        ("时间要改", "改成晚上", "time_text", "每天晚上"),
        ("年纪写错了", "83岁", "age", 83),
    ],
)
async def test_what_is_wrong_is_asked_for(
    town: Town, words: str, answer: str, field: str, value: object
) -> None:
    worker = await offered(town)
    await worker.press("接单")
    await town.resident.say(words)
    assert "请说" in town.resident.last
    await town.resident.say(answer)

    assert getattr(await town.case(), field) == value
    assert "住户更正" in worker.last


async def test_a_half_number_is_asked_for_again_and_she_may_stop(town: Town) -> None:
    await offered(town)
    before = (await town.case()).phone
    await town.resident.say("电话错了")
    await town.resident.say("139000")
    assert "不全" in town.resident.last
    await town.resident.say("算了")

    assert (await town.case()).phone == before and "继续办" in town.resident.last


async def test_another_need_instead_of_the_answer_is_a_need(town: Town) -> None:
    await offered(town)
    await town.resident.say("电话错了")
    await town.resident.say("我家厨房下水道堵了，脏水漫出来")

    assert "漏水下水" in town.resident.last


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("妈妈78岁", "age", 78),
        ("时间是上午十点半", "time_text", "明天上午十点半（11月24日）"),
        ("13900005678", "phone", "13900005678"),
        ("5号楼1单元303", "place", "5号楼1单元303"),
    ],
)
async def test_facts_alone_go_on_with_the_case(town: Town, words: str, field: str, value: object) -> None:
    worker = await offered(town, "我妈明天要去医院复查没人陪，5号楼1单元302")
    await town.resident.say(words)

    assert getattr(await town.case(), field) == value
    assert "住户更正" in worker.last and "改好了" in town.resident.last
    await town.resident.say(words)
    assert len(await town.cases()) == 1 and "需要什么帮助" not in town.resident.last


@pytest.mark.parametrize("words", ["陪诊那个", "0001", "第二个", "看病那件", "陪诊的"])
async def test_which_case_is_said_in_words(town: Town, words: str) -> None:
    await offered(town, TWO)
    await town.resident.say("改成后天")
    assert "哪件事" in town.resident.last
    await town.resident.say(words)
    escort, lamp = await town.cases()

    assert escort.time_text.startswith("后天") and not lamp.time_text


@pytest.mark.parametrize("words", ["灯那个", "0002", "第一个", "修灯的"])
async def test_the_other_one_too(town: Town, words: str) -> None:
    await offered(town, TWO)
    await town.resident.say("时间错了")
    await town.resident.say(words)
    assert "请说" in town.resident.last
    await town.resident.say("后天上午")
    escort, lamp = await town.cases()

    assert lamp.time_text.startswith("后天上午") and escort.time_text.startswith("明天")
