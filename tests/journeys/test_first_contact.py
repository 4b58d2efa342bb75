"""First contact: who we are, consent, and a need told before it."""

import pytest

from tests.journeys.town import Town


async def test_a_stranger_reads_two_short_lines_a_menu_and_is_asked_for_consent(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("你好")

    welcome, question = newcomer.texts
    assert len(welcome.splitlines()) == 2
    assert "同意" in question
    assert newcomer.buttons == ["同意", "不同意"]
    assert {b["text"] for row in town.chat(newcomer)[0][2] for b in row} >= {
        "我要求助",
        "我的事项",
        "服务机构",
    }


async def test_a_need_told_before_consent_is_never_asked_for_again(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("阳光花园5号楼楼道灯坏了，电话13800138000")
    await newcomer.press("同意")

    assert "公共设施维修" in newcomer.last
    assert "阳光花园5号楼" in newcomer.last
    await newcomer.press("确认提交")
    assert (await town.case()).item == "other.repair"


async def test_consent_is_kept_with_its_version_and_time(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("你好")
    await newcomer.press("同意")

    async with town.app.store.read() as unit:
        rows = await unit.raw(
            "SELECT consent_version, consent_at IS NOT NULL FROM contact WHERE address = $1", newcomer.address
        )
    assert rows[0][0] and rows[0][1]
    assert newcomer.buttons[:2] == ["我要求助", "我的事项"]


async def test_who_refuses_is_given_emergency_numbers_and_the_way_to_the_office_and_nothing_is_kept(
    town: Town,
) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("想给我妈找人送饭，阳光花园3号楼501")
    await newcomer.press("不同意")

    assert "120" in newcomer.last and "12356" in newcomer.last
    assert "晨光路" in newcomer.last and "8:30" in newcomer.last
    assert await town.cases() == []
    async with town.app.store.read() as unit:
        rows = await unit.raw(
            "SELECT v.data FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE c.address = $1",
            newcomer.address,
        )
    assert "送饭" not in str(rows[0][0])


async def everything_kept(town: Town) -> str:
    """All that the database holds of what people have told, as one text."""
    tables = (
        "contact",
        "conversation",
        "message",
        "outbox",
        "attachment",
        "media",
        "case_record",
        "case_event",
    )
    async with town.app.store.read() as unit:
        return "".join([str(await unit.raw(f"SELECT * FROM {table}")) for table in tables])


async def test_after_a_refusal_no_word_of_hers_is_left_and_none_is_kept(town: Town) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("我叫赵铁柱，想找人擦窗户，阳光花园2号楼1单元301，13911119999")
    await newcomer.send("photo", media_id="window-picture")
    await newcomer.press("不同意")
    await newcomer.say("赵铁柱，家里要打扫，13911119999，阳光花园2号楼1单元301")
    await newcomer.send("photo", media_id="second-picture")
    await newcomer.press("不同意")
    await newcomer.say("再问一句，赵铁柱家2号楼301几点有人来")
    await newcomer.press("不同意")

    left = await everything_kept(town)
    for word in ("赵铁柱", "13911119999", "1单元301", "2号楼301", "window-picture", "second-picture"):
        assert word not in left


async def test_what_she_tells_after_a_refusal_is_served_once_she_agrees(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("你好")
    await newcomer.press("不同意")
    await newcomer.say("阳光花园5号楼楼道灯坏了，电话13800138000")
    assert "13800138000" in (await everything_kept(town))  # in the dialog, until she has answered
    await newcomer.press("同意", "确认提交")

    assert (await town.case()).phone == "13800138000"


async def test_an_emergency_of_somebody_who_refuses_is_served_all_the_same(town: Town) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("你好")
    await newcomer.press("不同意")
    await newcomer.say("我妈摔倒了起不来，阳光花园2号楼1单元301")

    assert "120" in newcomer.texts[-1] + newcomer.texts[-2]
    assert "摔倒" in town.staff.last and "301" in town.staff.last


async def test_files_that_no_row_names_are_gone_after_the_night(town: Town) -> None:
    import os

    from casework.retention import sweep_files

    folder = town.app.settings.media_dir
    for name, days in (("orphan", 2), ("fresh", 0), ("kept", 2)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (0, (folder / name).stat().st_mtime - days * 86400))
    await town.keep_media(town.resident, "kept", "photo")

    assert await sweep_files(town.app.store, folder) == 1
    assert sorted(file.name for file in folder.iterdir()) == ["fresh", "kept"]


async def test_who_has_refused_may_change_her_mind(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("阳光花园5号楼楼道灯坏了")
    await newcomer.press("不同意")
    await newcomer.say("阳光花园5号楼楼道灯坏了，电话13800138000")
    await newcomer.press("同意", "确认提交")

    assert len(await town.cases()) == 1


async def test_consent_may_be_given_in_words(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("你好")
    await newcomer.say("好的")
    await newcomer.say("阳光花园5号楼楼道灯坏了，电话13800138000")

    assert "确认提交" in newcomer.buttons


async def test_an_entry_link_says_which_community(town: Town) -> None:
    newcomer = town.newcomer(code="heping")
    await newcomer.say("楼道灯坏了，3号楼，电话13800138000")
    await newcomer.press("同意", "确认提交")

    assert "和平社区" in (await town.events_told(await town.case()))


async def test_an_estate_that_only_one_community_has_says_which(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("翠湖苑3号楼楼道灯坏了，电话13800138000")
    await newcomer.press("同意", "确认提交")

    assert "和平社区" in (await town.events_told(await town.case()))


async def test_an_unknown_community_is_asked_once_with_buttons(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("工人新村楼道灯坏了，电话13800138000")
    await newcomer.press("同意")

    assert any("和平社区" in label for label in newcomer.buttons)
    await newcomer.press("和平社区（演示）", "确认提交")
    assert "和平社区" in (await town.events_told(await town.case()))


@pytest.mark.parametrize("first", ["转人工", "服务机构", "我的事项"])
async def test_the_entry_link_counts_whatever_she_does_first(town: Town, first: str) -> None:
    newcomer = town.newcomer(code="heping")
    await newcomer.say(first)
    assert await town.home_of(newcomer) == 2
    newcomer.code = ""
    await newcomer.say("转人工")
    await newcomer.press("同意")
    assert "哪个社区" not in newcomer.last and (await town.case()).community_id == 2


async def test_the_entry_link_counts_when_the_first_act_is_a_button(town: Town) -> None:
    newcomer = town.newcomer(code="heping")
    await newcomer.forge("go:human")
    assert await town.home_of(newcomer) == 2
