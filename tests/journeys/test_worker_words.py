"""A worker answers in words: yes, no, perhaps, done, a time, a number; what she has not promised, she is asked."""

import pytest

from casework.cases import Draft, open_case
from tests.journeys.test_passing_on import MEAL, held
from tests.journeys.town import Person, Town


async def asked(town: Town) -> Person:
    """A meal that waits for its worker's answer."""
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    return await town.holder(await town.case())


async def another(town: Town, worker: Person) -> None:
    """A second meal, of a neighbour, that the same worker has accepted."""
    draft = Draft(
        "elderly", "elderly.meal", words="想找人明天中午送饭", place="阳光花园2号楼201", phone="13800138002"
    )
    neighbour = await town.neighbour.contact_id()
    async with town.app.store.write() as unit:
        await open_case(unit, neighbour, draft, community_id=1)
    await town.look()
    await town.staff.say("派 0002 暖心助餐服务中心")
    await worker.say("接单")
    assert (await town.case()).state == "accepted"


@pytest.mark.parametrize(
    "said", ["我来", "我去", "接", "好的，我接", "行，这单我们来", "交给我吧", "没问题，我们接", "可以接"]
)
async def test_a_clear_yes_takes_it(town: Town, said: str) -> None:
    worker = await asked(town)
    await worker.say(said)

    assert (await town.case()).state == "accepted"


@pytest.mark.parametrize(
    "said", ["好的", "收到", "没问题", "知道了", "好的收到", "明白", "行", "可以", "嗯嗯"]
)
async def test_a_nod_is_asked_whether_it_is_a_yes(town: Town, said: str) -> None:
    worker = await asked(town)
    await worker.say(said)

    assert worker.last.startswith("接单还是婉拒？")
    assert worker.buttons[:2] == ["接单", "婉拒"]
    await worker.press("接单")
    assert (await town.case()).state == "accepted"


@pytest.mark.parametrize(
    "said",
    [
        "接不了",
        "不接",
        "人手不够，接不了",
        "我们做不了",
        "今天忙不过来",
        "太远了",
        "没空",
        "这几天排满了",
        "没人手",
        "车坏了，去不了",
    ],
)
async def test_a_no_declines_with_her_words_by_one_press(town: Town, said: str) -> None:
    worker = await asked(town)
    await worker.say(said)

    assert said in worker.last and (await town.case()).state == "offered"
    await worker.press("婉拒")
    assert "已婉拒" in worker.last
    assert not any(f"（{said}" in text for text in town.resident.texts)  # why is for staff to read
    async with town.app.store.read() as unit:
        notes = [note for (note,) in await unit.raw("SELECT note FROM case_event")]
    assert any(said in note for note in notes)
    assert len(await town.cases()) == 1


async def test_a_need_of_her_own_is_no_answer_to_an_offer(town: Town) -> None:
    worker = await asked(town)
    await worker.say("我没空接孩子，想找人帮我接孩子放学")

    assert "要办的事" in worker.last or "请问" in worker.last or "请您看一下" in worker.last


@pytest.mark.parametrize(
    "said", ["办好了", "饭送好了", "灯换好了", "搞定了", "饭已送到", "已经送到了", "送完了", "完成了"]
)
async def test_done_in_words_offers_to_finish(town: Town, said: str) -> None:
    worker = await held(town)
    await worker.say(said)
    assert (await town.case()).state == "accepted"
    await worker.press("办结")

    assert (await town.case()).state == "done"
    assert "解决了吗" in town.resident.last


async def test_of_several_she_says_which_is_done(town: Town) -> None:
    worker = await held(town)
    await another(town, worker)
    await worker.say("饭送到了")
    assert len(worker.buttons) == 3
    await worker.press("办结 20261123-0002")

    assert [case.state for case in await town.cases()] == ["accepted", "done"]


@pytest.mark.parametrize("said", ["明天中午十一点半上门", "明天11:30过去", "11/24 11:30到"])
async def test_a_time_in_words_offers_the_visit(town: Town, said: str) -> None:
    worker = await held(town)
    await worker.say(said)
    assert "明天11:30" in worker.last
    await worker.press("约时间")

    assert "约好明天11:30（11月24日，周二）上门" in town.resident.last


async def test_a_number_shows_the_case_and_may_stand_before_the_verb(town: Town) -> None:
    worker = await asked(town)
    await worker.say("0001")
    assert worker.last.startswith("新派单")
    await worker.say("0001 接单")
    await worker.say("0001")
    assert "2单元501" in worker.last
    await worker.say("0001 办结")

    assert (await town.case()).state == "done"


async def test_two_lines_in_a_row_are_both_kept(town: Town) -> None:
    worker = await held(town)
    await worker.say("打电话没人接")
    await worker.say("明天过去")
    await worker.press("告诉")

    assert "打电话没人接" in town.resident.last and "明天过去" in town.resident.last


@pytest.mark.parametrize("said", ["饭送到了", "老人吃得挺好", "门口放好了，她自己拿的"])
async def test_the_note_after_the_end_joins_the_case(town: Town, said: str) -> None:
    worker = await held(town)
    await worker.press("办结")
    await worker.say(said)

    assert "已补记" in worker.last
    assert len(await town.cases()) == 1


@pytest.mark.parametrize("kind", ["photo", "voice", "file"])
@pytest.mark.parametrize("ended", [True, False])
async def test_what_she_sends_joins_the_case(town: Town, kind: str, ended: bool) -> None:
    worker = await held(town)
    if ended:
        await worker.press("办结")
    await worker.send(kind)  # type: ignore[arg-type]

    assert "已补记" in worker.texts[-1]
    assert "办理" in town.resident.last
    assert len(await town.cases()) == 1


async def test_a_photo_of_one_of_several_is_asked_about(town: Town) -> None:
    worker = await held(town)
    await worker.press("办结")
    await another(town, worker)
    await worker.send("photo", caption="送到了")
    assert "哪件事" in worker.last
    await worker.press("20261123-0002")

    assert "办理照片：送到了" in town.neighbour.last


async def test_a_yes_that_comes_too_late_is_no_need_of_her_own(town: Town) -> None:
    worker = await asked(town)
    await town.pass_time(hours=3)
    await worker.say("我来")

    assert "没有可以这样操作的派单" in worker.last
