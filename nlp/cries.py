"""救命: a cry for help that says nothing else. There is nothing in it to weigh, so it is known by its words alone."""

import re

LONGEST = 16
_AROUND = r"(?:[啊呀哪哈呐吧了啦哟噢哦诶哎喂嗨快来个人们有没你您我要就]|帮帮|求求|谁来|大家|赶紧|赶快|速来|快点|各位|邻居|社区)"
_CRY = r"(?:救命|救救我|救我|救人|来个?人(?!了)|出人命|杀人|死人了|我(?:快|要)?(?:不行了|要死了|死了)|sos|(?:出|有)?大?事了快来|有人要死)"
_CRIES = re.compile(f"{_AROUND}*{_CRY}(?:{_CRY}|{_AROUND})*", re.IGNORECASE)
_MARKS = re.compile(r"[\s，。！？、；~～…!?,.;:：]+")


def cries(plain: str) -> bool:
    """Whether this is a cry for help and nothing else: 救命啊, 快来人, 我不行了."""
    said = _MARKS.sub("", plain[: 4 * LONGEST])
    return 0 < len(said) <= LONGEST and _CRIES.fullmatch(said) is not None
