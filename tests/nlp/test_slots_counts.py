"""Ages and head counts as they are said: in signs, in digits, by who is named, by who is missing."""

import pytest

from nlp.slots import FINDERS, find
from nlp.slots.sight import look


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("家母七十有四，想请人上门量血压", 74),
        ("奶奶86了，走不动，饭能送上门吗", 86),
        ("我爸八十二，一个人住，灯泡坏了没人换", 82),
        ("退休 55 岁，想学电子琴", 55),
        ("娃6岁半了，想学轮滑", 6),
        ("外公七十整，下礼拜想办个寿", 70),
        ("小囡五足岁，有没有画画班", 5),
        ("老太太活到九十一，头一回住院", 91),
        ("囡囡满周岁了，去哪里打疫苗", 1),
        ("六十五岁往上的能免费体检不", None),
        ("想借球场，二十五人，周三来", None),
        ("年三十那天食堂开门吗", None),
    ],
)
def test_an_age_is_read_however_it_is_said(text: str, age: int | None) -> None:
    slot = find(text)["age"]
    assert (slot and slot.value) == age


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("我们两口子想签家庭医生", "我们两口子", 2),
        ("我跟老伴想打流感针", "我跟老伴", 2),
        ("俺和孩子困在电梯里了", "俺和孩子", 2),
        ("我妈跟我都想报名太极", "我妈跟我", 2),
        ("一家三口想租个房", "一家三口", 3),
        ("哥仨想打羽毛球", "哥仨", 3),
        ("羽毛球三缺一，谁来", "一", 1),
        ("我们厂里二十一号人想做体检", "二十一号人", 21),
        ("我跟老太婆两家头想学电脑", "我跟老太婆两家头", 2),
        ("双胞胎放学没人接", "双胞胎", 2),
    ],
)
def test_a_head_count_may_be_named_in_many_ways(text: str, words: str, count: int) -> None:
    assert (words, count) in [(text[one.start : one.end], one.value) for one in FINDERS["people"](look(text))]


@pytest.mark.parametrize(
    "text", ["来了十来个人", "二十多个人要来", "两三个人就行", "4号楼303大人在家", "喝了两口粥"]
)
def test_a_guess_or_a_number_of_other_things_is_no_head_count(text: str) -> None:
    assert FINDERS["people"](look(text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我和爱人想学太极，早上有班吗", 2),
        ("跳棋三缺一，谁来凑个手", 1),
        ("我家两个娃放学没人管", 2),
        ("重阳节包饺子，还缺五个志愿者", 5),
        ("跳绳一分钟才四十个", None),
        ("前十名送鸡蛋", None),
    ],
)
def test_the_head_count_is_that_of_who_asks_or_is_asked_for(text: str, count: int | None) -> None:
    slot = find(text)["people"]
    assert (slot and slot.value) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("下午三点来钟有人在吗", "下午三点来钟"),
        ("三天后要换药", "三天后"),
        ("伤口隔天换一次药", "隔天"),
        ("一三五透析，要人接送", "一三五"),
        ("晚饭后谁来陪我下棋", "晚饭后"),
        ("初八上午要用车", "初八上午"),
        ("除了周五都行，电话我", "除了周五都行"),
        ("月底前要装好", "月底前"),
    ],
)
def test_a_time_is_seen_in_everyday_words(text: str, words: str) -> None:
    assert words in [text[one.start : one.end] for one in FINDERS["time"](look(text))]


@pytest.mark.parametrize("text", ["烧得烂一点", "初二儿子不写作业", "快一点来"])
def test_a_little_is_not_one_o_clock_and_a_form_is_no_day(text: str) -> None:
    assert FINDERS["time"](look(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("路灯坏了，门岗旁边那个", "门岗旁边"),
        ("钥匙掉在菜场边上了", "菜场边上"),
        ("鞋柜那儿有老鼠", "鞋柜那儿"),
        ("自习室的插座没电", "自习室"),
    ],
)
def test_a_spot_is_told_by_what_it_lies_beside(text: str, words: str) -> None:
    assert words in [text[one.start : one.end] for one in FINDERS["place"](look(text))]


def test_an_age_is_looked_for_in_bounded_time_and_a_crowd_of_numbers_is_cut_short() -> None:
    assert len(FINDERS["age"](look("我八十了，" * 1000))) == 24
