"""An emergency that goes on: where it is, who answers, and what else she was asked meanwhile."""

import pytest

from storage.tables import Case
from tests.journeys.town import Person, Town

HOME = "锦绣里5号楼1单元302"
CHEST = "胸口疼得厉害，喘不上气"
NOBODY = "还没有值班人员回应"


@pytest.fixture
def liu(town: Town) -> Person:
    """Lives where we know, and his phone is known."""
    return town.person("persona:liu")


async def paged(town: Town) -> list[str]:
    return [text for text in town.staff.texts if text.startswith("【紧急】") and "原话" in text]


# --- where it is ---------------------------------------------------------------------------------------------
async def test_a_room_stands_with_the_home_on_record(town: Town, liu: Person) -> None:
    await liu.say("我摔在厕所里起不来了")

    assert f"地点：{HOME}（厕所里）" in town.staff.last
    assert (await town.case()).place == f"{HOME}（厕所里）"
    await town.staff.say("待办")
    assert any("锦绣里5号楼（厕所里）" in label for label in town.staff.buttons)


@pytest.mark.parametrize(
    ("words", "place"), [("我爸在公园摔倒了起不来", "公园"), ("马路上有个老人晕倒了叫不醒", "马路上")]
)
async def test_a_place_elsewhere_has_the_home_only_as_what_is_on_record(
    town: Town, liu: Person, words: str, place: str
) -> None:
    await liu.say(words)

    assert f"地点：{place}\n登记的住址：{HOME}" in town.staff.last
    assert "具体在什么位置" in liu.last


async def test_without_a_home_a_room_is_no_address(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("我摔在厕所里起不来了")
    assert "具体在什么位置" in newcomer.last
    await newcomer.say("锦绣里4号楼2单元302")

    assert (await town.case()).place == "锦绣里4号楼2单元302（厕所里）"


# --- nobody comes --------------------------------------------------------------------------------------------
async def test_nobody_coming_belongs_to_the_emergency_that_nobody_has_answered(
    town: Town, liu: Person
) -> None:
    await liu.say(CHEST)
    await town.staff.press("我来处理")
    old = await town.case()
    await town.staff.say(f"结 {old.number} 已送医")
    await town.pass_time(days=2)
    await liu.say("我摔在厕所里起不来了")
    await town.pass_time(minutes=65)
    await liu.say("咋还没人来啊")

    assert "咋还没人来啊" in town.staff.last and (await town.case()).number in town.staff.last
    assert (await by_number(town, old.number)).state == "closed"
    assert NOBODY in liu.last


async def test_a_closed_case_is_not_reopened_where_something_open_is_nearer(town: Town, liu: Person) -> None:
    await liu.say(CHEST)
    old = await town.case()
    await town.staff.press("我来处理")
    await town.staff.say(f"结 {old.number} 已送医")
    await town.pass_time(days=1)
    await liu.say("锦绣里5号楼楼道灯坏了")
    await liu.press("确认提交")
    await liu.say("咋还没人来啊")

    assert (await by_number(town, old.number)).state == "closed"


async def test_she_reads_that_nobody_has_answered_and_at_most_every_quarter_of_an_hour(
    town: Town, liu: Person
) -> None:
    await liu.say(CHEST)
    for _ in range(6):
        await town.pass_time(minutes=5)
    told = [text for text in liu.texts if NOBODY in text]

    assert len(told) == 2
    assert "拨打120" in told[0] and "010-00000100" in told[0]
    await town.staff.press("我来处理")
    for _ in range(6):
        await town.pass_time(minutes=5)
    assert len([text for text in liu.texts if NOBODY in text]) == 2


@pytest.mark.parametrize("words", ["转人工", "找人"])
async def test_a_call_for_a_human_pages_again_at_once(town: Town, liu: Person, words: str) -> None:
    await liu.say(CHEST)
    await town.pass_time(minutes=90)
    before = len(await paged(town))
    await liu.say(words)

    assert len(await paged(town)) == before + 1 and len(await town.cases()) == 1
    assert NOBODY in liu.last
    await liu.say(words)
    assert len(await paged(town)) == before + 1


async def test_the_button_for_a_human_pages_too(town: Town, liu: Person) -> None:
    await liu.say(CHEST)
    await liu.forge("go:human")
    assert len(await paged(town)) == 2 and len(await town.cases()) == 1
    await town.staff.press("我来处理")
    await liu.forge("go:human")

    assert "补充" in town.staff.last and "转人工" in town.staff.last and len(await town.cases()) == 1


# --- who answers ---------------------------------------------------------------------------------------------
async def test_whoever_answers_reads_all_that_is_known(town: Town, liu: Person) -> None:
    await liu.say("我摔在厕所里起不来了")
    await liu.say("门没锁")
    await town.staff.press("我来处理")

    for known in ("我摔在厕所里起不来了", f"{HOME}（厕所里）", "13800138000", "门没锁"):
        assert known in town.staff.last
    assert "disclosed" in await town.events(await town.case())


async def test_whoever_answers_by_writing_reads_it_too(town: Town, liu: Person) -> None:
    await liu.say(CHEST)
    await town.staff.say(f"回 {(await town.case()).number} 我马上到")

    assert any("13800138000" in text and "由您处理" in text for text in town.staff.texts)


async def test_an_answered_emergency_waits_for_nobody_and_promises_no_day(town: Town, liu: Person) -> None:
    await liu.say(CHEST)
    number = (await town.case()).number
    await town.staff.say(f"查 {number}")
    assert "还没有人响应" in town.staff.last and town.staff.buttons[0] == "我来处理"
    await town.staff.press("我来处理")
    await liu.say("钥匙在邻居那里")
    await town.staff.say(f"查 {number}")

    assert "处理中" in town.staff.last and "期限" not in town.staff.last
    assert "待确认" not in town.staff.last and "我来处理" not in town.staff.buttons
    assert "最后说：“钥匙在邻居那里”" in town.staff.last
    await town.staff.press("联系方式")
    assert "最后说：钥匙在邻居那里" in town.staff.last
    await town.staff.say("待办")
    assert not any("待确认" in label for label in town.staff.buttons)
    assert "前办完" not in await town.events_told(await town.case())


# --- what else she was asked --------------------------------------------------------------------------------
@pytest.mark.parametrize("yes", ["嗯呐", "对对对"])
async def test_a_form_that_she_has_resumed_takes_her_yes(town: Town, liu: Person, yes: str) -> None:
    await liu.say("厨房水管漏水了")
    await liu.say(CHEST)
    await liu.say("还疼着呢")
    assert liu.buttons == ["接着说漏水下水的事", "不办了（漏水下水）"] and "漏水下水" in liu.last
    await liu.press("接着说")
    await liu.say(yes)

    assert not any(yes in text for text in town.staff.texts)
    assert (await town.case()).item == "other.leak"


@pytest.mark.parametrize("words", ["咋还没人来", "胸口还是疼", "我喘得厉害"])
async def test_words_of_the_danger_leave_the_form(town: Town, liu: Person, words: str) -> None:
    await liu.say("厨房水管漏水了")
    await liu.say(CHEST)
    await liu.say("手也麻")
    await liu.press("接着说")
    await liu.say(words)

    assert words in town.staff.last and len(await town.cases()) == 1


async def test_a_fact_for_the_form_that_it_has_not_asked_for_is_the_forms(town: Town) -> None:
    await town.resident.say("我婆婆要找人送饭")
    await town.resident.say("我婆婆摔地上了起不来")
    await town.resident.press("接着说")
    await town.resident.say("明天中午")

    assert "明天中午" not in town.staff.last


async def test_a_newcomer_is_given_no_strange_communitys_phone(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("老伴摔倒了，叫他也不应")
    await town.pass_time(minutes=5)

    assert NOBODY in newcomer.last and "拨打120" in newcomer.last and "社区电话" not in newcomer.last


async def test_what_is_dropped_is_named(town: Town, liu: Person) -> None:
    await liu.say("厨房水管漏水了")
    await liu.say(CHEST)
    await liu.say("手也麻")
    await liu.press("不办了")

    assert "漏水下水" in liu.last and "紧急求助照常在办" in liu.last


async def test_a_newer_question_of_somebody_else_is_answered(town: Town, liu: Person) -> None:
    await liu.say("锦绣里5号楼楼道灯坏了")
    await liu.press("确认提交")
    worker = await town.holder(await town.case())
    await liu.say(CHEST)
    await worker.press("问一句")
    await worker.say("几楼的灯？")
    await liu.say("三楼那个")
    assert "三楼那个" in worker.last
    await liu.say("还是喘")

    assert "还是喘" in town.staff.last


async def test_the_menu_still_opens(town: Town, liu: Person) -> None:
    await liu.say(CHEST)
    await liu.say("我的事项")

    assert NOBODY in liu.last and "我的事项" not in town.staff.last


# --- first aid -----------------------------------------------------------------------------------------------
async def test_first_aid_fits_who_writes_and_who_does_not_answer(town: Town, liu: Person) -> None:
    await liu.say("我摔倒起不来了")
    assert "您别急着起来" in liu.texts[-2] and "扶起来" not in liu.texts[-2]
    other = town.newcomer()
    await other.say("老伴摔倒了，叫他也不应")

    first = next(text for text in other.texts if "请马上拨打" in text)
    assert "没有呼吸" in first and "哪里疼" not in first


async def by_number(town: Town, number: str) -> Case:
    return next(case for case in await town.cases() if case.number == number)
