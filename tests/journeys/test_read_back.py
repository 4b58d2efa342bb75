"""The read-back: what she calls wrong is asked for, what she wants instead is taken."""

import pytest

from tests.journeys.test_facts import line
from tests.journeys.town import Town

MEAL = "想找人送饭，给我自己，3号楼2单元501，每天中午"


@pytest.mark.parametrize(
    ("wrong", "asked", "new", "field", "value"),
    [
        ("电话错了", "电话", "13911112222", "电话", "13911112222"),
        ("手机号变了", "电话", "13911112222", "电话", "13911112222"),
        ("电话打不通了", "电话", "13911112222", "电话", "13911112222"),
        ("地址不对", "地点", "4号楼", "地点", "4号楼2单元501"),
        ("地址写错了", "地点", "4号楼1单元201", "地点", "4号楼1单元201"),
        ("时间也不对", "时间", "每天傍晚", "时间", "每天傍晚"),
        ("换个时间", "时间", "每天傍晚", "时间", "每天傍晚"),
        ("不是给我的", "给谁办", "我妈", "给谁办", "我妈"),
    ],
)
async def test_what_she_calls_wrong_is_asked_for(
    town: Town, wrong: str, asked: str, new: str, field: str, value: str
) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(wrong)
    assert town.resident.last == f"请说新的{asked}。"
    await town.resident.say(new)
    assert line(town.resident, field) == value


async def test_two_that_are_wrong_are_asked_for_one_after_the_other(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("电话和地址都错了")
    await town.resident.say("13911112222")
    assert town.resident.last == "请说新的地点。"
    await town.resident.say("4号楼1单元201")
    assert line(town.resident, "地点") == "4号楼1单元201" and line(town.resident, "电话") == "13911112222"


async def test_a_wrong_phone_for_which_she_has_no_other_is_not_kept(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("电话错了")
    await town.resident.say("不知道")
    assert not line(town.resident, "电话")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("不用送饭了，改成陪诊", "陪诊"),
        ("把送饭改成陪诊", "陪诊"),
        ("不是送饭是陪诊", "陪诊"),
        ("还是陪诊吧", "陪诊"),
        ("不要送饭了，要理发", "代办跑腿"),
        ("我不是要送饭，我要理发", "代办跑腿"),
        ("说错了，是想量血压", "慢病管理"),
        ("换成打扫卫生吧", "助洁"),
    ],
)
async def test_another_thing_instead(town: Town, said: str, what: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(said)
    assert line(town.resident, "要办的事") == what and line(town.resident, "地点") == "3号楼2单元501"
    await town.resident.say("没问题")
    assert len(await town.cases()) == 1 and f"登记好了：{what}" in town.resident.texts[-2]


async def test_what_only_says_how_it_is_liked_changes_nothing(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("不要太咸，要软一点的")
    assert line(town.resident, "要办的事") == "助餐送餐"


@pytest.mark.parametrize("said", ["不要送饭了", "送饭不用了"])
async def test_who_does_not_want_it_any_more_is_let_go(town: Town, said: str) -> None:
    await town.resident.say(MEAL)
    await town.resident.say(said)
    assert "先不办了" in town.resident.last and not await town.cases()


async def test_a_second_need_at_the_read_back_is_no_place(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("楼道灯坏了")
    assert "1. 助餐送餐" in town.resident.last and "2. 公共设施维修" in town.resident.last
    assert line(town.resident, "地点") == "3号楼2单元501"


async def test_another_thing_instead_is_said_while_a_question_is_open(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("电话错了")
    await town.resident.say("不用送饭了，改成陪诊")
    assert town.resident.texts[-2] == "好的，改成“陪诊”。" and "电话" in town.resident.last
    for _ in range(3):
        await town.resident.say("没问题")
    assert line(town.resident, "要办的事") == "陪诊" and not line(town.resident, "电话")
