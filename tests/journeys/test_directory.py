"""The directory: verified organisations, and a case for the one that she chose."""

from tests.journeys.town import Town


async def test_choosing_an_organisation_makes_a_case_of_supply_model_1(town: Town) -> None:
    await town.resident.say("服务机构")
    await town.resident.press("为老服务")
    for line in ("邻家厨房互助社", "地址：", "时间：", "还能接"):
        assert line in town.resident.last
    await town.resident.press("邻家厨房互助社", "我自己")
    await town.resident.say("阳光花园3号楼501")
    await town.resident.say("明天中午")
    await town.resident.press("确认提交")

    case = await town.case()
    assert case.supply_model == 1
    assert "邻家厨房互助社" in town.resident.last
    assert town.worker("linjia").last.startswith("新派单")
    assert "在服务机构里选了邻家厨房互助社" in town.worker("linjia").last


async def test_a_forged_organisation_is_refused(town: Town) -> None:
    await town.resident.forge("dir:item:999999:elderly.meal")

    assert await town.cases() == []
    assert "暂时没有" in town.resident.last


async def test_a_newcomer_is_asked_for_her_community_first(town: Town) -> None:
    newcomer = town.newcomer()
    await newcomer.say("服务机构")

    assert any("晨光社区" in label for label in newcomer.buttons)
