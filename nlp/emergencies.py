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
NUMBERS = KINDS | {SOMEBODY_ELSE: "110"}
ALSO[SOMEBODY_ELSE] = ("120", "119")
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
