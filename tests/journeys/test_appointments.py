"""约时间: the resident reads one time that is to come, with its date; what is doubtful is asked back."""

import pytest

from tests.journeys.test_passing_on import held
from tests.journeys.town import Town


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("11/26 14:00", "11月26日（周四）14:00"),
        ("11.26下午2点", "11月26日（周四）14:00"),
        ("不是明天，是后天上午十点", "后天10:00（11月25日，周三）"),
        ("后天十点吧，明天没空", "后天10:00（11月25日，周三）"),
        ("改到周四下午两点", "11月26日（周四）14:00"),
        ("明天上午10点", "明天10:00（11月24日，周二）"),
        ("明天下午2点到4点", "明天14:00到16:00（11月24日，周二）"),
        ("周四上午", "11月26日（周四）上午"),
        ("明天晚上", "明天晚上（11月24日，周二）"),
    ],
)
async def test_a_visit_is_told_with_its_date(town: Town, said: str, told: str) -> None:
    worker = await held(town)
    await worker.press("约时间")
    await worker.say(said)

    assert f"约好{told}上门" in town.resident.last
    assert told in worker.last


@pytest.mark.parametrize(
    "said",
    [
        "昨天下午",
        "上周五下午",
        "11月20日下午2点",
        "20号下午3点",
        "今天早上8点",
        "每天中午",
        "这周六上午或者周日下午",
        "明天上午或下午",
        "明天还是后天上午呢",
        "11月26日周五上午",
        "过两天",
        "晚上12点",
        "明天",
    ],
)
async def test_what_is_past_or_doubtful_is_asked_back_with_an_example(town: Town, said: str) -> None:
    worker = await held(town)
    await worker.press("约时间")
    before = town.resident.texts
    await worker.say(said)

    assert "11月24日上午10点" in worker.last and "\n" not in worker.last
    assert town.resident.texts == before
    await worker.say("11月24日上午10点")
    assert "明天10:00（11月24日，周二）" in town.resident.last


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("下下周三晚上", "12月9日（周三）晚上"),
        ("12月20日上午10点", "12月20日（周日）10:00"),
        ("明天凌晨两点", "明天02:00（11月24日，周二）"),
    ],
)
async def test_what_is_late_or_at_night_is_confirmed_first(town: Town, said: str, told: str) -> None:
    worker = await held(town)
    await worker.press("约时间")
    before = town.resident.texts
    await worker.say(said)

    assert told in worker.last and worker.buttons == ["就约这个时间", "换个时间"]
    assert town.resident.texts == before
    await worker.press("就约这个时间")
    assert told in town.resident.last


async def test_a_morning_stays_a_morning(town: Town) -> None:
    worker = await held(town)
    await worker.say("约时间 周四上午")

    assert "具体几点再联系您" in town.resident.last
    assert "11月26日（周四）上午" in await town.events_told(await town.case())
    await town.pass_time(days=2, hours=21)
    assert "今天上午（11月26日，周四）" in town.resident.last
