"""Everyday sentences never raise the alarm; what people say in danger always does."""

import pytest

from nlp.understanding import understand

CALM = """
灯还是不亮，没修好
太差了
师傅来了
我82岁了
卫生间漏水
居委会周六上班吗
代班
查3号楼
转 0009 火星
我接了
已经到锦绣里了
我说错了，没着火
锦绣里5号楼楼道的灯不亮了
查0001
就住锦绣里，6号楼302那屋
还是老样子
电话没人接，下午再打
师傅走了，没修完
饭还没送到
我一个人在家
老伴八十五了
孩子七岁
明天下午三点
我在单位，晚点回
还没吃饭
钥匙忘带了，等开锁
下周二行不行
人工
您好
麻烦快一点
气死我了，又停水
急死人了，等半天
累死了今天
火锅店太吵
楼上吵得要命
去年摔过，今年好多了
怕老人摔，想装个扶手
学一学心肺复苏
消防演练几点开始
灭火器过期了谁来换
电梯有点抖
路灯一闪一闪的
水龙头滴水
门口垃圾没人收
下水道堵了
电动车充电桩坏了
药吃完了，想找人代取
想量个血压
牙疼想挂号
想找人聊聊天
小区的猫没人喂
孩子放学没人接
广场舞太吵了
健身器材螺丝松了
谢谢，已经好了
不用来了
我是3号楼的老王
退单，忙不过来
改到周五上午
楼下烧烤油烟太大
""".split("\n")[1:-1]


@pytest.mark.parametrize("text", CALM)
def test_everyday_sentences_raise_no_alarm(text: str) -> None:
    assert not understand(text).emergency


@pytest.mark.parametrize(
    "text",
    [
        "药我都攒好了",
        "着火了",
        "我妈摔倒了，叫不醒",
        "孩子走丢了",
        "闻到好大的煤气味",
        "电梯里困住了",
        "他拿刀砍人了",
        "我爸胸口疼得喘不上气",
    ],
)
def test_danger_told_in_a_few_words_raises_it(text: str) -> None:
    assert understand(text).emergency


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("嘴我管了，腿往哪儿迈啊", "sports"),
        ("三点四十校门一开，我俩都还在开会", "education"),
        ("我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501", "elderly.meal"),
        ("楼道灯坏了好几天了，晚上看不见", "other.repair"),
        ("老爸三天没怎么吃东西了", ""),
    ],
)
def test_a_need_told_without_its_name_is_found(text: str, item: str) -> None:
    assert understand(text).needs[0].item.startswith(item)


def test_where_someone_lives_says_nothing_of_what_she_needs() -> None:
    there = understand("阳光花园3号楼2单元501，中午想订饭")
    elsewhere = understand("幸福里12号楼4单元303，中午想订饭")

    assert there.confidence == elsewhere.confidence
    assert there.needs[0].item == elsewhere.needs[0].item
