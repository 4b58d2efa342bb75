"""What a resident writes is found with its words, its normal form and its place in her own text."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from nlp.meaning import SlotName
from nlp.slots import Estate, EstateRegister, find, flags

MONDAY_EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
REGISTER = EstateRegister(
    [
        Estate("阳光花园", ("阳光小区",), tuple(str(n) for n in range(1, 13))),
        Estate("锦绣里"),
        Estate("翠园小区"),
    ]
)


def said(slot: SlotName, text: str, estates: EstateRegister | None = None) -> Any:
    found = find(text, now=MONDAY_EVENING, estates=estates)[slot]
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("打我电话 138 0000 1234", "13800001234"),
        ("手机138-0000-1234，谢谢", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("电话幺三八 零零零零 幺二三四", "13800001234"),
        ("我叫老吴 一三九零零零零五六七八", "13900005678"),
        ("+86 13800001234", "13800001234"),
        ("0571-80001234转8012", "057180001234-8012"),
        ("(010)80001234", "01080001234"),
        ("电话80001234", "80001234"),
        ("身份证330102194403070012", None),
        ("2023-2024学年", None),
        ("订单1380000123456789", None),
    ],
)
def test_a_telephone_is_read_however_it_is_written(text: str, number: str | None) -> None:
    assert said("phone", text) == number


@pytest.mark.parametrize(
    "number", ["13912345678", "15012345678", "18812345678", "01065551234", "057188881234"]
)
def test_what_is_taken_for_a_number_is_one_to_phonenumbers_too(number: str) -> None:
    assert said("phone", f"打{number}找我") == number
    assert phonenumbers.is_possible_number(phonenumbers.parse(number, "CN"))


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("我妈八十二了，腿脚不好", 82),
        ("父亲82岁独居", 82),
        ("想给奶奶办八十大寿", 80),
        ("我爸快八十了", 80),
        ("我爸78，住六楼", 78),
        ("我55,会跳舞", 55),
        ("孙女十三岁想学画", 13),
        ("年届七旬，愿效劳", 70),
        ("一个7岁一个9岁", 7),
        ("60岁以上免费吗", None),
        ("六七十岁的都来", None),
        ("住了八十二天", None),
        ("花了82块", None),
        ("82号楼的灯坏了", None),
        ("数学考了47分", None),
    ],
)
def test_an_age_is_a_person_s_and_nothing_else(text: str, age: int | None) -> None:
    assert said("age", text) == age


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我们家三口人想报名", 3),
        ("暑假俩娃没人带", 2),
        ("俺们仨人想打球", 3),
        ("来4个人", 4),
        ("我们两个都想学", 2),
        ("还差6个志愿者", 6),
        ("缺俩会摄影的", 2),
        ("两三个人就行", None),
        ("大概8个队", None),
        ("我一个人住", None),
        ("就吃两口咸菜", None),
    ],
)
def test_a_head_count_is_exact_and_of_people(text: str, count: int | None) -> None:
    assert said("people", text) == count


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3-2-501漏水", "3/2/501"),
        ("住12栋1503", "12/1503"),
        ("五号楼三零二没电", "5/302"),
        ("锦绣里3幢2单元402", "锦绣里/3/2/402"),
        ("南里6楼4门", "南里/6/4"),
        ("枫林路56弄3号202", "枫林路56弄/3/202"),
        ("香樟园2期9-1-302", "香樟园2期/9/1/302"),
        ("门牌是东区22号103", "东区/22/103"),
        ("３號樓２單元５０１", "3/2/501"),
        ("四楼没电梯 换不了灯", "4楼"),
    ],
)
def test_an_address_comes_apart_into_estate_building_unit_and_room(text: str, place: str) -> None:
    assert said("place", text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("阳光花园3号楼2单元501", "阳光花园/3/2/501"),
        ("阳光画园五号楼三零二", "阳光花园/5/302"),
        ("陽光花園3號樓", "阳光花园/3"),
        ("阳光3-2-501", "阳光花园/3/2/501"),
        ("阳光小区3号楼", "阳光花园/3"),
        ("锦秀里 3-402", "锦绣里/3/402"),
        ("3号楼2单元501，我们阳光花园", "阳光花园/3/2/501"),
        ("我妈在翠元小区", "翠园小区"),
        ("今天阳光真好", None),
    ],
)
def test_a_registered_estate_is_known_by_every_name_and_mistyped(text: str, place: str | None) -> None:
    assert said("place", text, REGISTER) == place


@pytest.mark.parametrize("text", ["图书室几点关门", "活动中心的门锁了", "西门口的灯坏了一个"])
def test_a_place_needs_no_door_number(text: str) -> None:
    assert said("place", text) is not None


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("我一个人住", "alone"),
        ("对门的孤老", "alone"),
        ("坐轮椅出不去", "disabled"),
        ("娃放学没人接", "child"),
        ("七岁多了还不会", "child"),
        ("十万火急", "urgent"),
    ],
)
def test_what_makes_a_request_heavier_is_flagged(text: str, flag: str) -> None:
    assert flag in flags(text)


def test_a_plain_message_has_no_flag() -> None:
    assert flags("楼道灯坏了") == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [("我妈八十二了没人做饭", "我妈"), ("家母卧床，想请人擦身", "家母"), ("老伴摔了起不来", "老伴")],
)
def test_the_person_concerned_is_named_in_her_own_words(text: str, words: str) -> None:
    assert said("for_whom", text) == words


def test_a_person_named_after_a_line_break_is_named_without_it() -> None:
    assert said("for_whom", "您好！\n家父卧床三年，想请人上门理发") == "家父"


def test_offsets_point_into_the_message_as_it_was_written() -> None:
    text = "我媽８２歲，住３號樓２單元５０１，電話１３８ ００００ １２３４，下週二下午三點到五點"
    for slot in find(text, now=MONDAY_EVENING).values():
        if slot is not None:
            assert text[slot.start : slot.end] == slot.text
    assert said("age", text) == 82
    assert said("phone", text) == "13800001234"
