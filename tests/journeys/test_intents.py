"""Not only needs: offers, questions, thanks, a call for a human, advertisements."""

import pytest

from tests.journeys.town import Town


async def test_an_offer_of_help_asks_skill_and_free_time_and_reaches_volunteers(town: Town) -> None:
    await town.resident.say("我退休了，想报名当志愿者")
    assert "会做些什么" in town.resident.last
    await town.resident.say("会理发")
    assert "有空" in town.resident.last
    await town.resident.say("周末上午")
    await town.resident.press("确认提交")

    case = await town.case()
    assert case.item == "volunteer.register"
    assert "理发" in case.words and "周末上午" in case.time_text
    assert "志愿" in town.resident.last


async def test_a_question_is_answered_from_verified_data(town: Town) -> None:
    await town.resident.say("居委会周六上班吗，几点开门？")

    assert "周六 9:00-12:00" in town.resident.last
    assert await town.cases() == []


async def test_a_question_that_nobody_can_answer_for_sure_goes_to_the_desk(town: Town) -> None:
    await town.resident.say("请问送餐多少钱一份？")

    case = await town.case()
    assert case.state == "triage"
    assert case.number in town.staff.last


async def test_human_is_reached_by_the_whole_message_only(town: Town) -> None:
    await town.resident.say("转人工")
    case = await town.case()
    assert case.state == "triage" and case.number in town.staff.last
    await town.resident.say("想找人中午送饭，给我妈，阳光花园3号楼501")

    assert "助餐送餐" in town.resident.last


async def test_a_human_inside_a_form_reads_what_was_told(town: Town) -> None:
    await town.resident.say("我妈82岁，想找人送饭，阳光花园3号楼2单元501")
    await town.resident.say("转人工")

    assert "送饭" in town.staff.last
    assert (await town.case()).place == "阳光花园3号楼2单元501"


async def test_calling_for_a_human_twice_opens_one_case(town: Town) -> None:
    await town.resident.say("转人工")
    await town.resident.say("人工")

    assert len(await town.cases()) == 1
    assert "已经转给" in town.resident.last


@pytest.mark.parametrize("words", ["谢谢你们", "你好", "今天天气真好", "办理低息贷款加微信abc123"])
async def test_small_talk_and_advertisements_get_a_short_answer_and_no_case(town: Town, words: str) -> None:
    await town.resident.say(words)

    assert 0 < len(town.resident.last) < 60
    assert await town.cases() == []


async def test_status_in_words_shows_her_cases(town: Town) -> None:
    await town.resident.say("阳光花园5号楼楼道灯坏了")
    await town.resident.press("确认提交")
    await town.resident.say("我上次报的事办得怎么样了")

    assert (await town.case()).number in town.resident.last


@pytest.mark.parametrize(
    "said",
    [
        "我有空，想去陪陪老人聊天",
        "平时在家闲着，能给独居老人跑跑腿",
        "我会拉二胡，可以去给老人们演奏",
        "想报名参加社区志愿服务",
    ],
)
async def test_an_offer_of_time_becomes_a_registration_whatever_it_sounds_like(town: Town, said: str) -> None:
    await town.resident.say(said)
    if "会做些什么" in town.resident.last:
        await town.resident.say("都可以，跑腿陪聊")
    assert "有空" in town.resident.last
    await town.resident.say("每周三下午")
    assert "报名做志愿者" in town.resident.last and "每周三下午" in town.resident.last
    await town.resident.press("确认提交")
    case = await town.case()
    assert case.item == "volunteer.register" and case.words.count(said) == 1


async def test_who_wants_a_volunteer_is_not_registered_as_one(town: Town) -> None:
    await town.resident.say("能不能找个志愿者帮我把旧柜子搬下楼")
    assert "有空" not in town.resident.last and "报名" not in town.resident.last


async def test_a_second_guess_far_behind_is_not_asked_about(town: Town) -> None:
    await town.resident.say("路灯不亮，晚上不敢出门")
    assert not any("心理" in label for label in town.resident.buttons)
    assert "什么地方" in town.resident.last
