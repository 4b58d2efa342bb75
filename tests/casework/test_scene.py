"""Where the danger is, with the home on record."""

import pytest

from casework import scene

HOME = "锦绣里5号楼1单元302"


@pytest.mark.parametrize(
    ("said", "text", "place"),
    [
        ("", "我摔倒起不来了", HOME),
        ("厕所里", "我摔在厕所里起不来了", f"{HOME}（厕所里）"),
        ("家厨房", "我们家厨房着火了", f"{HOME}（厨房）"),
        ("床边", "我在床边摔了动不了", f"{HOME}（床边）"),
        ("公园", "我爸在公园摔倒起不来了", "公园"),
        ("公园", "在公园的厕所里摔了起不来", "公园"),
        ("", "马路上有个老人晕倒了叫不醒", "马路上"),
        ("", "单位厕所里有人晕倒了", "单位"),
        ("楼道里", "楼道里着火了", "楼道里"),
        ("邻居家厨房", "邻居家厨房着火了", "邻居家厨房"),
        ("妈家厨房", "我妈家厨房着火了", "妈家厨房"),
        ("", "我刚从医院回来，胸口疼", HOME),
        ("6号楼", "6号楼着火了", "锦绣里6号楼"),
        ("翠湖苑3号楼501", "翠湖苑3号楼501着火了", "翠湖苑3号楼501"),
    ],
)
def test_only_what_lies_in_her_home_is_put_with_it(said: str, text: str, place: str) -> None:
    assert scene.at(said, text, HOME) == place


@pytest.mark.parametrize(
    ("now", "said", "text", "place"),
    [
        (HOME, "厕所里", "人在厕所里", f"{HOME}（厕所里）"),
        (HOME, "门垫底下", "钥匙在门垫底下", HOME),
        (HOME, "楼下", "救护车到楼下了", HOME),
        (HOME, "公园", "我们现在在公园", "公园"),
        ("厕所里", "锦绣里4号楼2单元302", "锦绣里4号楼2单元302", "锦绣里4号楼2单元302（厕所里）"),
        ("公园", "湖边", "在湖边", "公园（湖边）"),
        (f"{HOME}（厕所里）", "翠湖苑3号楼501", "不对，是翠湖苑3号楼501", "翠湖苑3号楼501"),
    ],
)
def test_what_she_says_later_loses_no_address(now: str, said: str, text: str, place: str) -> None:
    assert scene.moved(now, said, text, HOME) == place
