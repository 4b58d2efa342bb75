"""Danger: the number first, a case at once, everyone on duty paged until somebody answers."""

import pytest

from tests.journeys.town import Person, Town

FALL = "我妈摔倒了起不来"


async def alarm(person: Person) -> tuple[str, str]:
    """What a person in danger reads: the first two messages."""
    before = len(person.texts)
    await person.say(FALL)
    first, second = person.texts[before : before + 2]
    return first, second


async def test_the_number_comes_first_then_the_case_then_one_question(town: Town) -> None:
    first, second = await alarm(town.resident)

    assert first.startswith("请马上拨打120。我们不是急救中心，正在通知社区值班人员。")
    assert "编号" in second and second.count("？") + second.count("。") <= 3
    case = await town.case()
    assert case.urgent and case.state == "triage"


async def test_danger_is_seen_before_consent_and_without_a_known_community(town: Town) -> None:
    newcomer = town.newcomer()
    first, second = await alarm(newcomer)

    assert first.startswith("请马上拨打120")
    assert "在哪里" in second
    assert "【紧急】" in town.staff.last and "【紧急】" in town.other_staff.last


async def test_danger_is_seen_inside_a_form_which_goes_on_afterwards(town: Town) -> None:
    await town.resident.say("我妈82岁，想找人送饭，阳光花园3号楼2单元501")
    await alarm(town.resident)
    assert "阳光花园3号楼2单元501" in town.staff.last
    await town.resident.say("她清醒的")
    await town.resident.press("接着说")

    assert "什么时候" in town.resident.last


@pytest.mark.parametrize(
    "fact",
    [
        "阳光花园3号楼2单元501",
        "就住东风新村5号楼201",
        "我们家在锦绣里2号楼",
        "3号楼501",
        "5-1-302",
        "孩子8岁",
    ],
)
async def test_an_address_alone_is_never_taken_for_danger(town: Town, fact: str) -> None:
    await town.resident.say("我妈82岁，想找人送饭")
    await town.resident.say(fact)

    assert not any("拨打" in text for text in town.resident.texts)


async def test_how_it_goes_on_is_no_second_alarm(town: Town) -> None:
    await town.resident.say("老头子在卫生间里半天叫他不答应，门从里头插着")
    first = [text for text in town.resident.texts if "请马上拨打" in text]
    await town.resident.say("门撞开了，人坐地上，能说话")
    assert [text for text in town.resident.texts if "请马上拨打" in text] == first
    assert "人坐地上" in town.staff.last

    await town.resident.say("厨房着火了")
    assert any("请马上拨打119" in text for text in town.resident.texts)
    assert len(await town.cases()) == 2  # another danger has its own number and page


async def test_an_address_with_a_cry_is_danger(town: Town) -> None:
    await town.resident.say("阳光花园3号楼2单元501着火了")

    assert "请马上拨打119" in town.resident.texts[-2]


async def test_danger_is_seen_in_every_role(town: Town) -> None:
    worker = town.worker("nuanxin")
    first, _ = await alarm(worker)

    assert first.startswith("请马上拨打120")
    assert "【紧急】" in town.staff.last


async def test_told_is_said_only_after_a_page_has_arrived(town: Town) -> None:
    await alarm(town.resident)
    assert not any("已通知" in text for text in town.resident.texts)
    await town.pass_time(seconds=30)
    assert not any("已通知" in text for text in town.resident.texts)
    await town.staff.read()
    await town.resident.say("她清醒的")
    assert any("已通知" in text for text in town.resident.texts)


async def test_the_page_repeats_every_five_minutes_until_somebody_answers(town: Town) -> None:
    await alarm(town.resident)
    await town.pass_time(minutes=5)
    await town.pass_time(minutes=5)
    assert len([t for t in town.staff.texts if t.startswith("【紧急】")]) == 3

    await town.staff.press("我来处理")
    await town.pass_time(minutes=5)
    await town.pass_time(minutes=5)
    assert len([t for t in town.staff.texts if "还没有人响应" in t]) == 2
    assert any("正在处理" in text for text in town.resident.texts)


async def test_the_second_to_answer_reads_that_it_is_taken(town: Town) -> None:
    newcomer = town.newcomer()
    await alarm(newcomer)
    await town.staff.press("我来处理")
    case = await town.case()
    await town.other_staff.forge(f"page:answer:{case.id}")

    assert "已有人在处理" in town.other_staff.last


async def test_a_stranger_cannot_answer_a_page(town: Town) -> None:
    await alarm(town.resident)
    case = await town.case()
    await town.newcomer().forge(f"page:answer:{case.id}")

    assert (await town.case()).answered_at is None


async def test_what_is_said_next_reaches_those_who_were_paged(town: Town) -> None:
    newcomer = town.newcomer()
    await alarm(newcomer)
    await newcomer.say("翠湖苑3号楼501")

    assert "翠湖苑3号楼501" in town.other_staff.last
    case = await town.case()
    assert case.place == "翠湖苑3号楼501"
    assert len(await town.cases()) == 1


async def test_an_emergency_that_is_not_over_returns_to_the_desk(town: Town) -> None:
    await alarm(town.resident)
    case = await town.case()
    await town.staff.press("我来处理")
    await town.staff.say(f"结 {case.number} 已送医")
    assert (await town.case()).state == "closed"
    await town.resident.forge(f"case:unsolved:{case.id}")

    assert (await town.case()).state == "triage"


async def test_all_words_in_an_open_emergency_reach_the_desk_and_the_form_waits(town: Town) -> None:
    await town.resident.say("想给我婆婆找人每天中午送饭")
    await alarm(town.resident)
    await town.staff.press("我来处理")
    for words in ("锦绣里4号楼2单元302", "救护车到楼下了，多谢", "钥匙在门垫底下自己拿"):
        await town.resident.say(words)
        assert words in town.staff.last and "补充" in town.staff.last
        assert "接着说助餐送餐的事" in town.resident.buttons

    assert (await town.case()).place == "锦绣里4号楼2单元302"
    await town.resident.press("接着说")
    await town.resident.say("医生说要住院")
    assert "医生说要住院" in town.staff.last
    assert len(await town.cases()) == 1


async def test_the_address_told_in_an_emergency_is_offered_by_the_form(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("想给我婆婆找人每天中午送饭")
    await newcomer.press("同意")
    await alarm(newcomer)
    await newcomer.say("锦绣里4号楼2单元302，电话13700001111")
    await newcomer.press("接着说")

    assert "锦绣里4号楼2单元302（您上次留的）" in newcomer.last and "13700001111" in newcomer.last
    await newcomer.say("对的")
    assert "elderly.meal" in [case.item for case in await town.cases()]


@pytest.mark.parametrize(
    "words", ["防盗门虚掩着，推开就行", "那边路口堵车，从北门进", "他今年七十三了", "快点好不好", "催一下"]
)
async def test_without_a_form_too_whatever_she_says_is_passed_on(town: Town, words: str) -> None:
    await alarm(town.resident)
    await town.resident.say("嗯还有气")
    await town.resident.say(words)

    assert words in town.staff.last and "补充" in town.staff.last
    assert "转给值班人员" in town.resident.last


async def test_a_phone_told_later_stands_in_the_case_and_on_the_next_page(town: Town) -> None:
    newcomer = town.newcomer()
    await alarm(newcomer)
    await newcomer.say("打我儿子手机 13612345678")
    await town.pass_time(minutes=5)

    assert (await town.case()).phone == "13612345678"
    assert "13612345678" in town.staff.last and "没有留电话" not in town.staff.last


async def test_a_denial_stands_first_on_every_further_page_until_a_person_answers(town: Town) -> None:
    await town.resident.say("着火了！厨房里全是烟")
    await town.resident.say("窗户我开了")
    await town.resident.say("看错了，锅烧糊了而已，你们别过来了")
    assert "和您确认" in town.resident.last
    await town.pass_time(minutes=5)

    page = town.staff.last
    assert page.index("锅烧糊了") < page.index("窗户我开了") < page.index("着火了！")
    await town.staff.press("我来处理")
    await town.pass_time(minutes=10)
    assert town.staff.last.startswith("【紧急】") is False or "第3次" not in town.staff.last


async def test_it_lasts_an_hour_after_her_last_word_or_until_somebody_ends_it(town: Town) -> None:
    await alarm(town.resident)
    await town.pass_time(minutes=50)
    await town.resident.say("还在等车")
    await town.pass_time(minutes=50)
    await town.resident.say("车还没到")
    assert "车还没到" in town.staff.last

    await town.staff.say(f"结 {(await town.case()).number} 已送医")
    await town.resident.say("你好")
    assert "你好" not in town.staff.last


async def test_a_worker_in_an_emergency_still_answers_her_offers_by_number(town: Town) -> None:
    await town.resident.say("阳光花园5号楼楼道灯坏了")
    await town.resident.press("确认提交")
    case = await town.case()
    worker = await town.holder(case)
    await worker.say("老太太倒在楼梯上起不来了，锦绣里2号楼")
    await worker.say(f"婉拒 {case.number[-4:]} 我在救人走不开")
    assert "已婉拒" in worker.last or any("已婉拒" in text for text in worker.texts)
    await worker.say("她说腰疼")

    assert "她说腰疼" in town.staff.last


async def test_an_answered_emergency_is_not_called_untouched_the_next_day(town: Town) -> None:
    await alarm(town.resident)
    await town.staff.press("我来处理")
    before = len(town.staff.texts)
    await town.pass_time(hours=25)
    assert not any("还没有人联系" in text for text in town.staff.texts[before:])


@pytest.mark.parametrize(
    "words", ["有个小伙子坐在5号楼顶的边上要往下跳", "我女儿把自己锁屋里说不想活了，手里有刀片"]
)
async def test_who_sees_another_in_despair_is_told_to_call_the_police_and_to_stay(
    town: Town, words: str
) -> None:
    await town.resident.say(words)
    said = next(text for text in town.resident.texts if "请马上拨打" in text)

    assert said.startswith("请马上拨打110") and "120" in said and "请不要离开" in said
    assert "12356" not in said and "有人要轻生" in town.staff.last


async def test_who_despairs_herself_is_given_the_line_to_talk_to(town: Town) -> None:
    await town.resident.say("老伴走了，孩子也不来，我不想活了")

    assert any(text.startswith("请马上拨打12356") for text in town.resident.texts)
