"""What decides on the first number: what has been done, whose hand it is, a burn."""

import pytest

from nlp.emergencies import exactly, number


@pytest.mark.parametrize(
    ("kind", "text", "exact"),
    [
        ("suicide", "我吃了一整瓶安眠药", "self_harm"),
        ("suicide", "我割腕了", "self_harm"),
        ("suicide", "想死吃了一瓶安定", "self_harm"),
        ("suicide", "老公走了，我吃了一瓶安眠药", "self_harm"),
        ("suicide", "我老公割腕了血流了一地", "self_harm_other"),
        ("suicide", "我妈吃了安眠药要自杀", "self_harm_other"),
        ("suicide", "我要割腕了", "suicide"),
        ("suicide", "我想吃安眠药死了算了", "suicide"),
        ("suicide", "药够我吃的了，攒了一百片", "suicide"),
        ("suicide", "有个小伙子坐在5号楼顶的边上要往下跳", "suicide_other"),
        ("other", "开水烫了一大片皮都掉了", "burn"),
        ("fire", "老伴烧伤了", "burn"),
        ("fire", "着火了我手烧伤了", "fire"),
        ("illness", "额头烫得厉害，抽了", "illness"),
        ("other", "我快不行了", "illness"),
        ("other", "救命啊", "other"),
    ],
)
def test_the_kind_is_told_exactly(kind: str, text: str, exact: str) -> None:
    assert exactly(kind, text) == exact


def test_what_has_been_done_needs_an_ambulance_first() -> None:
    assert {number(kind) for kind in ("self_harm", "self_harm_other", "burn")} == {"120"}
