"""救命, 家里进小偷: a cry for help, or danger told in a few signs. There is too little in it to weigh, so it is known by its words."""

import re

LONGEST = 16
_AROUND = r"(?:[啊呀哪哈呐吧了啦哟噢哦诶哎喂嗨快来个人们有没你您我要就]|帮帮|求求|谁来|大家|赶紧|赶快|速来|快点|各位|邻居|社区)"
_CRY = r"(?:救命|救救我|救我|救人|来个?人(?!了)|出人命|杀人|死人了|我(?:快|要)?(?:不行了|要死了|死了)|sos|(?:出|有)?大?事了快来|有人要死)"
_CRIES = re.compile(f"{_AROUND}*{_CRY}(?:{_CRY}|{_AROUND})*", re.IGNORECASE)
_MARKS = re.compile(r"[\s，。！、；~～…!,.;:：]+")
_TOLD = {
    "violence": re.compile(
        r"(?:[家屋房楼]里|家)[^，。]{0,2}进了?来?了?(?:个|一个)?(?:小偷|贼|坏人|歹徒|陌生人)|有(?:小偷|贼|歹徒)|有人(?:跟踪|尾随|抢劫|打劫)|有人[^，。]{0,3}拿着?刀"
    ),
    "illness": re.compile(r"(?:热油|开水|沸水|滚水|热水|热汤|油锅)[^，。]{0,4}(?:烫|泼|浇|溅)(?:伤|到|着)"),
    "suicide": re.compile(
        r"(?:开煤气|割腕|吃药|喝药|闹|要|正在)自杀|有个?人[^，。]{0,4}要?(?:跳楼|跳河|跳江|跳桥|轻生|往下跳|跳下[来去])"
    ),
    "drowning": re.compile(r"[水河湖塘江]里[^，。]{0,3}有个?(?:孩子|小孩|娃|老人|人)(?!钓|游|捞|放|玩|洗)"),
}
"""What is danger when somebody tells just that."""
_NOT_NOW = re.compile(
    r"[吗么?？]|听说|据说|昨|前天|上周|上次|去年|以前|怕|防|会不会|万一|如果|要是|是不是|过(?:的|小偷|贼)|电影|电视|新闻|视频|抓到|抓住|走了"
)


def cries(plain: str) -> str | None:
    """The kind of emergency that a few words cry out or tell; None where there is more, or nothing, to weigh."""
    said = _MARKS.sub("", plain[: 4 * LONGEST])
    if not 0 < len(said) <= LONGEST or _NOT_NOW.search(said):
        return None
    if _CRIES.fullmatch(said):
        return "other"
    return next((kind for kind, told in _TOLD.items() if told.search(said)), None)
