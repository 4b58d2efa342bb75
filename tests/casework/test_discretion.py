"""Before the promise nothing opens a door or names a person, in words that nobody has listed."""

import random
from collections.abc import Iterator

import pytest

from casework.discretion import before_promise, place_before, when_before, whom_before
from casework.wording.offers import ALL_LATER
from tests.casework.alley import Alley

ROUNDS = 400
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国玉红梅春海燕凤琴云林荣珍志辉峰飞鹏宇鑫浩欣怡婷雪慧莹晓佳琪嘉俊豪睿轩涵梓雨晨博瑞玲丹萍德全福贵大山小满立冬一鸣子墨"
FOREIGN = (
    "Mary",
    "玛丽亚",
    "安德烈·伊万诺夫",
    "阮氏秋",
    "John Smith",
    "尼古拉斯",
    "金智恩",
    "铃木",
    "阿卜杜拉",
    "古丽娜尔",
    "买买提江",
    "卓玛",
    "David",
    "史蒂文",
)
NAMING = (
    "我叫{0}", "我爸{0}今年80了", "联系{0}", "找{0}就行", "{0}要吃午饭", "帮我妈{0}送饭", "老伴{0}走不动", "我是{0}", "我儿子{0}在家", "给{0}送饭",
    "{0}，82岁，一个人住", "姓名：{0}", "联系人 {0}", "我媳妇{0}会接", "邻居{0}也要", "家里老人{0}瘫在床上", "叫我{0}就好", "{0}是我婆婆",
)  # fmt: skip
ESTATES = ("阳光花园", "锦绣里", "东风新村", "枫林里", "滨江国际", "幸福路18号院", "恒泰华府")
DOORS = (
    "{e}{b}号楼{u}单元{r}", "{e}{b}栋{u}门{r}室", "{e}{b}-{u}-{r}", "{e} {b} 号楼 {u} 单元 {r}", "{e}{B}号楼{U}单元{R}", "{e}{B}栋{R}", "{e}{b}座{r}号", "{e}{b}#{r}",
    "{r}室，{e}{b}号楼", "{e}{B}号楼{R}户", "{b}号楼，{r}", "{b}栋，{U}门，{R}", "{e}{b}幢{u}梯{r}", "{e}{b}/{u}/{r}", "{e}{b}号楼{u}单元，门牌{r}", "住{r}", "门号是{r}的那家",
    "{e}{b}楼{r}", "{b}号{r}", "{e}{b}.{u}.{r}", "{e}{b}号楼 房号 {r}", "{e}{B}幢{U}单元 {R} 室",
)  # fmt: skip
SECRETS = (
    ("门口密码{0}", "4"), ("密码锁{0}#", "4"), ("按{0}井号进", "4"), ("单元门输{0}", "4"), ("微信{0}", "a"), ("QQ {0}", "6"), ("扣扣号是{0}", "6"), ("加我v {0}", "a"),
    ("车牌{0}", "p"), ("车是{0}", "p"), ("账号：{0}", "a"), ("楼下门禁按{0}再按铃铛", "4"), ("医保卡{0}", "6"), ("网名叫{0}", "a"),
)  # fmt: skip
KEYS = (
    "钥匙在花盆底下",
    "门没锁，推门就进",
    "备用的放在奶箱里",
    "家里没人时自己进",
    "钥匙压在脚垫下面",
    "门是虚掩的，进来就行",
    "电表箱里有钥匙",
    "门卡找保安要",
)
NEEDS = ("想找人中午送饭", "要人陪着去医院", "水管爆了", "灯坏了", "想学书法", "帮忙打扫一次卫生")
HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(number))


def doors(chance: random.Random) -> Iterator[tuple[str, str]]:
    """An address and the door in it that nobody may read."""
    for _ in range(ROUNDS):
        b, u, r = chance.randint(1, 30), chance.randint(1, 6), chance.randint(101, 2905)
        facts = {"e": chance.choice(ESTATES), "b": b, "u": u, "r": r, "B": han(b), "U": han(u), "R": han(r)}
        form = chance.choice(DOORS)
        yield form.format(**facts), han(r) if "{R}" in form else str(r)


def names(chance: random.Random) -> Iterator[str]:
    for _ in range(ROUNDS):
        given = "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))
        yield chance.choice(FOREIGN) if chance.random() < 0.15 else chance.choice(SURNAMES) + given


def told(chance: random.Random, private: str) -> str:
    """A private fact somewhere in what somebody asks for."""
    parts = [chance.choice(NEEDS), private]
    chance.shuffle(parts)
    return chance.choice(("，", "。", "；", "、", " ", "")).join(parts)


def run_on(chance: random.Random, *private: str) -> str:
    """Private facts in one breath, without a comma anywhere."""
    parts = [
        chance.choice(NEEDS),
        *private,
        chance.choice(("下午都行", "最好明天上午", "不吃辣", "楼道灯坏了", "")),
    ]
    chance.shuffle(parts)
    return "".join(parts)


def test_no_name_is_shown_in_whatever_sentence_it_stands() -> None:
    chance = random.Random(1)
    everyday = {"孙子", "周一"}
    shown = [
        (name, before_promise(told(chance, chance.choice(NAMING).format(name))))
        for name in names(chance)
        if name not in everyday
    ]

    assert [(name, card) for name, card in shown if name in card] == []


def test_no_door_is_shown_in_whatever_way_it_is_written() -> None:
    chance = random.Random(2)
    leaks = []
    for place, door in doors(chance):
        card = before_promise(told(chance, place), place_before(place)) + place_before(place)
        leaks += [(place, card)] if door in card else []

    assert leaks == []


def test_a_name_and_a_door_in_one_breath_are_not_shown() -> None:
    chance = random.Random(4)
    leaks = []
    for (place, door), name in zip(doors(chance), names(chance), strict=False):
        said = run_on(chance, place, chance.choice(NAMING).format(name))
        card = before_promise(said, place_before(place)) + place_before(place)
        leaks += [(said, card)] if door in card or (name in card and name not in {"孙子", "周一"}) else []

    assert leaks == []


def test_a_code_and_a_door_in_one_breath_are_not_shown() -> None:
    chance = random.Random(5)
    leaks = []
    for place, door in doors(chance):
        secret = "".join(chance.choices("0123456789", k=4))
        sentence = chance.choice([sentence for sentence, kind in SECRETS if kind == "4"])
        card = before_promise(run_on(chance, place, sentence.format(secret)))
        leaks += [(place, card)] if door in card or secret in card else []

    assert leaks == []


def test_a_given_name_behind_an_address_is_not_left_over() -> None:
    chance = random.Random(6)
    leaks = []
    for (place, _), name in zip(doors(chance), names(chance), strict=False):
        card = before_promise(f"{place}{name}要吃午饭")
        leaks += [(place, name, card)] if len(name) > 2 and name[1:3] in card else []

    assert leaks == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("想给我妈理个发她90了住3号楼1单元102下午都行", ("想给我妈理个发她90了", "下午都行")),
        ("3号楼2单元楼道灯坏了", ("楼道灯坏了",)),
        ("我家住阳光花园3号楼2单元501水管漏了", ("水管漏了",)),
        ("我爸82岁想找人中午送饭到3号楼2单元501不要辣", ("想找人中午送饭", "不要辣")),
        ("阳光花园5号楼1单元302我妈要人陪着去医院", ("我妈要人陪着去医院",)),
        ("想找人送饭送到3号楼2单元501门口就行", ("想找人送饭", "就行")),
    ],
)
def test_what_stands_around_an_address_is_shown(said: str, shown: tuple[str, ...]) -> None:
    card = before_promise(said)

    assert all(part in card for part in shown) and ALL_LATER in card
    assert "单元" not in card and "501" not in card and "102" not in card


def test_no_code_account_or_plate_is_shown() -> None:
    chance = random.Random(3)
    leaks = []
    for _ in range(ROUNDS):
        sentence, kind = chance.choice(SECRETS)
        digits = "".join(chance.choices("0123456789", k=int(kind) if kind.isdigit() else 5))
        letters = "".join(chance.choices("abcdefghklmnxyz", k=6))
        secret = {"a": letters + digits[:2], "p": f"京{chance.choice('ABCE')}{digits}"}.get(kind, digits)
        card = before_promise(told(chance, sentence.format(secret)))
        leaks += [card] if secret in card else []

    assert leaks == []


@pytest.mark.parametrize("way_in", KEYS)
def test_where_her_words_let_somebody_in_none_of_them_is_shown(way_in: str) -> None:
    assert before_promise(f"想找人中午送饭，{way_in}") == ALL_LATER


@pytest.mark.parametrize(
    "said",
    [
        "我妈82岁一个人住，想找人中午送饭",
        "楼道灯坏了，晚上7点以后看不见",
        "孩子四点半放学没人接",
        "我家水管爆了，水都流到楼下了",
        "3号楼的电梯坏了",
        "要个人推轮椅，老爷子明儿个上午复查",
        "不吃辣",
    ],
)
def test_what_a_party_needs_to_know_is_shown_as_it_was_said(said: str) -> None:
    assert before_promise(said, "3号楼") == said


def test_whom_and_where_are_shown_as_far_as_they_name_nobody() -> None:
    assert (whom_before("我妈张桂芳"), whom_before("张桂芳"), whom_before("老伴")) == ("我妈", "", "老伴")
    assert place_before("阳光花园七号楼1楼东户") == "阳光花园七号楼"
    assert place_before("阳光花园3-2-501") == "阳光花园3号楼"
    assert place_before("张桂芳家3号楼") == "3号楼"
    assert place_before("小区门口") == "小区门口"


async def test_the_card_hides_what_the_accepted_card_shows(alley: Alley) -> None:
    from casework import cases, offers

    said = "帮我爸王建国订午饭，阳光花园3栋2门501室，联系我老公刘强 139-1234-5678，门口按2580#，不吃辣"
    await alley.party("甲")
    case = await alley.case(words=said, for_whom="我爸王建国", place="阳光花园3栋2门501室")
    async with alley.store.write() as unit:
        await cases.add_word(unit, alley.resident, case.id or 0, "我姐王丽华也在")
    before = "".join(await alley.said(alley.workers["甲1"]))
    async with alley.store.write() as unit:
        await offers.accept(unit, alley.workers["甲1"], await alley.offer_id(case))
    after = await alley.last(alley.workers["甲1"])

    assert "阳光花园3栋" in before and "我爸" in before and "不吃辣" in before and "接单后可看全部" in before
    for private in ("王建国", "刘强", "1234", "2580", "2门", "501", "王丽华", "李秀英"):
        assert private not in before
    assert said in after and "我姐王丽华也在" in after


@pytest.mark.parametrize("when", ["28号上午", "每天中午（11月28日）", "下周三9:30", "晚上七点半", "周末"])
def test_the_wanted_time_is_shown(when: str) -> None:
    assert when_before(when) == when
    assert when_before(f"{when}，密码2580") == ""
