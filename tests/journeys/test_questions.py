"""问一问: verified facts are told at once, to everybody; only what no table knows goes to the desk."""

import pytest

from tests.journeys.town import Town


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("卫生站星期天有人值班吗", "每天 8:00-17:00"),
        ("邻家厨房的地址是什么", "阳光花园 6 号楼底层"),
        ("请问颐康怎么走", "锦绣里 2 号楼底层"),
        ("民生服务岗电话", "010-00000101"),
        ("你们周六办公吗", "周六 9:00-12:00"),
        ("居委会在什么地方", "梧桐街道晨光路 1 号"),
        ("活力社区体育社都教什么", "太极、广场舞"),
        ("老年食堂几点开门", "9:00-18:30"),
        ("有没有日托的地方", "颐康"),
    ],
)
async def test_a_fact_is_told_without_consent_and_nothing_is_kept(town: Town, asked: str, told: str) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say(asked)
    assert told in newcomer.last
    assert "同意" not in "".join(newcomer.texts)
    assert not await town.cases()


async def test_a_fact_is_told_after_a_refusal_too(town: Town) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("我妈82岁，想找人中午送饭")
    await newcomer.press("不同意")
    await newcomer.say("你们几点上班")
    assert "周一至周五 8:30-17:30" in newcomer.last and "同意" not in newcomer.last
    await newcomer.say("暖心助餐的联系方式")
    assert "010-00000301" in newcomer.last


async def test_a_question_in_the_middle_of_a_form_is_answered_and_the_form_goes_on(town: Town) -> None:
    await town.resident.say("我妈82岁，想找人送饭，阳光花园3号楼2单元501")
    open_question = town.resident.last
    await town.resident.say("对了，卫生服务站电话多少")
    assert "010-00000102" in town.resident.texts[-2]
    assert town.resident.last == open_question


@pytest.mark.parametrize(
    "said",
    [
        "想请颐康的人来给我爸洗澡，什么时候能来",
        "帮我问问居委会电话怎么打不通",
        "志愿服务站的人态度不好，找谁投诉",
        "家庭医生签约要什么材料",
    ],
)
async def test_a_need_is_not_answered_with_an_address(town: Town, said: str) -> None:
    await town.resident.say(said)
    assert "给您查到了" not in "".join(town.resident.texts)


async def test_what_no_table_knows_goes_to_the_desk(town: Town) -> None:
    await town.resident.say("办居住证要带什么材料")
    assert (await town.case()).state == "triage"
    assert "请社区工作人员来回答您" in "".join(town.resident.texts)
