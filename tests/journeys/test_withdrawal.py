"""撤回同意: done as the refusal at first contact is, after a question when something is still being done."""

import pytest

from tests.journeys.test_first_contact import everything_kept
from tests.journeys.town import Person, Town

TAKES_BACK = [
    "我不同意了", "把我的信息删掉", "我要撤回同意", "取消我的同意", "请把我的个人信息全部删除", "我的信息请删掉", "别再保存我的电话了",
    "注销账号", "帮我把电话和地址都删了", "我不想让你们存我的信息",
]  # fmt: skip


async def told(town: Town) -> Person:
    """Somebody who has agreed, with one case that a party has promised to do."""
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("我叫赵铁柱，想找人送饭，给我自己，阳光花园3号楼2单元501，每天中午，13911119999")
    await newcomer.press("同意", "确认提交")
    await (await town.holder(await town.case())).press("接单")
    return newcomer


@pytest.mark.parametrize("said", TAKES_BACK)
async def test_with_nothing_open_it_is_done_at_once_and_said(town: Town, said: str) -> None:
    newcomer = town.newcomer(code="chenguang")
    await newcomer.say("我叫赵铁柱，想找人送饭，13911119999")
    await newcomer.press("同意")
    await newcomer.say(said)
    assert "同意已经撤回" in newcomer.last and "120" in newcomer.last
    left = await everything_kept(town)
    assert "赵铁柱" not in left and "13911119999" not in left
    await newcomer.say("想找人送饭")
    assert newcomer.buttons == ["同意", "不同意"]


@pytest.mark.parametrize("said", TAKES_BACK)
async def test_with_something_open_nothing_is_done_before_she_has_said_how_it_goes_on(
    town: Town, said: str
) -> None:
    newcomer = await told(town)
    await newcomer.say(said)
    case = await town.case()
    assert case.number in newcomer.last and "暖心助餐" in newcomer.last and len(newcomer.buttons) == 3
    await newcomer.press("不撤回")
    assert "一切照旧" in newcomer.last and (await town.case()).state == "accepted"


async def test_what_is_being_done_may_be_finished_and_whoever_does_it_knows(town: Town) -> None:
    newcomer = await told(town)
    case, worker = await town.case(), await town.holder(await town.case())
    await newcomer.say("我不同意了")
    await newcomer.press("撤回，正在办的事办完")
    assert "同意已经撤回" in newcomer.last and (await town.case()).state == "accepted"
    for reader in (worker, town.staff):
        assert "撤回同意" in reader.last and case.number in reader.last
    await newcomer.say("再问一句，赵铁柱家几点送")
    assert newcomer.buttons == ["同意", "不同意"]


async def test_or_nothing_is_done_any_more(town: Town) -> None:
    newcomer = await told(town)
    worker = await town.holder(await town.case())
    await newcomer.say("把我的信息删掉")
    await newcomer.press("撤回，事情也不办了")
    assert (await town.case()).state == "cancelled" and "同意已经撤回" in newcomer.last
    assert "取消" in worker.last and "撤回同意" in town.staff.last


async def test_an_old_button_does_not_take_back_without_a_question(town: Town) -> None:
    newcomer = await told(town)
    await newcomer.forge("consent:refuse")
    assert "您要撤回同意吗" in newcomer.last


@pytest.mark.parametrize("said", ["我不同意这个时间", "把我家的垃圾清掉", "把我的电话改一下", "取消送饭"])
async def test_what_only_sounds_like_it_is_none(town: Town, said: str) -> None:
    newcomer = await told(town)
    await newcomer.say(said)
    assert "撤回" not in newcomer.last


@pytest.mark.parametrize(
    "said", ["我不同意你们留我的信息了，撤回同意", "把我的信息都删掉，我不同意了", "我撤回同意，别留我的电话"]
)
async def test_withdrawal_in_a_sentence_is_understood(town: Town, said: str) -> None:
    await town.resident.say(said)

    assert "已转告" not in town.resident.last and "请您看一下" not in town.resident.last
    async with town.app.store.read() as unit:
        rows = await unit.raw(
            "SELECT refused_at IS NOT NULL FROM contact WHERE address = $1", town.resident.address
        )
    assert bool(rows[0][0])
