"""A need, told in free words, until it has a number."""

from statistics import median

from tests.journeys.town import Town

MEAL = "我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501"


async def test_a_simple_elder_meal_needs_one_read_back_and_gets_a_number(town: Town) -> None:
    await town.resident.say(MEAL)
    for line in ("助餐送餐", "我妈", "82岁", "阳光花园3号楼2单元501", "中午"):
        assert line in town.resident.last
    assert town.resident.buttons == ["确认提交", "修改", "取消"]

    await town.resident.press("确认提交")
    assert "编号 20261123-0001" in town.resident.texts[-2]
    assert "暖心助餐" in town.resident.last and "前" in town.resident.last


async def test_only_what_is_missing_is_asked_one_question_a_message(town: Town) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("想请人给我妈送饭")
    await newcomer.press("同意")
    assert "什么地方" in newcomer.last
    await newcomer.say("阳光花园3号楼501")
    assert "什么时候" in newcomer.last
    await newcomer.say("每天中午")
    assert "联系电话" in newcomer.last and newcomer.buttons[0] == "确认提交"
    await newcomer.say("13800138000")
    assert (await town.case()).phone == "13800138000"


async def test_every_question_can_be_skipped(town: Town) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("想请人给我妈送饭")
    await newcomer.press("同意", "不清楚，先跳过")
    await newcomer.say("跳过")
    await newcomer.say("不清楚")
    await newcomer.press("确认提交")

    assert len(await town.cases()) == 1


async def test_what_the_profile_holds_is_offered_and_not_asked_again(town: Town) -> None:
    await town.neighbour.say("家里下水道漏水")

    assert "锦绣里5号楼" in town.neighbour.last and "上次留的" in town.neighbour.last
    assert town.neighbour.buttons[0] == "确认提交"


async def test_the_median_need_takes_at_most_four_bot_turns(town: Town) -> None:
    told = [
        ("阳光花园5号楼楼道灯坏了", ["13800138000"]),
        ("孩子放学没人接，想找四点半托管", ["13800138000", "明天", "阳光花园5号楼"]),
        ("锦绣里3号楼漏水，电话13800138000", []),
        ("想给我妈找人送饭，阳光花园3号楼501", ["13800138000", "每天中午"]),
        ("翠湖苑2号楼门口垃圾没人收，电话13800138000", []),
    ]
    turns = []
    for first, answers in told:
        person = town.newcomer(code="chenguang")
        await person.say(first)
        await person.press("同意")
        n = 2
        while "确认提交" not in person.buttons and n < 12:
            await person.say(answers.pop(0) if answers else "跳过")
            n += 1
        await person.press("确认提交")
        turns.append(n + 1)
    assert median(turns) <= 4


async def test_corrections_are_understood_at_any_point(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("不对，是4号楼")
    assert "阳光花园4号楼2单元501" in town.resident.last
    await town.resident.say("改成后天")
    assert "后天" in town.resident.last

    await town.resident.press("确认提交")
    case = await town.case()
    assert case.place == "阳光花园4号楼2单元501"
    assert "后天" in case.time_text


async def test_a_field_can_be_changed_by_button(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.press("修改", "电话")
    await town.resident.say("13911112222")
    await town.resident.press("确认提交")

    assert (await town.case()).phone == "13911112222"


async def test_never_mind_drops_the_form_and_again_starts_it_anew(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("算了")
    assert "不办了" in town.resident.last
    await town.resident.say(MEAL)
    await town.resident.say("重新说")
    await town.resident.say("阳光花园5号楼楼道灯坏了")
    await town.resident.press("确认提交")

    assert [case.item for case in await town.cases()] == ["other.repair"]


async def test_two_needs_become_two_linked_cases_after_one_read_back(town: Town) -> None:
    await town.resident.say("我妈82岁想找人每天中午送饭，另外阳光花园3号楼楼道灯坏了")
    assert "助餐送餐" in town.resident.last and "公共设施维修" in town.resident.last
    await town.resident.press("确认提交")

    first, second = await town.cases()
    assert {first.item, second.item} == {"elderly.meal", "other.repair"}
    assert second.linked_id == first.id and first.linked_id == second.id
    assert first.number in town.resident.last and second.number in town.resident.last


async def test_a_form_survives_a_restart(town: Town) -> None:
    await town.resident.say("我妈82岁，想找人送饭，阳光花园3号楼2单元501")
    assert "什么时候" in town.resident.last
    await town.restart()
    await town.resident.say("每天中午")

    assert "每天中午" in town.resident.last and town.resident.buttons[0] == "确认提交"


async def test_an_interrupted_form_is_resumed_or_dropped_on_request(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("我的事项")
    await town.resident.press("接着说")
    assert "助餐送餐" in town.resident.last

    await town.resident.press("我要求助", "不办了")
    await town.resident.say("继续")
    assert "没有正在填" in town.resident.last


async def test_a_need_that_nobody_understands_gets_a_number_and_waits_at_the_desk(town: Town) -> None:
    await town.resident.say("我那个东西又那样了，你们给看看那个吧")
    if "确认提交" in town.resident.buttons:
        await town.resident.press("确认提交")
        case = await town.case()
        assert case.state == "triage"
        assert "编号" in town.resident.texts[-2]
        assert case.number in town.staff.last


async def test_a_press_twice_opens_one_case(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.forge("form:confirm")
    await town.resident.forge("form:confirm")

    assert len(await town.cases()) == 1
    assert "已经提交过" in town.resident.last


async def test_a_remark_on_the_read_back_reaches_the_handler(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("她有糖尿病，菜要清淡")
    await town.resident.press("确认提交")

    assert "糖尿病" in (await town.case()).words


async def test_a_need_elsewhere_belongs_to_the_community_of_the_place(town: Town) -> None:
    await town.resident.say("我爸住翠湖苑2号楼301，想找人每天中午送饭")
    await town.resident.press("确认提交")

    assert "现在由" in await town.events_told(await town.case())
    assert (await town.case()).community_id != (await town.home_of(town.resident))


async def test_answering_an_organisations_question_does_not_lose_the_form(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await town.resident.say("锦绣里3号楼漏水")
    await worker.press("问一句", "有忌口吗？")
    await town.resident.press("回答", "没有忌口")
    assert "没有忌口" in worker.last
    await town.resident.press("确认提交")

    assert [case.item for case in await town.cases()] == ["elderly.meal", "other.leak"]


async def test_a_fact_for_another_question_is_kept_and_ours_is_asked_again(town: Town) -> None:
    await town.resident.say("我妈82岁，想找人送饭")
    asked = town.resident.last
    assert "什么地方" in asked
    await town.resident.say("电话13912345678")
    assert town.resident.last == asked and town.resident.texts[-2] == "好的，记下了。"
    await town.resident.say("好的")
    assert town.resident.last == asked
    await town.resident.say("每天中午")
    assert town.resident.last == asked
    await town.resident.say("东风新村8号楼3单元201")
    await town.resident.press("确认提交")

    case = await town.case()
    assert (case.place, case.phone) == ("东风新村8号楼3单元201", "13912345678")
    assert "每天中午" in case.time_text


async def test_what_a_correction_says_beside_its_field_reaches_the_handler(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("时间改成每天中午，从后天开始")
    await town.resident.press("确认提交")

    case = await town.case()
    assert "后天" in case.time_text and "每天中午" in case.time_text + case.words


async def test_whom_it_is_for_reads_as_a_name(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.press("修改", "给谁办")
    await town.resident.say("给我和老伴两个人")

    assert "给谁办：我和老伴两个人" in town.resident.last


async def test_a_remark_is_acknowledged(town: Town) -> None:
    await town.resident.say(MEAL)
    await town.resident.say("她有糖尿病，菜要清淡")

    assert "也记下了" in town.resident.texts[-2] and "请您看一下" in town.resident.last


async def test_who_speaks_of_her_own_age_is_not_asked_for_whom(town: Town) -> None:
    await town.resident.say("我82岁了，膝盖刚换过，中午想找人送饭")

    assert "给谁办的" not in town.resident.last
