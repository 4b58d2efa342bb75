"""Answers that are good enough for a person though no slot carries them: "中午", "给我妈", "改成后天"."""

import re

PART = r"(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里)"
DAY = (
    r"(?:每天|天天|平时|今天|明天|大后天|后天|周末|工作日|放学后|(?:这|下)?个?(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|\d{1,2}月\d{1,2}[日号]|\d{1,2}号(?!楼|院|门|线))"
)
HOUR = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})点(?:半|钟|\d{1,2}分?)?"
TIME = re.compile(rf"{DAY}的?{PART}?{HOUR}?|{PART}{HOUR}?|{HOUR}|今晚|明晚|明早|随时|尽快|越快越好|马上")
WHOM = re.compile(
    r"我自己|我(?:们)?家?的?(?:老人|老妈|老爸|妈妈|爸爸|母亲|父亲|妈|爸|奶奶|爷爷|外婆|外公|姥姥|姥爷|老伴|爱人|老公|老婆|丈夫|妻子"
    r"|岳母|岳父|公公|婆婆|儿子|女儿|孩子|娃|小孩|孙子|孙女|外孙女|外孙|邻居)"
)


MYSELF = re.compile(
    r"(?:^|[，。,；\s])我(?:今年|都|已经|快|也)*(?:\d{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)多?(?:岁|了)"
    r"|(?:^|[，。,；\s])我(?:腿脚|膝盖|腰|眼睛|手脚)"
)
"""我82岁了, 我腿脚不好: she speaks of herself."""


def time_in(text: str, before: str = "") -> str:
    """When, in her words; "" when she does not say. A day without an hour keeps the part of the day said before."""
    found = TIME.search(text)
    if found is None:
        return ""
    said = found.group()
    return said + before if re.fullmatch(PART, before) and re.fullmatch(DAY, said) else said


def whom_in(text: str) -> str:
    """For whom, in her words; "" when she does not say."""
    if MYSELF.search(text):
        return "我自己"
    found = WHOM.search(text)
    return found.group() if found else ""
