"""Her words answer the newest thing that she was asked or promised, before anything else."""

import pytest

from storage.tables import Case
from tests.journeys.town import Person, Town

LAMP = "阳光花园5号楼楼道灯坏了"
MEAL = "我还想给我婆婆找人送饭"


async def offered(town: Town, need: str = LAMP) -> tuple[Case, Person]:
    """A case and the worker who is asked."""
    await town.resident.say(need)
    await town.resident.press("确认提交")
    case = await town.case()
    return case, await town.holder(case)


async def in_a_form(town: Town) -> None:
    """She has begun to tell another need and is asked something."""
    await town.resident.say(MEAL)
    assert "？" in town.resident.last or "对不对" in town.resident.last


async def says_that_it_is_the_answer(town: Town) -> None:
    """Where her words could be either, she is asked, and presses."""
    if "还是另外一件事" in town.resident.last:
        await town.resident.press("转告")


@pytest.mark.parametrize("words", ["三楼拐角那盏，旁边有个灭火器箱", "不晓得啊，要问我邻居", "上礼拜就坏了"])
async def test_an_organisations_question_is_answered_before_the_form(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await in_a_form(town)
    await worker.say("问一句 是哪一层的灯")
    await town.resident.say(words)
    await says_that_it_is_the_answer(town)

    assert words in worker.last
    assert "接着说" in town.resident.buttons
    await town.resident.press("接着说")
    assert words not in town.resident.last


async def test_what_could_be_for_the_organisation_or_the_form_is_asked(town: Town) -> None:
    _, worker = await offered(town)
    await in_a_form(town)
    await worker.say("问一句 您几点在家")
    await town.resident.say("每天中午")
    assert "还是另外一件事" in town.resident.last and "每天中午" not in worker.last
    await town.resident.press("是另外一件事")

    assert "每天中午" not in worker.last
    assert "时间：每天中午" in town.resident.last or "？" in town.resident.last


async def test_a_new_need_is_not_swallowed_as_an_answer(town: Town) -> None:
    _, worker = await offered(town)
    await worker.say("问一句 是哪一层的灯")
    await town.resident.say("锦绣里3号楼2单元厨房下水道堵了，脏水漫出来")
    assert "还是另外一件事" in town.resident.last
    await town.resident.press("是另外一件事")

    assert "下水道" not in worker.last
    assert "对不对" in town.resident.last


@pytest.mark.parametrize(
    "words", ["没解决，还是黑漆漆的", "哪里修好了，人影都没见着", "根本没人来", "跟原来一样，还是老样子"]
)
async def test_a_no_in_a_form_reopens_and_both_read_her_words(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    await in_a_form(town)
    await worker.press("办结")
    await town.resident.say(words)

    assert (await town.case()).state == "in_progress"
    assert words in worker.last and words in town.staff.last
    await town.resident.say("1")
    assert len(await town.cases()) == 1


@pytest.mark.parametrize(
    "words", ["没呢，连个影子都没有", "没有", "哪有修好？骗人的", "不亮", "又坏了", "压根没管"]
)
async def test_a_no_in_any_words_is_never_a_yes(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await worker.press("接单", "办结")
    await town.resident.say(words)

    assert (await town.case()).state == "in_progress"


@pytest.mark.parametrize("words", ["嗯解决啦", "好了好了", "修好咯，麻烦师傅", "没啥问题了", "搞定了"])
async def test_a_yes_in_any_shape_closes(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await worker.press("接单", "办结")
    await town.resident.say(words)

    assert (await town.case()).state == "closed"


@pytest.mark.parametrize(
    "words", ["差不多吧，就是晚了两天", "灯罩是歪的", "解决什么呀", "谢谢", "灯换成黄的了"]
)
async def test_what_is_neither_is_asked_once_more_and_goes_along(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await worker.press("接单", "办结")
    await town.resident.say(words)
    assert (await town.case()).state == "done"
    assert town.resident.buttons == ["解决了", "没解决"]
    await town.resident.press("没解决")

    assert (await town.case()).state == "in_progress"
    assert words in worker.last and words in town.staff.last


async def test_the_reason_told_after_the_button_reaches_handler_and_staff(town: Town) -> None:
    _, worker = await offered(town)
    await worker.press("接单", "办结")
    await town.resident.press("没解决")
    await town.resident.say("灯罩没有装回去")

    assert "灯罩没有装" in worker.last and "灯罩没有装" in town.staff.last


async def test_what_was_bad_reaches_both_with_the_rating(town: Town) -> None:
    _, worker = await offered(town)
    await worker.press("接单", "办结")
    await town.resident.press("解决了")
    await town.resident.say("不满意，约好九点十一点才到")
    assert (await town.case()).rating == "不满意"
    await town.resident.say("还弄得一地灰")

    assert any("十一点才到" in text for text in town.staff.texts)
    assert "一地灰" in town.staff.last


@pytest.mark.parametrize("words", ["还是不亮", "灯又不亮了呀", "根本没修"])
async def test_within_two_weeks_a_no_reopens_what_staff_have_ended(town: Town, words: str) -> None:
    case, worker = await offered(town)
    await worker.press("接单")
    await town.staff.say(f"结 {case.number} 物业已换灯")
    await town.pass_time(hours=24 * 9)
    await town.resident.say(words)

    assert (await town.case()).state not in {"closed", "cancelled"}
    assert words in town.staff.last or any(words in text for text in town.staff.texts)


async def test_a_no_about_something_else_reopens_nothing(town: Town) -> None:
    case, worker = await offered(town)
    await worker.press("接单")
    await town.staff.say(f"结 {case.number} 物业已换灯")
    await town.resident.say("锦绣里3号楼2单元下水道又堵了，没人来通")

    assert (await town.cases())[0].state == "closed"
    assert "对不对" in town.resident.last


@pytest.mark.parametrize(
    "words",
    [
        "明早十点家里没人，下午三点成不成",
        "后天不行，改到大后天吧",
        "那天我要去打疫苗，换个日子",
        "我那会儿去不了",
    ],
)
@pytest.mark.parametrize("form", [False, True])
async def test_an_agreed_time_that_does_not_suit_reaches_the_worker(
    town: Town, words: str, form: bool
) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    if form:
        await town.resident.say("我还想给我婆婆找人送饭，锦绣里3号楼2单元501")
    await worker.say("约时间 明天上午10点")
    await town.resident.say(words)
    await says_that_it_is_the_answer(town)

    assert words in worker.last
    assert "另约" in town.resident.last
    assert (await town.cases())[0].state == "in_progress"


@pytest.mark.parametrize(
    "words", ["对了，楼道门要刷卡，到了喊我", "我家门铃坏了到了打电话", "对了，梯子你们自己带行不行"]
)
async def test_words_about_her_one_case_are_passed_on(town: Town, words: str) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    await town.resident.say(words)

    assert words in worker.last and "已转告" in town.resident.last
    assert len(await town.cases()) == 1


async def test_a_complaint_that_sounds_like_chat_reaches_staff_and_not_the_handler(town: Town) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    await town.resident.say("师傅态度不好")

    assert "态度不好" in town.staff.last
    assert not any("态度不好" in text for text in worker.texts)


async def test_another_day_is_no_reason_to_cancel(town: Town) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    await town.resident.say("取消这件事")
    await town.resident.say("不是不办，是想改到礼拜天")

    assert (await town.case()).state == "accepted"
    assert "改到礼拜天" in worker.last


async def test_an_answer_given_while_a_reason_is_awaited_cancels_nothing(town: Town) -> None:
    _, worker = await offered(town)
    await town.resident.say("那件事取消吧")
    await worker.say("问一句 是哪一层的灯")
    await town.resident.say("四楼半那一盏")

    assert (await town.case()).state == "offered"
    assert "四楼半" in worker.last


async def test_a_complaint_about_what_is_said_to_be_done_is_asked_about(town: Town) -> None:
    _, worker = await offered(town, "想给我自己找人每天中午送饭，锦绣里4号楼2单元302")
    await worker.press("接单", "办结")
    await town.resident.say("菜都馊掉了")
    assert (await town.case()).state == "done" and town.resident.buttons == ["解决了", "没解决"]
    await town.resident.say("汤也洒了一半")

    assert "汤也洒了" in worker.last and "汤也洒了" in town.staff.last


async def test_a_nod_to_an_agreed_time_is_a_nod(town: Town) -> None:
    _, worker = await offered(town)
    await worker.press("接单")
    await worker.say("约时间 明天上午10点")
    before = worker.last
    await town.resident.say("好的")

    assert "就这么定" in town.resident.last and worker.last == before


async def test_what_waits_survives_a_restart(town: Town) -> None:
    _, worker = await offered(town)
    await in_a_form(town)
    await worker.say("问一句 是哪一层的灯")
    await town.restart()
    await town.resident.say("四楼半")

    assert "四楼半" in worker.last
