"""Seats: invited, joined, switched, withdrawn at once; wrong codes are counted; a case follows its resident."""

import pytest

from casework.invites import code_in, make, new_code
from tests.journeys.test_staff import opened, state
from tests.journeys.town import Person, Town


async def code_for(town: Town, role: str = "staff", **where: int) -> str:
    """A code as the command line makes it."""
    async with town.app.store.write() as unit:
        return (await make(unit, role, **where))[0]


def code_of(person: Person) -> str:
    """The code in the last message."""
    return next(line for line in person.last.splitlines() if code_in(line))


@pytest.fixture
async def director(town: Town) -> Person:
    """The director of the first community, who came by the operator's code."""
    person = town.newcomer()
    receipt = await person.say(await code_for(town, "director", community_id=1))
    assert receipt.outcome == "joined"
    return person


async def test_staff_invite_a_worker_who_joins_and_gets_offers(town: Town) -> None:
    await town.staff.say("邀请 工作人员 暖心助餐")
    newcomer = town.newcomer()
    await newcomer.say(code_of(town.staff).lower().replace("-", " "))
    assert "欢迎加入：暖心助餐服务中心" in newcomer.last
    case = await opened(town)
    await town.staff.say(f"派 {case.number[-4:]} 暖心助餐")
    assert case.number in newcomer.last


async def joined(town: Town, role: str = "worker", **where: int) -> Person:
    """Somebody who has just joined by a code, of a party where none is named the first."""
    newcomer = town.newcomer()
    await newcomer.say(await code_for(town, role, **(where or {"party_id": await party_of(town, "nuanxin")})))
    return newcomer


async def party_of(town: Town, key: str) -> int:
    async with town.app.store.read() as unit:
        return int((await unit.raw("SELECT id FROM party WHERE key = $1", key))[0][0])


@pytest.mark.parametrize("said", ["陈大勇", "我叫陈大勇", "改名 陈大勇。"])
async def test_whoever_joins_is_asked_for_a_name_once(town: Town, said: str) -> None:
    newcomer = await joined(town)
    assert "怎么称呼您" in newcomer.last
    await newcomer.say(said)
    assert "陈大勇" in newcomer.last
    await town.staff.say("撤席 陈大勇")
    assert [b.split(" · ")[0] for b in town.staff.buttons] == ["陈大勇"]
    await newcomer.say("李小红")
    await town.staff.say("撤席 李小红")
    assert "没有找到" in town.staff.last, "only the answer to our question is a bare name"
    await newcomer.say("改名 陈班长")
    await town.staff.say("撤席 陈班长")
    assert town.staff.buttons[0].startswith("陈班长 · 暖心")


async def test_the_name_stands_on_cards_and_in_the_residents_news(town: Town) -> None:
    newcomer = await joined(town)
    await newcomer.say("马晓梅")
    case = await opened(town)
    await town.staff.say(f"派 {case.number[-4:]} 暖心助餐")
    await newcomer.say(f"接单 {case.number[-4:]}")
    assert "马晓梅" in town.resident.last
    assert any("已由马晓梅接单" in text for text in town.worker("nuanxin").screen)


async def test_without_names_everything_reads_well_and_colleagues_can_be_told_apart(town: Town) -> None:
    first = await joined(town)
    await town.pass_time(minutes=1)
    second = await joined(town)
    await first.say("跳过")
    assert "先用单位的名字" in first.last
    await second.say("休息")
    assert "休息" in second.last, "a command is no name"
    await second.say("值班")
    await town.staff.say("撤席 暖心")
    assert len({*town.staff.buttons}) == len(town.staff.buttons) == 3
    assert not any(label.startswith((" ", "·")) for label in town.staff.buttons)
    case = await opened(town)
    await town.staff.say(f"派 {case.number[-4:]} 暖心助餐")
    await first.say(f"接单 {case.number[-4:]}")
    assert any("已由同事接单" in text for text in second.screen)
    assert "（）" not in town.resident.last and "（演示）已接单" in town.resident.last


async def test_staff_without_a_name_read_well_too(town: Town) -> None:
    nameless = await joined(town, "staff", community_id=1)
    case = await opened(town, "other.misc", band="hand_over")
    await nameless.press("我来处理")
    assert "社区工作人员正在处理，明天10:00前和您联系" in town.resident.last
    assert any("由同事处理" in text for text in town.staff.screen)
    await nameless.say(f"回 {case.number[-4:]} 您好")
    assert "社区工作人员给您回话" in town.resident.last
    await town.neighbour.say("我胸口疼得厉害喘不上气")
    await nameless.press("我来处理")
    assert any("已由同事处理" in text for text in town.staff.screen)
    assert "社区值班人员已经看到" in town.neighbour.last


@pytest.mark.parametrize("said", ["我叫了救护车", "我叫车去医院", "我叫你们来修灯，三天了没人来"])
async def test_a_sentence_that_begins_like_a_name_is_none(town: Town, said: str) -> None:
    await town.worker("nuanxin").say(said)
    assert "记下了：" not in town.worker("nuanxin").last


async def test_a_deep_link_joins_too(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say(f"/start {await code_for(town, 'worker', party_id=1)}")
    assert newcomer.last.startswith("欢迎加入")


async def test_a_code_works_once_and_for_72_hours(town: Town) -> None:
    code = await code_for(town, community_id=1)
    first, second = town.newcomer(), town.newcomer()
    await first.say(code)
    await second.say(code)
    assert "欢迎" in first.last and "邀请码不对" in second.last
    late = await code_for(town, community_id=1)
    await town.pass_time(hours=73)
    await second.say(late)
    assert "邀请码不对" in second.last


async def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(town: Town) -> None:
    code, stranger = await code_for(town, community_id=1), town.newcomer()
    for _ in range(5):
        await stranger.say(new_code())
        assert "邀请码不对" in stranger.last
    await stranger.say(code)
    assert "一小时后" in stranger.last
    await town.pass_time(minutes=61)
    await stranger.say(code)
    assert "欢迎加入" in stranger.last


async def test_codes_are_stored_hashed(town: Town) -> None:
    code = await code_for(town, community_id=1)
    async with town.app.store.read() as unit:
        kept = str(await unit.raw("SELECT code_hash, role FROM invite"))
    assert code not in kept and code.replace("-", "") not in kept


def test_a_code_has_more_than_sixty_random_bits_and_looks_like_no_phone_or_card() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000
    assert all(code_in(new_code()) for _ in range(1000))
    assert code_in("6222021234567890") is None and code_in("你好") is None


async def test_only_directors_invite_and_remove_staff(town: Town, director: Person) -> None:
    await town.staff.say("邀请 社工")
    assert "社区主任" in town.staff.last
    await director.say("邀请 社工")
    colleague = town.newcomer()
    await colleague.say(code_of(director))
    assert "社区工作人员" in colleague.last
    await town.staff.say("撤席")
    assert not any("社区工作人员" in b for b in town.staff.buttons)
    await director.say("撤席 李主任助理")
    await director.press(director.buttons[0])
    assert "立即生效" in director.last and "已经撤销" in town.staff.last
    await town.staff.say("待办")
    assert not town.staff.last.startswith("待办")


async def test_a_removed_worker_presses_an_old_card(town: Town) -> None:
    case = await opened(town)
    worker = await town.holder(case)
    await town.staff.say("撤席")
    label = next(
        b
        for b in town.staff.buttons
        if b.startswith(
            {"persona:nuanxin-worker": "陈师傅", "persona:linjia-worker": "周大姐"}[worker.address]
        )
    )
    await town.staff.press(label)
    await worker.press("接单")
    assert (await state(town, case)).state == "offered"
    assert "13912345678" not in worker.last


async def test_a_withdrawal_is_taken_back_within_a_minute(town: Town) -> None:
    await town.staff.say("撤席 陈师傅")
    await town.staff.press(town.staff.buttons[0])
    await town.staff.say("撤销")
    assert "已撤销" in town.staff.last
    async with town.app.store.read() as unit:
        assert not await unit.raw("SELECT 1 FROM seat WHERE withdrawn_at IS NOT NULL")


async def test_a_person_with_several_seats_sees_which_is_active_and_switches(town: Town) -> None:
    worker = town.worker("nuanxin")
    await worker.say(await code_for(town, community_id=1))
    await worker.say("切换身份")
    assert [b.startswith("✓") for b in worker.buttons] == [False, True, False]
    await worker.press(worker.buttons[0])
    assert "暖心" in worker.last
    await worker.say("待办")
    assert not worker.last.startswith(("待办", "现在没有等"))
    await worker.forge("seat:use:1")
    assert "没有找到您的这个身份" in worker.last


async def test_a_case_is_reclaimed_on_a_new_device_after_staff_agree(town: Town) -> None:
    case, phone = await opened(town), town.newcomer()
    await phone.say(f"找回 {case.number} 139 1234 5678")
    told = phone.last
    assert (await state(town, case)).resident_id != await phone.contact_id()
    await town.staff.press("已核实，同意")
    assert (await state(town, case)).resident_id == await phone.contact_id()
    assert "已经转到这里" in phone.last and "另一台设备" in town.resident.last
    await town.staff.forge("desk:reclaim:1:yes")

    stranger, before = town.newcomer(), len(town.staff.texts)
    await stranger.say(f"找回 {case.number} 13800000000")
    assert stranger.last == told, "whether number and phone fit is not told"
    assert len(town.staff.texts) == before


async def test_reclaiming_is_not_for_guessing(town: Town) -> None:
    stranger = town.newcomer()
    for n in range(6):
        await stranger.say(f"找回 20261123-{n:04d} 13800000000")
    assert "次数太多" in stranger.last
