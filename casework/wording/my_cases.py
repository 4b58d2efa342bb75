"""What a resident reads of her cases, and what those who have them read of what she does."""

from datetime import datetime

from storage.clock import local


def moment(at: datetime) -> str:
    """11月24日 15:00, on the community's wall clock."""
    here = local(at)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def opened(number: str, what: str) -> str:
    """The number of a new case."""
    return f"登记好了：{what}\n编号 {number}" if what else f"登记好了，编号 {number}"


def triaged(by: datetime, who: str) -> str:
    """Nobody is sure who should do it: staff decide."""
    return f"这件事由{who}的工作人员确认该找谁办，{moment(by)}前给您回话。"


def linked(numbers: list[str]) -> str:
    """Two needs that were told together."""
    return f"这几件事是一起说的，我们会一起跟进：{'、'.join(numbers)}"


OFFICE = "居委会"


def whose(who: str, due: str, *, asked: bool) -> str:
    """Who has a case, or (`asked`) has not answered yet."""
    return f"现在由{who}看能不能接，{due}前办完" if asked else f"现在由{who}负责，{due}前办完"


HANDLED = "社区工作人员正在处理"
CANCELLED_BY_HER = "居民已取消"
NOTHING_YET = "您现在还没有登记的事项。是什么事？说一句，我马上登记；想找工作人员，请说“转人工”。"
NO_CASES = "您现在没有事项。需要什么帮助，直接说就行。"
YOUR_CASES = "您的事项，点一下看详细："
NOT_YOURS = "没有找到这件事项，可能不是您的，或者已经处理了。发“我的事项”可以查看。"
NO_OPEN_CASE = "您现在没有正在办的事项。需要什么帮助，直接说就行。"
URGED_LATELY = "刚才已经帮您催过了，请稍等一会儿。半小时后还可以再催。"
ADD_WORD = "您请说，或者发一张照片，我们一起交给办事的人。"
ADDED = "好的，已经补充到 {number}。"
CANCEL_WHY = "好的，请问为什么不办了？点一下或直接说。"
CANCEL_WHICH = "要取消哪一件？"
CANCEL_REASONS = ("已经解决了", "不需要了", "等太久了")
KEEP = "不取消"
KEPT = "好的，这件事继续办。"
NOT_CANCELLED = "这件事没有取消。"
BUTTON_URGE, BUTTON_ADD, BUTTON_CANCEL_CASE, BUTTON_BACK = "催办", "补充", "取消这件事", "返回"
BUTTON_NOT_SOLVED_AFTER = "还没解决"


def urged(number: str, who: str) -> str:
    """She has asked for speed."""
    return f"已经替您催了{who}，编号 {number}。有回音马上告诉您。"


def urge_arrives(number: str, what: str) -> str:
    """The handler or the desk reads that a resident asks for speed."""
    return f"【催办】{number} {what}：居民在催，请尽快联系对方。"


def word_arrives(number: str, what: str, words: str) -> str:
    """The handler reads what the resident added."""
    return f"【补充】{number} {what}：居民补充说：“{words}”"


def photo_arrives(number: str, what: str, kind: str) -> str:
    """The handler or the desk reads that something was added."""
    return f"【补充】{number} {what}：居民发来{kind}。"


def cancelled(number: str) -> str:
    """She has cancelled."""
    return f"{number} 已取消。以后需要，随时跟我说。"


def cancel_arrives(number: str, what: str, reason: str) -> str:
    """Whoever had it reads that the resident does not need it any more."""
    return f"【取消】{number} {what}：居民已取消，原因：{reason}。不用再办了。"
