"""What is asked and said once a case is reported as done."""

BUTTON_SOLVED, BUTTON_NOT_SOLVED = "解决了", "没解决"
RATINGS = {"3": "很满意", "2": "基本满意", "1": "不满意"}
ASK_RATING = "太好了。这次办得您满意吗？"
WHICH_RATING = "谢谢您说给我们听。您点一下满意不满意，我就记下。"
RATED = "谢谢您，已经记下了：{rating}。"
WHY_KEPT = "记下了，已经告诉{who}和社区工作人员。"
UNHAPPY = "谢谢您告诉我们，已经记下，社区工作人员会看到。哪里不满意，您也可以直接说。"
NOTHING_TO_RATE = "您现在没有等着确认的事项。"
ADD_WHY = "请您说说还差什么，我们一起告诉办事的人。"


def ask(number: str, what: str, who: str) -> str:
    """Is it solved?"""
    return f"{who}说“{what}”已经办好（{number}）。请问解决了吗？"


def reopened(number: str, who: str) -> str:
    """The resident says that it is not solved."""
    return f"对不起，让您久等了。{number} 已重新办理，由{who}负责，也告诉了社区工作人员。"


def doubt(what: str) -> str:
    """Neither yes nor no."""
    return f"谢谢您说给我们听。“{what}”这件事，算解决了吗？点一下就行；没解决，我们接着办。"


def reopened_arrives(number: str, what: str, who: str, why: str = "") -> str:
    """Handler and staff read that it is not solved, in her own words where she gave any."""
    said = f"居民说：“{why}”。" if why else "居民说还没解决，"
    return f"【未解决】{number} {what}：{said}已重新办理，由{who}负责，请尽快联系居民。"


def solved_arrives(number: str, what: str) -> str:
    """Whoever works on it reads that she has it solved."""
    return f"{number} {what}：居民说已经解决，这件事结束了，不用再办。谢谢。"


def why_arrives(number: str, what: str, why: str) -> str:
    """Handler and staff read what she says about it afterwards."""
    return f"【居民反馈】{number} {what}：居民说：“{why}”"


def unhappy_arrives(number: str, what: str) -> str:
    """Staff read about a bad rating."""
    return f"【不满意】{number} {what}：居民评价“不满意”，请回访。"
