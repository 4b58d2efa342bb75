"""Kinds of emergency, each with the number to call. A missed one is the worst error that we can make."""

import re
import tomllib
from functools import cache
from pathlib import Path

# kind -> the number that comes first
KINDS: dict[str, str] = {
    "cardiac": "120",
    "stroke": "120",
    "fall": "120",
    "choking": "120",
    "poisoning": "120",
    "bleeding": "120",
    "unconscious": "120",
    "illness": "120",
    "childbirth": "120",
    "suicide": "12356",
    "fire": "119",
    "gas": "119",
    "electric": "119",
    "trapped": "119",
    "drowning": "119",
    "missing": "110",
    "violence": "110",
    "no_answer": "110",
    "other": "110",
}
# Numbers that are given with the first one: someone who may be dying of her own hand needs an ambulance and the police too.
ALSO: dict[str, tuple[str, ...]] = {
    "suicide": ("120", "110"),
    "gas": ("120",),
    "fire": ("120",),
    "electric": ("120",),
    "drowning": ("120", "110"),
    "trapped": ("120",),
    "no_answer": ("120",),
    "violence": ("120",),
    "other": ("120", "119"),
}


SOMEBODY_ELSE = "suicide_other"
"""Somebody else is about to kill himself: who writes can hold him, and needs the police and an ambulance, not a line to talk to."""
SELF_HARM, OTHERS_HARM = "self_harm", "self_harm_other"
"""Something has been swallowed or cut already, by herself or by somebody else: minutes count, and only an ambulance helps."""
BURN = "burn"
SUICIDAL = frozenset({"suicide", SOMEBODY_ELSE, SELF_HARM, OTHERS_HARM})
NUMBERS = KINDS | {SOMEBODY_ELSE: "110", SELF_HARM: "120", OTHERS_HARM: "120", BURN: "120"}
ALSO |= {SOMEBODY_ELSE: ("120", "119"), SELF_HARM: ("110",), OTHERS_HARM: ("110",)}
MEDICAL = frozenset(kind for kind, first in NUMBERS.items() if first == "120") - SUICIDAL
_GROUPS = (
    dict.fromkeys(MEDICAL, "medical") | dict.fromkeys(SUICIDAL, "suicide") | {"gas": "fire", "other": ""}
)
_OTHERS = (
    "有人|有个|[他她]|邻居|室友|同学|同事|朋友|孩子|儿子|女儿|闺女|老公|老婆|媳妇|丈夫|妻子|老伴|[爸妈爹娘哥姐弟妹]|婆婆|公公|奶奶|爷爷"
    "|大爷|大妈|阿姨|姑娘|小伙|老头|老太"
)
_DOES = "要跳|想跳|往下跳|跳楼|跳河|跳江|站在|坐在|爬上|爬到|割|吞|上吊|烧炭|开煤气|拿着?刀|轻生|自杀|寻短"
_SAYS = "(?:说|讲|喊|发|留|写|念叨)[^。！？]{0,10}(?:不想活|想死|活够|死了算|遗书|诀别|下辈子)"
_OF_ANOTHER = re.compile(f"(?:{_OTHERS})[^。！？]{{0,14}}(?:{_DOES}|{_SAYS})")
_OF_MYSELF = re.compile(
    "我(?:也|就|都|真的?|实在|现在|今天|不如)*(?:不想活|想死|要跳|想跳|活不|活够|活腻|死了算|站在|坐在|吞|割|准备好)"
)


_PLANS = re.compile(
    "(?:想|要|准备|打算|不如|干脆|真想|恨不得)(?:去|再|就|也|都|一起)*(?:把[^，。,]{0,10}?)?(?:割|吃|吞|喝|服|跳|烧炭|开煤气|上吊)"
    "|(?:没|没有|还没|不)(?:割|吃|吞|喝|服)"
)
"""What is only thought of is not done."""
_DONE = re.compile(
    "(?:吃|吞|喝|服|灌|咽)(?:了|下|光|完|掉|进)[^。！？]{0,12}(?:药|安眠|安定|片|瓶|粒|颗|农药|百草枯|敌敌畏|洁厕|消毒|电池)"
    "|(?:药|片|安定|百草枯|敌敌畏)[^，。,！？]{0,8}(?:吃|吞|喝|服|灌|咽)(?:了|下|光|完|掉|进)"
    "|割(?:[^，。,！？]{0,4}(?:了|开|破|断|伤)|着)|[腕脉手][^，。,！？]{0,4}(?:割|划|切)(?:了|开|破|断)|在割|(?:腕|手|割|流|都是|全是)[^，。,]{0,4}血"
    "|烧炭了|炭[^，。,]{0,4}(?:点|烧)(?:了|着|上|好)|(?:烧|点)(?:了|着|上)[^，。,]{0,4}炭|煤气[^，。,]{0,4}开(?:了|着)|开(?:了|着)[^，。,]{0,3}(?:煤气|燃气)"
    "|跳(?:了|下去了|下来了)|(?:上吊|吊死|勒)了|吊着|(?:捅|扎|刺)了"
)
_ANOTHER_DID = re.compile(f"(?:{_OTHERS})[^，。,！？]{{0,8}}(?:吃|吞|喝|服|灌|咽|割|划|跳|吊|烧|捅)")
_I_DID = re.compile(
    "我(?:刚才?|已经|都|就|也|全|一口气|把[^，。,]{0,10}?|一个人)*(?:吃|吞|喝|服|灌|咽|割|划|跳|烧|捅|开)"
)
_BURNT = re.compile(
    "(?<!发)烫(?:伤|到|着|了|破|起|掉|烂|红|坏|一)|[水油汤锅茶粥]烫|烧伤|灼伤|烧焦了?(?:手|脸|皮)|烧(?:到|着|了)[^，。,]{0,3}(?:手|脸|脚|头发|身上)|皮[^，。,]{0,3}(?:掉|脱|烂)"
)
_HOT = re.compile("额头|体温|发烧|高烧|浑身烫|身上烫")
_FLAMES = re.compile("着火|起火|失火|火苗|火[大灭]|冒烟|浓烟|黑烟|烧起来")
_DYING = re.compile("不行了|要死了|快死了|没气|喘不|撑不住|难受")


def exactly(kind: str, text: str) -> str:
    """The kind with what decides on the first number: whose hand it is, whether something has been done, a burn."""
    if kind == "suicide":
        left = _PLANS.sub(" ", text)
        done = _DONE.search(left) is not None
        if of_another(text) or (done and _ANOTHER_DID.search(left) and not _I_DID.search(left)):
            return OTHERS_HARM if done else SOMEBODY_ELSE
        return SELF_HARM if done else kind
    if kind in ("other", "", "illness", "bleeding", "fire") and _BURNT.search(text):
        return kind if _HOT.search(text) or (kind == "fire" and _FLAMES.search(text)) else BURN
    return "illness" if kind in ("other", "") and _DYING.search(text) else kind


def group(kind: str) -> str:
    """What belongs together as one danger: one number and one way to help; "" where nothing is known of it."""
    return _GROUPS.get(kind, kind)


def of_another(text: str) -> bool:
    """Whether a message about suicide tells of somebody else's, by who does it or says it."""
    return _OF_ANOTHER.search(text) is not None and _OF_MYSELF.search(text) is None


def number(kind: str | None) -> str:
    """The number that a person in this emergency should call first."""
    return NUMBERS.get(kind or "other", "110")


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    rows = tomllib.loads((Path(__file__).parent / "data" / "emergencies.toml").read_text(encoding="utf-8"))
    calm = rows.pop("calm")["phrases"].split()
    rows.pop("harmless")
    kinds = {kind: re.compile("|".join(listed)) for kind, listed in rows.items()}
    return kinds, re.compile("|".join(sorted(map(re.escape, calm), key=len, reverse=True)))


@cache
def _harmless() -> tuple[re.Pattern[str], ...]:
    rows = tomllib.loads((Path(__file__).parent / "data" / "emergencies.toml").read_text(encoding="utf-8"))
    return tuple(map(re.compile, rows["harmless"]["patterns"]))


_ALARMING = re.compile(
    "[水井河沟湖池]|下水道|丢|不见|跑了|没回|失踪|找不|吐血|[着起失]火|冒烟|要死|断气|爆炸|打仗|地震|杀人|抢劫|跳楼|淹|被砍|坠楼|摔|跌|晕|触电|被困|敲|锁|快来人"
)


def only_sounds(plain: str) -> list[tuple[int, int]]:
    """Where words stand that only sound like danger: 累得要吐血, 手机掉水里, 我家猫走丢了."""
    if not _ALARMING.search(plain):
        return []
    return [found.span(1) for pattern in _harmless() for found in pattern.finditer(plain)]


def calming(plain: str) -> int:
    """How many phrases say that it is not now."""
    return len(set(_patterns()[1].findall(plain)))


def shows(kind: str, plain: str) -> bool:
    """Whether a pattern of this kind matches."""
    pattern = _patterns()[0].get(kind)
    return pattern is not None and pattern.search(plain) is not None


def alarms(plain: str) -> tuple[list[str], int]:
    """The kinds whose patterns match, and how many phrases say that it is not now."""
    return [kind for kind in _patterns()[0] if shows(kind, plain)], calming(plain)
