"""What staff do goes on to its end: nobody is left with nothing, what they were told stays until it is done."""

import pytest

from storage.tables import Case
from tests.journeys.test_staff import opened, state
from tests.journeys.town import Person, Town


async def accepted(town: Town) -> tuple[Case, Person]:
    """A case that a party has promised."""
    case = await opened(town)
    worker = await town.holder(case)
    await worker.press("接单")
    return await state(town, case), worker


async def told(town: Town, said: str) -> str:
    """What the desk reads on this, buttons included."""
    await town.staff.say(said)
    return "\n".join([town.staff.last, *town.staff.buttons])


# --- a seat is withdrawn ----------------------------------------------------------------------------------------
async def test_a_case_of_somebody_who_left_is_offered_anew_and_she_reads_nothing_more(town: Town) -> None:
    case, worker = await accepted(town)
    before = await town.holder(case)
    async with town.app.store.read() as unit:
        seat = (await unit.raw("SELECT id FROM seat WHERE contact_id = $1", await worker.contact_id()))[0][0]
    await town.staff.forge(f"seat:withdraw:{seat}")

    now = await state(town, case)
    assert now.state == "offered" and now.holder_id is None and now.worker_id is None
    assert (await town.holder(case)) is not before
    assert "换一家来办" in town.resident.last
    assert any("已经马上另找人办" in text and case.number in text for text in town.staff.texts)
    read = len(worker.texts)
    await town.pass_time(days=1)
    assert len(worker.texts) == read


async def test_the_party_keeps_what_a_colleague_had(town: Town) -> None:
    case, worker = await accepted(town)
    colleague = town.newcomer()
    await colleague.say("你好")
    async with town.app.store.write() as unit:
        await unit.raw(
            "INSERT INTO seat (contact_id, party_id, role, name, on_duty, since) VALUES ($1, $2, 'worker', '小周', $3, $4)",
            await colleague.contact_id(), case.holder_id, True, unit.now,
        )  # fmt: skip
        seat = (await unit.raw("SELECT id FROM seat WHERE contact_id = $1", await worker.contact_id()))[0][0]
    await town.staff.forge(f"seat:withdraw:{seat}")

    now = await state(town, case)
    assert (now.state, now.holder_id, now.worker_id) == ("accepted", case.holder_id, None)
    assert "接着办" in town.resident.last and case.number in colleague.last


async def test_a_seat_that_is_given_back_has_its_cases_again(town: Town) -> None:
    case, worker = await accepted(town)
    async with town.app.store.read() as unit:
        seat = (await unit.raw("SELECT id FROM seat WHERE contact_id = $1", await worker.contact_id()))[0][0]
    await town.staff.forge(f"seat:withdraw:{seat}")
    await town.staff.say("撤销")
    now = await state(town, case)
    assert (now.state, now.holder_id, now.worker_id) == ("accepted", case.holder_id, case.worker_id)


# --- reasons, transfers, categories -----------------------------------------------------------------------------
@pytest.mark.parametrize("promised", [False, True])
async def test_free_words_of_a_refusal_stay_with_staff(town: Town, promised: bool) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await (worker.press("接单", "退单") if promised else worker.press("婉拒"))
    await worker.say("这老太太太麻烦了，上次还骂人")
    assert "骂人" not in "".join(town.resident.texts) and "这次接不了" in town.resident.last
    assert "骂人" not in await town.events_told(case)
    assert "骂人" in await told(town, f"查 {case.number}")


async def test_a_transfer_asks_where_to_and_whether_a_promise_is_to_be_broken(town: Town) -> None:
    case, _ = await accepted(town)
    assert "转到哪个社区" in await told(town, f"转 {case.number[-4:]}")
    await town.staff.press("和平社区")
    assert (await state(town, case)).community_id == 1 and "已经接单" in town.staff.last
    await town.staff.press("确认转")
    assert (await state(town, case)).community_id == 2


async def test_a_guess_at_an_item_is_asked_about(town: Town) -> None:
    case, _ = await accepted(town)
    said = await told(town, f"改类 {case.number[-4:]} 理发")
    assert "没有认准“理发”" in said and "技能志愿" in said
    assert (await state(town, case)).item == "elderly.meal"
    async with town.app.store.read() as unit:
        assert await unit.raw("SELECT 1 FROM correction") == []


async def test_the_same_item_is_no_correction(town: Town) -> None:
    case = await opened(town)
    assert "不用改" in await told(town, f"改类 {case.number[-4:]} 助餐送餐")
    async with town.app.store.read() as unit:
        assert await unit.raw("SELECT 1 FROM correction") == []


async def test_what_is_taken_back_leaves_no_offer_in_the_history(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"改类 {case.number[-4:]} 陪诊")
    asked = (await town.events_told(case)).count("已派单")
    await town.staff.say("撤销")
    assert (await town.events_told(case)).count("已派单") == asked - 1


async def test_a_case_that_nobody_takes_says_who_let_it_lapse(town: Town) -> None:
    case = await opened(town, time_text="明天中午")
    for _ in range(6):
        await town.pass_time(days=1)
    card = next(text for text in reversed(town.staff.texts) if "没有机构能接" in text)
    assert "没有及时答复过" in card and "民生服务岗" in card and "明天中午" in card and "办理期限" in card
    shown = await told(town, f"查 {case.number}")
    assert "点一下是哪一类" not in shown and "派给…" in shown
    await town.staff.say(f"改类 {case.number[-4:]} 助餐送餐")
    assert "已经是这一项" in town.staff.last and (await state(town, case)).state == "triage"


# --- what staff were told to do ---------------------------------------------------------------------------------
async def finished(town: Town) -> Case:
    case, worker = await accepted(town)
    await worker.press("办结")
    return case


async def still_to_do(town: Town, case: Case) -> None:
    assert case.number[-4:] in await told(town, "待办")
    await town.staff.press(town.staff.buttons[0], "已回访")
    assert "记下了" in town.staff.last
    assert "现在没有等社区处理的事" in await told(town, "待办")


async def test_what_she_says_is_not_solved_stays_until_staff_have_spoken_with_her(town: Town) -> None:
    case = await finished(town)
    await town.resident.press("没解决")
    await still_to_do(town, case)


async def test_so_does_a_bad_rating_and_late_it_is_overdue(town: Town) -> None:
    case = await finished(town)
    await town.resident.press("解决了", "不满意")
    assert "已回访" in town.staff.buttons
    assert "没有超期" in await told(town, "超期")
    await town.pass_time(days=3)
    assert case.number[-4:] in await told(town, "超期")
    await still_to_do(town, case)


async def test_so_does_a_resident_who_does_not_answer(town: Town) -> None:
    case = await finished(town)
    for days in (1, 2, 9):
        await town.pass_time(days=days)
    await still_to_do(town, case)


# --- masks ------------------------------------------------------------------------------------------------------
async def test_the_history_is_masked_as_the_words_are(town: Town) -> None:
    case = await opened(town)
    await (await town.holder(case)).press("问一句")
    await (await town.holder(case)).say("几点方便？")
    await town.resident.say("中午，打13900001111，3号楼502")
    shown = await told(town, f"查 {case.number}")
    assert "13900001111" not in shown and "502" not in shown


@pytest.mark.parametrize("number", ["110101194503071234", "6222 0212 3456 7890 123", "6222021234567890123"])
async def test_a_paper_number_is_shown_to_no_party(town: Town, number: str) -> None:
    case, worker = await accepted(town)
    await town.resident.forge(f"case:add:{case.id}")
    await town.resident.say(f"我的号码是{number}，麻烦了")
    await worker.forge(f"offer:card:{case.id}")
    assert "麻烦了" in "".join(worker.texts) and number not in "".join(worker.texts)


# --- ends -------------------------------------------------------------------------------------------------------
async def test_a_yes_to_what_staff_ended_is_a_yes(town: Town) -> None:
    case, _ = await accepted(town)
    await town.staff.say(f"结 {case.number[-4:]} 已电话解决")
    await town.resident.say("解决了")
    assert "满意吗" in town.resident.last and (await state(town, case)).state == "closed"


async def test_nobody_asks_how_it_went_where_nothing_was_done(town: Town) -> None:
    case, _ = await accepted(town)
    await town.staff.say(f"结 {case.number[-4:]} 居民不再需要")
    await town.pass_time(days=9)
    assert "近来还好吗" not in "".join(town.resident.texts)


async def test_going_back_needs_a_reason_and_her_yes_still_ends_it(town: Town) -> None:
    case, worker = await accepted(town)
    await worker.press("办结")
    assert "为什么退回" in await told(town, f"退回 {case.number[-4:]}")
    assert (await state(town, case)).state == "done"
    await town.staff.say("老人说没收到")
    assert (await state(town, case)).state == "in_progress" and "老人说没收到" in worker.last
    await town.resident.press("解决了")
    assert (await state(town, case)).state == "closed" and "已经解决" in worker.last


async def test_a_note_of_the_worker_is_not_hers(town: Town) -> None:
    case, worker = await accepted(town)
    await worker.press("办结", "补一句说明")
    await worker.say("两荤一素，已送到")
    for shown in (await told(town, f"查 {case.number}"), await town.events_told(case)):
        assert "对方补充了说明：两荤一素" in shown and "居民补充" not in shown and "您补充" not in shown


async def test_who_is_only_asked_is_urged_when_her_call_is_late(town: Town) -> None:
    case = await opened(town)
    for _ in range(8):
        await town.pass_time(hours=4)
        if any("还没有人联系您" in text for text in town.resident.texts):
            break
    late = next(text for text in town.resident.texts if "还没有人联系您" in text)
    asked = await town.holder(case)
    assert "还在等" in late and any("请马上点" in text for text in asked.texts)


# --- the commands -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/催 {n}", "已经催了"), ("催办 {n}", "已经催了"), ("派单 {n} 民生服务岗", "已派出"), ("派 民生服务岗 {n}", "已派出"),
        ("/派 {n} 民生服务岗", "已派出"), ("/结 {n} 已电话解决", "已办结"), ("/查 {n}", "20261123-0001"),
        ("差 {n}", "您是不是要：查"), ("拍 {n} 民生服务岗", "您是不是要：派"), ("崔{n}", "您是不是要：催"),
    ],
)  # fmt: skip
async def test_near_misses_are_the_command_or_ask_which(town: Town, said: str, answer: str) -> None:
    case = await opened(town)
    assert answer in await told(town, said.format(n=case.number[-4:]))
    assert len(await town.cases()) == 1


async def test_lists_tell_cases_of_two_days_apart(town: Town) -> None:
    first, second = await opened(town), await opened(town)
    async with town.app.store.write() as unit:
        await unit.raw("UPDATE case_record SET number = '20261122-0002' WHERE id = $1", first.id)
    assert second.number == "20261123-0002"
    await town.resident.say("我的事项")
    assert {b.split()[0] for b in town.resident.buttons} >= {"22日0002", "23日0002"}
