"""Moments and what the clock says to people: reminders, nudges, promises that were missed."""

from collections.abc import Sequence
from datetime import datetime

from storage.clock import local

WEEKDAYS = "一二三四五六日"


def moment(when: datetime, now: datetime) -> str:
    """今天16:30, 明天09:00, 11月25日（周三）10:00."""
    there, here = local(when), local(now)
    days = (there.date() - here.date()).days
    clock = f"{there:%H:%M}"
    if 0 <= days <= 2:
        return ("今天", "明天", "后天")[days] + clock
    return date_of(when)


def date_of(when: datetime) -> str:
    """11月25日（周三）10:00: what stays right in a history that is read on other days."""
    there = local(when)
    return f"{there.month}月{there.day}日（周{WEEKDAYS[there.weekday()]}）{there:%H:%M}"


def visit_of(when: datetime, now: datetime, clock: str) -> str:
    """明天10:00（11月24日，周二）, 后天上午（11月25日，周三）, 11月27日（周五）14:00到16:00."""
    there = local(when)
    days = (there.date() - local(now).date()).days
    day, week = f"{there.month}月{there.day}日", f"周{WEEKDAYS[there.weekday()]}"
    return (
        f"{('今天', '明天', '后天')[days]}{clock}（{day}，{week}）"
        if 0 <= days <= 2
        else f"{day}（{week}）{clock}"
    )


def date_with(when: datetime, clock: str) -> str:
    """11月25日（周三）上午: the same in a history."""
    there = local(when)
    return f"{there.month}月{there.day}日（周{WEEKDAYS[there.weekday()]}）{clock}"


def clock_in(note: str) -> str:
    """上午, of what stands in a history."""
    return note.rpartition("）")[2]


def visit_for_resident(title: str, party: str, when: str) -> str:
    return f"提醒您：{party}约好{when}上门，办{title}。要改时间，请直接在这里说一声。"


def visit_for_worker(title: str, when: str) -> str:
    return f"提醒：您约了{when}上门，{title}。"


def no_contact_yet_resident(title: str, holder: str, *, asked: bool = False) -> str:
    where = f"还在等{holder}答复" if asked else f"目前在{holder}"
    doing = (
        f"{where}，已经去催，社区工作人员也会盯着办" if holder else "这件事在社区，已经提醒工作人员马上联系您"
    )
    return f"{title}：说好的时间到了，还没有人联系您，实在抱歉。{doing}。着急的话请说“转人工”。"


def no_contact_yet_worker(title: str) -> str:
    return f"{title}：答应住户的时间到了，还没有联系住户的记录。请尽快联系，并点“约时间”或“进展”记一下。"


def no_contact_yet_staff(title: str, holder: str) -> str:
    if not holder:
        return f"【超期】{title}：答应住户的时间到了，还没有人联系住户，这件事在社区手上。请今天联系住户，或派给机构。已经打过电话的，请在“联系方式”下面点“已联系居民”。"
    return f"【超期】{title}：答应住户的时间到了，{holder}还没有联系住户。请催一下，或改派。"


def please_answer(title: str) -> str:
    return f"{title}：住户等得久了，请马上点“接单”或“婉拒”。"


def overdue_resident(title: str, holder: str, *, asked: bool = False) -> str:
    where = f"还在等{holder}答复" if asked else f"现在由{holder}办"
    doing = f"{where}，我们已请社区工作人员去催。" if holder else "社区工作人员会尽快接着办。"
    return f"{title}：比说好的时间晚了，让您久等。{doing}"


def overdue_worker(title: str) -> str:
    return f"{title}：已过办理期限。请今天处理；办好了点“办结”，办不了请点“退单”说明原因。"


def overdue_staff(title: str, holder: str) -> str:
    return f"{title}：已超期，在{holder or '社区'}手上，请跟进。"


def please_call(title: str) -> str:
    return f"{title}：办结后住户一直没有回复，不能自动结束。请打个电话问问，问过了点“已回访”；办好了发“结 编号 原因”。"


def lapsed(title: str) -> str:
    return f"{title}：几天没有收到您的回复，先按办好结束了。要是还没解决，随时说“没解决”，马上重新办理。"


def care_staff(title: str) -> str:
    return f"关怀回访：{title}办好已一周，请给老人或家属打个电话问问近况。"


def care_resident(title: str) -> str:
    return f"{title}办好一周了，老人家近来还好吗？还需要什么，直接在这里说就行。"


def notices(lines: Sequence[str], shown: int) -> str:
    """Several reminders of the same minute."""
    rest = [f"还有{len(lines) - shown}件，发“待办”或“我的派单”看。"] if len(lines) > shown else []
    return "\n".join([f"这{len(lines)}件要您看一下：", *(f"· {line}" for line in lines[:shown]), *rest])


def broken(kind: str, number: str) -> str:
    return f"系统任务“{kind}”多次没有办成{f'（{number}）' if number else ''}，请人工看一下。"


def digest(community: str, open_cases: int, triage: int, unanswered: int, overdue: int, visits: int) -> str:
    return (
        f"{community}早报：在办{open_cases}件，其中待确认{triage}件、待接单{unanswered}件、超期{overdue}件；"
        f"今天约好上门{visits}件。发“待办”看明细。"
    )


KINDS = {
    "expiry": "派单到期",
    "send_on": "早上派单",
    "first_contact": "首次联系",
    "completion": "办理期限",
    "visit_reminder": "上门提醒",
    "visit_passed": "上门后没有记录",
    "visit_came": "问来过没有",
    "visit_open": "另约时间",
    "nudge": "满意回访",
    "lapse": "自动结束",
    "care_call": "关怀回访",
    "page": "紧急呼叫",
    "complaint": "投诉回话",
}
