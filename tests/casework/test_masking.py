"""What a party must not read before it has promised to help."""

import pytest

from casework.masking import mask, mask_phone, mask_place


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("电话13812345678", "13812345678"),
        ("138 1234 5678找我", "1234"),
        ("138-1234-5678", "5678"),
        ("+8613812345678", "13812345678"),
        ("座机010-62345678", "62345678"),
        ("一三八一二三四五六七八", "一二三四五六七八"),
        ("１３８１２３４５６７８", "１３８"),
        ("身份证11010519491231002X", "11010519491231002X"),
        ("3号楼2单元501", "501"),
        ("3号楼2单元501室", "2单元"),
        ("阳光花园3-2-501", "501"),
        ("3栋1502", "1502"),
        ("三号楼二单元五零一", "五零一"),
        ("我叫王建国，住这里", "王建国"),
        ("联系人：欧阳修", "欧阳修"),
        ("找张阿姨", "张"),
        ("我妈张桂芳82岁", "张桂芳"),
        ("老伴刘德全，想吃饭", "刘德全"),
        ("我是李秀英", "李秀英"),
    ],
)
def test_private_data_is_hidden(said: str, hidden: str) -> None:
    assert hidden not in mask(said)


@pytest.mark.parametrize(
    "said",
    [
        "我妈82岁一个人住，想找人中午送饭",
        "楼道灯坏了，晚上7点以后看不见",
        "孩子四点半放学没人接",
        "我是独居老人，想要人陪着聊天",
        "3号楼的电梯坏了",
        "花了300元买的轮椅",
        "老人家行动不便",
    ],
)
def test_what_a_party_needs_to_know_stays(said: str) -> None:
    assert mask(said) == said


def test_a_name_that_we_know_is_hidden_wherever_it_stands() -> None:
    assert "诸葛孔明" not in mask("这里诸葛孔明要人帮忙", names=("诸葛孔明",))


def test_places_and_phones_keep_what_helps() -> None:
    assert mask_place("阳光花园3号楼2单元501") == "阳光花园3号楼"
    assert mask_phone("13812345678") == "138****5678"
    assert mask_phone("") == ""
