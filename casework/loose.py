"""Answers that are good enough for a person though no slot carries them: "中午", "给我妈", "改成后天"."""

import re

from nlp.slots import wish
from nlp.slots.for_whom import told_of
from nlp.slots.standing import standing

PART = r"(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里)"
DAY = (
    r"(?:每天|天天|平时|今天|明天|大后天|后天|周末|工作日|放学后|(?:这|下)?个?(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|\d{1,2}月\d{1,2}[日号]|\d{1,2}号(?!楼|院|门|线))"
)
HOUR = r"(?:(?:\d{1,2}|(?<![早晚亮快慢大小多少轻重好高低近远淡软硬长短热凉静净宜细])一|[二两三四五六七八九]|[一二两三四五六七八九十]{2}|十)点(?:半|钟|\d{1,2}分?)?)"
"""三点半; but 亮一点 and 早一点 are no hour."""
HOURS = re.compile(rf"{PART}|{HOUR}")
TIME = re.compile(rf"{DAY}的?{PART}?{HOUR}?|{PART}{HOUR}?|{HOUR}|今晚|明晚|明早|随时|尽快|越快越好|马上")
KIN = (
    r"(?:老人|老妈|老爸|妈妈|爸爸|母亲|父亲|妈|爸|奶奶|爷爷|外婆|外公|姥姥|姥爷|老伴|爱人|老公|老婆|丈夫|妻子"
    r"|岳母|岳父|公公|婆婆|儿子|女儿|孩子|娃|小孩|孙子|孙女|外孙女|外孙|邻居)"
)
WHOM = re.compile(rf"我自己|我(?:们)?家?的?{KIN}")
THAT = re.compile(rf"(?:^|[，,；\s])(?:而?是|应该是|改成|换成|改为)(?:给|帮|为)?(我?(?:们)?家?的?{KIN})")
ROOM = re.compile(r"(?<![0-9])[0-9]{3,4}(?:室|号?房)")
MYSELF_SAID = "我自己"
MYSELF = re.compile(
    rf"(?:^|[，。,；\s])我(?:今年|都|已经|快|也)*(?:\d{{2,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?)多?(?:岁|了)"
    rf"|(?:^|[，。,；\s])我(?:[的这]|今年|现在|最近)*(?:腿|膝盖|腰|眼|耳|手|脚|血压|血糖|心脏|身体|年纪|岁数|走不动|看不清|听不清|起不来|一个人|独居|孤老|单身)"
    rf"|(?:送|陪|接|带|照顾|照看|管|扶|推|帮|伺候|给)我(?![们家的那]|{KIN})(?:一个|自己|一下|去|看|做|洗|送|买|上|下|到|$|[，。,；])"
    rf"|给(?:我|自己)(?:自己)?(?:吃|用|送|订)"
)
"""我82岁了, 我腿脚不好, 没人送我: she speaks of herself."""
AGE = re.compile(r"(?:年纪|岁数|年龄)[^0-9]{0,16}(1?[0-9]{2})(?![0-9])")
ALONE = re.compile(
    r"(?:就|只有|只剩|剩下?)(?:我|自己)(?:自己)?一个|我自己一个|^我(?:是)?(?:一个人|独自|自己)(?:住|过)|[，。,；]我(?:是)?(?:一个人|独自|自己)(?:住|过)"
)
"""家里就我一个老头子: whoever else is named is herself."""


def time_in(text: str, before: str = "") -> str:
    """When, in her words; "" when she does not say. A day without an hour keeps the part of the day said before."""
    text = standing(text)
    found = next(
        (one for one in TIME.finditer(text) if not wish.refused(text, one.end()) and not wish.background(text, *one.span())),
        None,
    )  # fmt: skip
    if found is None:
        return ""
    said = found.group()
    return said + before if re.fullmatch(PART, before) and re.fullmatch(DAY, said) else said


def refuses_time(text: str) -> bool:
    """后天不行: a time, and only to say that it does not suit."""
    found = list(TIME.finditer(text))
    return bool(found) and all(wish.refused(text, one.end()) for one in found)


def whom_in(text: str) -> str:
    """For whom, in her words; "" when she does not say."""
    text = standing(text)
    if alone(text) or MYSELF.search(text):
        return MYSELF_SAID
    if that := THAT.search(text):
        return that[1]
    found = next((one for one in WHOM.finditer(text) if not told_of(text, *one.span())), None)
    return found.group() if found else ""


def room_in(text: str) -> str:
    """402室: a door that is corrected; "" when none is."""
    found = ROOM.search(standing(text))
    return found.group() if found else ""


def age_in(text: str) -> int | None:
    """年纪不是82，是79: an age that only its name shows."""
    found = AGE.search(standing(text))
    return int(found[1]) if found else None


def alone(text: str) -> bool:
    """She lives by herself, so that it is for her."""
    return ALONE.search(text) is not None
