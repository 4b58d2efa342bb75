"""What makes a request heavier: living alone, a disability, a child, no time to lose."""

from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy

_WORDS = {
    "alone": "独居 孤寡 孤老 空巢 独自 无儿无女 没儿没女 没人照顾 没人管 自个住 自个儿住 自个过 自个儿过 自个在家 自个儿在家 自个搁家 自个儿搁家 "
    "就我一个 就他一个 就她一个 就俺一个 身边没人 身边没个人 单独住 自己住 自己一个人 一人住 一人在家 一人独 "
    + " ".join(
        one + how for one in ("一个人", "1个人") for how in "住 过 在家 在屋 呆 待 生活 守 睡 搁家".split()
    ),
    "disabled": "残疾 残障 伤残 轮椅 截肢 瘫 失能 失明 盲人 盲杖 全盲 聋 哑 拄拐 双拐 肢残 半身不遂 自闭 孤独症 脑瘫 智力障碍 智障 精神障碍 "
    "卧床 听障 视障 失智 白内障 假肢",
    "child": "孩 娃 宝宝 婴 幼儿 小朋友 孙子 孙女 外孙 孙儿 小囡 囡囡 囡仔 囝仔 细路 细伢 伢子 崽崽 二宝 大宝 儿童 小学生 一年级 二年级 三年级 "
    "四年级 五年级 六年级 放学 奶粉 满月 小伢 毛毛 学龄 未成年 BB",
    "urgent": "急急 十万火急 火急 着急 紧急 加急 急需 急用 很急 挺急 特急 救命 赶紧 赶快 马上 立刻 立即 尽快 速来 速速 速盼 火速 快来 快点 快快 快! 快！ "
    "等不及 来不及 快不行 急死 救人 恁紧 快叫 快喊 快派",
}
_FLAG = {word: flag for flag, words in _WORDS.items() for word in words.split()}
WORDS = frozenset(_FLAG)
_YOUNG = Lazy(r"(?<![0-9一二三四五六七八九十])(?:1[0-3]|[1-9]|十[一二三]?|[一二两三四五六七八九])岁")
_NONE: frozenset[str] = frozenset()


def find_flags(folded: str, hits: Hits) -> frozenset[str]:
    """The flags of this message, from {"alone", "disabled", "child", "urgent"}; `hits`: where one of WORDS stands."""
    if not hits and "岁" not in folded:
        return _NONE
    found = {_FLAG[folded[start:end]] for start, end in hits}
    if "岁" in folded and _YOUNG.search(folded):
        found.add("child")
    return frozenset(found) if found else _NONE
