"""The committee's desk: lists, look-ups, assigning, correcting, ending, taking back; and who may not."""

from typing import Any

import pytest

from casework.cases import Draft, open_case
from storage.tables import Case
from tests.journeys.town import Person, Town

GUESSES = [
    {"category": "medical", "item": "medical.escort", "confidence": 0.41, "evidence": ["医院"]},
    {"category": "elderly", "item": "elderly.meal", "confidence": 0.33, "evidence": ["饭"]},
]


async def opened(town: Town, item: str = "elderly.meal", *, by: Person | None = None, **more: Any) -> Case:
    """A case of the first community, opened as the form would."""
    draft = Draft(
        category=item.split(".")[0], item=item, words="我妈想要人帮忙，电话13912345678",
        place="阳光花园3号楼2单元501", phone="13912345678", **more,
    )  # fmt: skip
    resident = by or town.resident
    await resident.read()
    async with town.app.store.write() as unit:
        case = await open_case(unit, await resident.contact_id(), draft, community_id=1)
    await town.look()
    return case


async def state(town: Town, case: Case) -> Case:
    """The case as it is now."""
    return next(c for c in await town.cases() if c.id == case.id)


async def test_a_need_that_nobody_is_sure_of_waits_with_two_guesses_and_staff_choose(town: Town) -> None:
    case = await opened(town, "other.misc", band="hand_over", guesses=GUESSES)
    assert (await state(town, case)).state == "triage"
    assert "医院" in town.staff.last and "陪诊" in town.staff.last and "41%" in town.staff.last
    assert "13912345678" not in town.staff.last and "501" not in town.staff.last

    await town.staff.press("是陪诊")

    now = await state(town, case)
    assert (now.item, now.category, now.state) == ("medical.escort", "medical", "offered")
    assert town.worker("anxing").last.startswith("【新派单】") or "陪诊" in town.worker("anxing").last
    async with town.app.store.read() as unit:
        kept = await unit.raw("SELECT from_item, to_item FROM correction WHERE case_id = $1", case.id)
    assert kept == [("other.misc", "medical.escort")]


async def test_the_waiting_list_is_masked_and_a_press_shows_the_case(town: Town) -> None:
    await opened(town, "other.misc", band="hand_over")
    await town.staff.say("待 办")
    assert "共1件" in town.staff.last
    assert "501" not in "".join(town.staff.buttons)
    await town.staff.press(town.staff.buttons[0])
    assert "待确认" in town.staff.last


async def test_lists_are_paged(town: Town) -> None:
    for _ in range(8):
        await opened(town, "other.misc", band="hand_over")
    await town.staff.say("／ｔｏｄｏ")
    assert "共8件，第1/2页" in town.staff.last
    await town.staff.press("更多")
    assert "第2/2页" in town.staff.last
    assert len(town.staff.buttons) == 2


@pytest.mark.parametrize(
    "line",
    ["查 {tail}", "查{tail}", "查 3号楼", "查 3栋", "查 5678", "查 王阿姨", "/find {tail}", "查　{number}"],
)
async def test_a_case_is_found_by_number_building_phone_and_name(town: Town, line: str) -> None:
    case = await opened(town)
    await town.staff.say(line.format(tail=case.number[-4:], number=case.number))
    assert case.number in town.staff.last
    assert "13912345678" not in town.staff.last
    async with town.app.store.read() as unit:
        rows = await unit.raw("SELECT verb, community_id FROM entry WHERE verb = 'looked_up'")
    assert rows == [("looked_up", 1)]


async def test_staff_read_a_history_about_the_resident_not_to_her(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await worker.press("接单", "办结")
    await town.resident.press("没解决")
    await town.staff.say(f"查 {case.number}")

    assert "居民说还没解决" in town.staff.last and "等居民确认" in town.staff.last
    assert "· " in town.staff.last and "您" not in town.staff.last


async def test_a_search_stays_inside_the_community(town: Town) -> None:
    case = await opened(town)
    for said in (f"查 {case.number}", "查 3号楼", "查 5678"):
        await town.other_staff.say(said)
        assert town.other_staff.last.startswith("没有查到")
    await town.other_staff.forge(f"desk:case:{case.id}")
    assert town.other_staff.last.startswith("没有找到这件事")
    await town.other_staff.say(f"结 {case.number} 试试")
    assert "没有找到编号" in town.other_staff.last


async def test_assigning_withdraws_the_open_offer_and_tells_that_party(town: Town) -> None:
    case = await opened(town)
    first = await town.holder(case)
    other = "linjia" if first is town.worker("nuanxin") else "nuanxin"
    name = {"linjia": "邻家厨房", "nuanxin": "暖心助餐"}[other]

    await town.staff.say(f"派 {case.number[-4:]} {name}")

    assert "另有安排" in "".join(first.texts[-2:])
    assert case.number in town.worker(other).last
    assert "已派出" in town.staff.last
    assert (await town.holder(case)) is town.worker(other)


async def test_assigning_without_a_clear_name_asks_with_buttons(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"派 {case.number[-4:]}")
    assert any("邻家厨房" in b or "暖心" in b for b in town.staff.buttons)
    await town.staff.say(f"派 {case.number[-4:]} 火星救援队")
    assert "火星救援队" in town.staff.last


async def doubted(town: Town, key: str, case: Case, doubt: str) -> None:
    """Staff give a case to this party, are asked once, and insist."""
    async with town.app.store.read() as unit:
        name = (await unit.raw("SELECT name FROM party WHERE key = $1", key))[0][0]
    before = await town.events(case)
    await town.staff.say(f"派 {case.number[-4:]} {name}")
    assert doubt in town.staff.last and "确认" in town.staff.buttons
    assert await town.events(case) == before
    await town.staff.say("确认")
    assert "已派出" in town.staff.last
    assert case.number in town.worker(key).last


async def test_a_party_that_does_not_do_this_is_asked_about_once(town: Town) -> None:
    case = await opened(town)
    await doubted(town, "yinling", case, "没有登记这项服务")
    await town.worker("yinling").press("为什么派给我")
    assert "能做这项服务" not in town.worker("yinling").last


async def test_so_is_one_at_rest_and_its_people_read_of_it_all_the_same(town: Town) -> None:
    await town.worker("linjia").say("休息")
    case = await opened(town)
    await doubted(town, "linjia", case, "没有人值班")


async def test_so_is_one_that_is_full_or_not_qualified_today(town: Town) -> None:
    async with town.app.store.write() as unit:
        await unit.raw("UPDATE party SET capacity = 0 WHERE key = 'linjia'")
    await doubted(town, "linjia", await opened(town), "最多能办0件")
    async with town.app.store.write() as unit:
        await unit.raw(
            "UPDATE qualification SET valid_until = $1 WHERE party_id = (SELECT id FROM party WHERE key = 'linjia')",
            unit.now,
        )
    await doubted(town, "linjia", await opened(town), "不在有效期内")


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("陪诊", "medical.escort"),
        ("medical.escort", "medical.escort"),
        ("漏水下水", "other.leak"),
        ("医疗健康", "medical"),
        ("sports", "sports"),
    ],
)
async def test_a_category_or_item_is_corrected_and_the_case_is_sent_anew(
    town: Town, said: str, item: str
) -> None:
    case = await opened(town)
    before = await town.holder(case)
    await town.staff.say(f"改类 {case.number[-4:]} {said}")
    now = await state(town, case)
    assert (now.item, now.category, now.state) == (item, item.split(".")[0], "offered")
    assert "类别有误" in "".join(before.texts[-2:])
    assert (await town.holder(case)) is not before


async def test_urging_reaches_whoever_has_to_act_and_not_twice(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"催 {case.number[-4:]}")
    assert "【社区催办】" in (await town.holder(case)).last
    await town.staff.say(f"催{case.number[-4:]}")
    assert "已经催过了" in town.staff.last


async def test_a_transferred_case_waits_at_the_other_desk(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"转 {case.number[-4:]} 和平")
    assert "【待确认】" in town.other_staff.last and case.number in town.other_staff.last
    assert "和平社区" in town.resident.last
    assert (await state(town, case)).community_id == 2


async def test_ending_a_case_needs_a_reason_that_the_resident_reads(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await town.staff.say(f"结 {case.number[-4:]}")
    assert "要写原因" in town.staff.last
    assert (await state(town, case)).state == "offered"
    await town.staff.say("家属已经买了饭卡")
    assert (await state(town, case)).state == "closed"
    assert "家属已经买了饭卡" in town.resident.last
    assert "家属已经买了饭卡" in worker.last


async def test_finished_work_is_sent_back(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await worker.press("接单", "办结")
    if (await state(town, case)).state != "done":
        await worker.say("已送到")
    assert (await state(town, case)).state == "done"
    await town.staff.say(f"退回 {case.number[-4:]} 老人说没收到")
    assert (await state(town, case)).state == "in_progress"
    assert "老人说没收到" in worker.last


async def test_an_act_is_taken_back_while_nobody_has_read_of_it(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    said = len(town.resident.texts)
    await town.staff.say(f"结 {case.number[-4:]} 写错了编号")
    await town.staff.say("撤销")
    assert "已撤销" in town.staff.last
    assert (await state(town, case)).state == "offered"
    assert len(town.resident.texts) == said
    assert "接单" in "".join(worker.screen) or "接单" in "".join(
        b for _, _, rows in town.shown(worker) for row in rows for b in [r["text"] for r in row]
    )
    await worker.press("接单")
    assert (await state(town, case)).state == "accepted"


async def test_what_has_been_read_or_is_a_minute_old_stays(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"结 {case.number[-4:]} 写错了编号")
    await town.resident.read()
    await town.staff.say("撤销")
    assert "已经看到" in town.staff.last
    other = await opened(town)
    await town.staff.say(f"结 {other.number[-4:]} 写错了编号")
    await town.pass_time(seconds=61)
    await town.staff.say("撤销")
    assert "没有可以撤销" in town.staff.last
    assert (await state(town, other)).state == "closed"


async def test_a_staff_member_takes_a_waiting_case_herself(town: Town) -> None:
    case = await opened(town, "other.misc", band="hand_over")
    await town.staff.press("我来处理")
    assert "正在处理" in town.resident.last
    await town.staff.say(f"结 {case.number[-4:]} 已经电话说清楚了")
    assert (await state(town, case)).state == "closed"


async def test_who_takes_a_case_promises_a_call_and_the_promise_is_watched(town: Town) -> None:
    await opened(town, "other.misc", band="hand_over")
    await town.staff.press("我来处理")
    assert "前和您联系" in town.resident.last
    await town.pass_time(hours=26)
    assert any("还没有人联系您" in text and "目前在，" not in text for text in town.resident.texts)
    assert any("还没有人联系住户" in text for text in town.staff.texts)


async def test_a_call_that_staff_have_made_keeps_the_promise(town: Town) -> None:
    case = await opened(town, "other.misc", band="hand_over")
    await town.staff.press("我来处理")
    await town.staff.press("联系方式")
    await town.staff.press("已联系居民")
    assert "已和居民联系" in town.staff.last
    await town.pass_time(hours=26)
    assert not any("还没有人联系" in text for text in town.resident.texts + town.staff.texts)
    await town.resident.say(f"查 {case.number}")
    await town.resident.forge(f"case:show:{case.id}")
    assert "社区工作人员和您联系过" in "".join(town.resident.texts[-2:])


async def test_contact_data_is_shown_on_request_and_recorded(town: Town) -> None:
    case = await opened(town)
    await town.staff.say(f"查 {case.number}")
    await town.staff.press("联系方式")
    assert "13912345678" in town.staff.last
    async with town.app.store.read() as unit:
        seen = await unit.raw("SELECT contact_id FROM disclosure WHERE case_id = $1", case.id)
    assert seen == [(await town.staff.contact_id(),)]


@pytest.mark.parametrize("said", ["统计", "统计 本周", "统计本月", "/stats today"])
async def test_figures_for_a_period(town: Town, said: str) -> None:
    await opened(town)
    await town.staff.say(said)
    assert "登记1件" in town.staff.last


async def test_the_parties_with_load_and_papers(town: Town) -> None:
    await town.staff.say("机构")
    await town.staff.press("更多")
    assert "值班1人" in "".join(town.staff.texts[-2:])
    assert "代取药品协议已过期" in "".join(town.staff.texts[-2:])


async def test_help_has_a_line_for_each_command(town: Town) -> None:
    await town.staff.say("帮助")
    for word in (
        "待办",
        "今日",
        "超期",
        "查",
        "派",
        "改类",
        "催",
        "转",
        "结",
        "退回",
        "统计",
        "机构",
        "邀请",
        "撤席",
        "撤销",
    ):
        assert f"\n{word}" in town.staff.last


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("代班", "待办"),
        ("/tdoo", "待办"),
        ("统记", "统计"),
        ("改类 助餐", "改类"),
        ("退回", "退回"),
        ("查", "查"),
        ("派", "派"),
    ],
)
async def test_a_wrong_command_is_answered_with_the_nearest_right_one(
    town: Town, said: str, meant: str
) -> None:
    await town.staff.say(said)
    assert f"：{meant}" in town.staff.last


@pytest.mark.parametrize(
    "said", ["查一下我妈的饭送到哪了", "派人来修一下楼道灯", "结果怎么样", "催一下", "派3个人来", "转人工"]
)
async def test_staff_are_residents_too(town: Town, said: str) -> None:
    await town.staff.say(said)
    assert not town.staff.last.startswith(("请这样写", "没有查到", "没有找到编号", "没有这个命令"))


async def test_residents_and_workers_cannot_use_the_desk(town: Town) -> None:
    case = await opened(town)
    for person in (town.resident, town.neighbour, town.worker("linjia"), town.newcomer()):
        for act in ("case", "who", "end", "mine", "to", "urge", "files"):
            await person.forge(f"desk:{act}:{case.id}")
        await person.forge(f"desk:give:{case.id}:1")
        await person.forge(f"desk:is:{case.id}:other.leak")
        await person.forge("desk:invite:worker:1")
        await person.forge("seat:withdraw:1")
        await person.say(f"结 {case.number} 试试")
    now = await state(town, case)
    assert (now.state, now.item) == ("offered", "elderly.meal")
    assert "13912345678" not in "".join(town.neighbour.texts)


@pytest.mark.parametrize(
    "data",
    [
        "desk:list",
        "desk:list:x:y",
        "desk:is",
        "desk:is:1",
        "desk:give:x",
        "desk:why:1:99",
        "desk:invite",
        "desk:invite:king:1",
        "desk:reclaim:1",
        "desk:nothing:1",
        "desk:cat:1:x",
        "desk:found:9",
        "seat:use:x",
        "seat:use:999",
    ],
)
async def test_forged_buttons_are_answered_and_change_nothing(town: Town, data: str) -> None:
    await town.staff.forge(data)
    assert town.staff.receipt is not None and town.staff.receipt.outcome != "fault"
    assert town.staff.last


async def test_what_is_only_guessed_or_danger_has_no_label_that_could_be_wrong(town: Town) -> None:
    guess = {"category": "elderly", "item": "elderly.daycare", "confidence": 0.4, "evidence": []}
    case = await opened(town, "elderly.daycare", band="hand_over", guesses=[guess])
    assert "日间照料" not in "".join(town.resident.texts)
    await town.resident.say("我的事项")
    assert "日间照料" not in town.resident.last and "我妈想要人帮忙" in town.resident.last
    assert not any("日间照料" in label for label in town.resident.buttons)
    await town.staff.say(f"改类 {case.number[-4:]} 助餐送餐")
    await town.resident.say("我的事项")
    assert "助餐" in town.resident.last

    await town.neighbour.say("我胸口疼得厉害喘不上气")
    await town.staff.press("我来处理")
    await town.neighbour.forge("go:mine")
    assert "紧急求助：社区工作人员正在处理" in town.neighbour.last


async def test_every_figure_has_a_name(town: Town) -> None:
    await opened(town)
    case = await opened(town, "other.leak")
    async with town.app.store.write() as unit:
        await unit.raw("UPDATE case_record SET category = '', item = '' WHERE id = $1", case.id)
    await town.staff.say("统计")
    categories = town.staff.last.split("类别：")[1]
    assert "其他事务1" in categories and "，1" not in categories
    await town.staff.say(f"查 {case.number}")
    assert f"{case.number} 求助事项" in town.staff.last


async def test_what_is_said_to_staff_does_not_speak_to_the_resident(town: Town) -> None:
    case = await opened(town)
    await (await town.holder(case)).press("接单", "办结")
    await town.staff.say(f"派 {case.number[-4:]} 民生服务岗")
    assert "这一步做不了" in town.staff.last and "等您" not in town.staff.last


async def test_staff_at_rest_read_what_still_reaches_them(town: Town) -> None:
    await town.staff.say("休息")
    assert "派单" not in town.staff.last and "没有人值班时" in town.staff.last
    await town.staff.say("值班")
    assert "紧急呼叫" in town.staff.last


async def test_a_guess_without_weight_is_not_shown(town: Town) -> None:
    guess = {"category": "volunteer", "item": "volunteer.register", "confidence": 0.004, "evidence": []}
    await opened(town, "other.misc", band="hand_over", guesses=[guess])
    assert "把握0%" not in town.staff.last and "没有把握" in town.staff.last


async def test_an_offer_that_waits_is_not_called_responsible(town: Town) -> None:
    case = await opened(town)
    told = await town.events_told(case)
    assert "看能不能接" in told and "负责" not in told
    await (await town.holder(case)).press("接单")
    assert "负责" in await town.events_told(await state(town, case))
