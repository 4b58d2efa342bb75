"""What makes a request heavier: living alone, a disability, a child, no time to lose."""

import re

from nlp.slots.fold import fold

_WORDS = {
    "alone": r"独居|孤寡|孤老|空巢|独自|无儿无女|没儿没女|没人照顾|没人管|(?:一|1)个人(?:住|过|在家|在屋|呆|待|生活|守|睡)|"
    r"自个儿?(?:住|过|在家|搁家)|(?:一|1)人(?:住|在家|独)|就(?:我|他|她|俺)一个|身边没(?:个)?人|单独住|自己住|自己一个人",
    "disabled": r"残疾|残障|伤残|轮椅|截肢|瘫|失能|失明|盲人|盲杖|全盲|聋|哑|拄拐|双拐|肢残|半身不遂|自闭|孤独症|脑瘫|"
    r"智力障碍|智障|精神障碍|卧床|听障|视障|失智|白内障|假肢",
    "child": r"孩|娃|宝宝|婴|幼儿|小朋友|孙子|孙女|外孙|孙儿|小囡|囡囡|囡仔|囝仔|细路|细伢|伢子|崽崽|二宝|大宝|儿童|小学生|"
    r"[一二三四五六]年级|放学|奶粉|满月|小伢|毛毛|学龄|未成年|BB",
    "urgent": r"急急|十万火急|火急|着急|紧急|加急|急需|急用|很急|挺急|特急|救命|赶紧|赶快|马上|立刻|立即|尽快|速来|速速|速盼|"
    r"火速|快来|快点|快快|快[!！]|等不及|来不及|快不行|急死|救人|恁紧|快叫|快喊|快派",
}
_CHILD_AGE = r"(?<![0-9一二三四五六七八九十])(?:1[0-3]|[1-9]|十[一二三]?|[一二两三四五六七八九])岁"
_ONE = re.compile(
    "|".join(f"(?P<{flag}>{words})" for flag, words in _WORDS.items()) + f"|(?P<years>{_CHILD_AGE})"
)
_NONE: frozenset[str] = frozenset()


def find_flags(text: str) -> frozenset[str]:
    """The flags of this message, from {"alone", "disabled", "child", "urgent"}."""
    found: set[str] = set()
    for match in _ONE.finditer(fold(text)):
        flag = match.lastgroup
        found.add("child" if flag is None or flag == "years" else flag)
        if len(found) == len(_WORDS):
            break
    return frozenset(found) if found else _NONE
