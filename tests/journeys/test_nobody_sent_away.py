"""Who has no open case cannot urge, cancel or ask how it stands: such words are a need or a question."""

import pytest

from tests.journeys.town import Town


async def confirmed(town: Town, words: str) -> str:
    """A newcomer says it, agrees, skips what she is asked and confirms; the words of the case that it became."""
    her = town.newcomer(code="chenguang")
    await her.say(words)
    for _ in range(8):
        if any(her.buttons.count(label) for label in ("同意",)):
            await her.press("同意")
        elif "确认提交" in her.buttons:
            await her.press("确认提交")
        elif "都不是" in her.buttons:
            await her.press("都不是")
        elif any(label.startswith("不清楚") for label in her.buttons):
            await her.press("不清楚")
        else:
            break
    found = await town.cases()
    return found[-1].words if found else ""


@pytest.mark.parametrize(
    "words",
    [
        "隔壁工地夜里打桩到两三点，吵得人睡不着，有没有人管啊！！",
        "小区门口共享单车堆成山，跟居委会讲过多少回了，你们管不管",
        "你们到底管不管，楼道里狗屎好几天了熏死人",
        "就要个给我爸送饭的，别的不要",
        "孙子放学回来一句话不说，就知道玩手机，我快愁死了",
        "我叫王桂兰，身份证11010119400101123X，住阳光花园5-2-301，想找人中午送饭给我自己，电话一三八零零一三八零零零",
    ],
)
async def test_a_first_message_that_sounds_like_urging_or_chat_becomes_a_case(town: Town, words: str) -> None:
    assert words[:12] in await confirmed(town, words)


async def test_where_the_office_is_is_answered(town: Town) -> None:
    her = town.newcomer(code="chenguang")
    await her.say("你们在哪里办公呀")

    assert "地址" in her.last


@pytest.mark.parametrize("words", ["社区哪天发鸡蛋呀", "我上个月报的灯修得怎么样了"])
async def test_a_question_about_nothing_we_know_goes_to_the_desk_without_a_form(
    town: Town, words: str
) -> None:
    her = town.newcomer(code="chenguang")
    await her.say(words)
    await her.press("同意")

    assert words in (await town.case()).words and (await town.case()).number in town.staff.last


@pytest.mark.parametrize("words", ["快点啊", "怎么还没人来", "进度怎么样了"])
async def test_who_only_urges_is_asked_what_it_is_about(town: Town, words: str) -> None:
    her = town.newcomer()
    await her.say(words)

    assert "是什么事" in her.last and "转人工" in her.buttons


@pytest.mark.parametrize("words", ["贷款秒批，利息低到离谱", "诚招奶茶加盟，日入三千"])
async def test_an_advertisement_without_anybody_in_it_is_one(town: Town, words: str) -> None:
    her = town.newcomer()
    await her.say(words)

    assert "广告" in her.last


async def test_fragments_are_kept_until_she_says_what_she_needs(town: Town) -> None:
    her = town.newcomer()
    for words in ("我婆婆", "东风新村8号楼", "13655554444"):
        await her.say(words)
        assert "需要什么帮助" in her.last
    await her.say("想找人每天中午送饭")
    await her.press("同意")

    assert all(words in her.last for words in ("我婆婆", "东风新村8号楼", "13655554444"))


async def test_to_begin_anew_after_giving_up(town: Town) -> None:
    await town.resident.say("想给我婆婆找人送饭")
    await town.resident.say("算了")
    await town.resident.say("重新说")

    assert "重新来" in town.resident.last


async def test_urging_something_that_nobody_has_is_a_need(town: Town) -> None:
    await town.resident.say("阳光花园5号楼楼道灯坏了")
    await town.resident.press("确认提交")
    await town.resident.say("停车位又被外面的车占了，说了八百遍，你们管不管")

    assert "催了" not in town.resident.last


async def test_a_long_chat_may_be_given_to_the_desk(town: Town) -> None:
    await town.resident.say("今天出太阳了，院子里的猫都出来躺着，怪有意思的")
    if "请社区看看" in town.resident.buttons:
        await town.resident.press("请社区看看")
    assert "对不对" in town.resident.last or "登记" in town.resident.last
