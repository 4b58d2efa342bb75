"""Photos, voice, locations: kept with the case that they belong to."""

from tests.journeys.town import Town

LAMP = "阳光花园5号楼楼道灯坏了"


async def kept(town: Town) -> list[tuple[str, int | None]]:
    """Kind and case of every attachment."""
    async with town.app.store.read() as unit:
        return [(k, c) for k, c in await unit.raw("SELECT kind, case_id FROM attachment ORDER BY id")]


async def test_a_photo_inside_a_form_belongs_to_the_case_that_it_becomes(town: Town) -> None:
    await town.resident.say(LAMP)
    await town.resident.send("photo")
    assert town.resident.buttons[0] == "确认提交"
    await town.resident.press("确认提交")

    assert await kept(town) == [("photo", (await town.case()).id)]


async def test_a_photo_before_any_word_waits_for_the_need(town: Town) -> None:
    await town.resident.send("photo")
    assert "是什么事" in town.resident.last
    await town.resident.say(LAMP)
    await town.resident.press("确认提交")

    assert await kept(town) == [("photo", (await town.case()).id)]


async def test_with_two_open_cases_she_says_which(town: Town) -> None:
    for words in (LAMP, "家里下水道漏水，阳光花园5号楼301"):
        await town.resident.say(words)
        await town.resident.press("确认提交")
    await town.resident.send("photo")
    assert "哪件事" in town.resident.last
    first, _ = await town.cases()
    await town.resident.press(first.number[-4:])

    assert await kept(town) == [("photo", first.id)]


async def test_voice_opens_a_case_that_staff_listen_to(town: Town) -> None:
    await town.resident.send("voice")

    assert any("语音收到了，会有工作人员听" in text for text in town.resident.texts)
    case = await town.case()
    assert case.state == "triage"
    assert await kept(town) == [("voice", case.id)]
    assert any(case.number in text for text in town.staff.texts)


async def test_voice_of_a_newcomer_waits_for_consent_and_community(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.send("voice")
    await newcomer.press("同意", "晨光社区（演示）")

    assert await kept(town) == [("voice", (await town.case()).id)]


async def test_a_location_joins_the_emergency_that_is_open(town: Town) -> None:
    await town.resident.say("我妈摔倒了起不来")
    await town.resident.send("location", "31.2304,121.4737")

    assert await kept(town) == [("location", (await town.case()).id)]
    assert any("位置" in text for text in town.staff.texts)


async def test_a_sticker_gets_a_kind_answer(town: Town) -> None:
    await town.resident.send("unserved")

    assert "心意" in town.resident.last


async def test_a_location_in_an_emergency_is_read_by_the_desk_and_not_before_a_promise_by_an_organisation(
    town: Town,
) -> None:
    await town.resident.say("我妈在路上晕倒了，叫不醒")
    await town.resident.send("location", caption="31.2304,121.4737")
    assert "31.2304,121.4737" in town.staff.last

    await town.neighbour.say("想找人中午送饭，锦绣里3号楼501，电话13800138000，给我妈")
    await town.neighbour.press("确认提交")
    case = await town.case()
    worker = await town.holder(case)
    await town.neighbour.send("location", caption="31.9999,121.4737")
    assert "31.9999" not in "".join(worker.texts)
    await worker.press("接单")

    assert "31.9999" in worker.last
