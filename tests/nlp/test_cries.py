"""A cry for help that says nothing else is an emergency; the same words about something else are none."""

import pytest

from nlp.understanding import understand


@pytest.mark.parametrize(
    "text",
    [
        "救命",
        "救命啊！！",
        "来人呐救命",
        "快来人啊",
        "我要死了",
        "我快不行了",
        "SOS",
        "救救我",
        "要出人命了快来人",
        "喂快来个人",
        "杀人了",
    ],
)
def test_a_bare_cry_is_an_emergency(text: str) -> None:
    meaning = understand(text)

    assert (meaning.emergency, meaning.emergency_kind, meaning.intent) == (True, "other", "need")
    assert meaning.needs[0].span


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("家里进了小偷", "violence"),
        ("快，屋里进来个陌生人", "violence"),
        ("有人跟踪我", "violence"),
        ("楼上有人要跳下来", "suicide"),
        ("河里有个小孩", "drowning"),
        ("娃被热油烫伤了", "illness"),
        ("隔壁在闹自杀", "suicide"),
    ],
)
def test_danger_told_in_a_few_signs_is_an_emergency(text: str, kind: str) -> None:
    assert understand(text).emergency_kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "手机掉马桶里了",
        "我家小狗走丢了",
        "忙得要断气",
        "像地震一样的响声",
        "听说对面小区着火了",
        "怕家里进小偷",
        "昨天楼下有小偷，抓到了",
        "钥匙锁车里了",
    ],
)
def test_what_only_sounds_like_danger_is_none(text: str) -> None:
    assert not understand(text).emergency


@pytest.mark.parametrize(
    "text",
    [
        "救命稻草啊你们",
        "作业多得救命",
        "来人了吗",
        "社区来人了",
        "快来人修一下水管",
        "你们快点",
        "我不行",
        "谁来都行",
        "有人吗",
        "来了来了",
    ],
)
def test_the_same_words_about_something_else_are_none(text: str) -> None:
    assert not understand(text).emergency
