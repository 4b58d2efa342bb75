"""After the promise: what the worker is asked and told, and what she reads of the visit and the work."""

from datetime import datetime, timedelta

from storage.clock import local

# --- to the worker ------------------------------------------------------------------------------------------------
ASK_TIME = "约在什么时候上门？请选一个，或者打字，例如“明天上午10点”。"
TROUBLE = {
    "unclear": "没看明白这个时间。请说日期和几点，例如“{example}”。",
    "past": "这个时间已经过了，或者没有这一天。请说一个以后的时间，例如“{example}”。",
    "several": "没看明白是哪一个时间。请只说一个，例如“{example}”。",
    "often": "一次约一回。请说头一回上门的日期和几点，例如“{example}”；每次都来的，再点“进展”告诉住户。",
}
VISIT_PAST = "这个时间已经过了，请说一个以后的时间，例如“明天上午10点”。"
BUTTON_THIS_TIME, BUTTON_OTHER_TIME = "就约这个时间", "换个时间"
TIMES = {"d0pm": "今天下午3点", "d1am": "明天上午10点", "d1pm": "明天下午3点", "d2am": "后天上午10点"}
ASK_REPORT = "请用一句话说说进展，我们转告住户。"
ASK_NOTE = "请补一句说明，或者发一张照片，会记在这件事里。"
BUTTON_NOTE = "补一句说明"
ASK_BACK = "为什么要退单？请选一个原因，会转告住户；也可以打字说明，只给社区工作人员看。"
BACK_REASONS = {
    "busy": "本周人手不足",
    "skill": "情况超出服务范围",
    "absent": "多次联系不上住户",
    "time": "时间安排不开",
}
RETURNED = "已退单"


def trouble(kind: str, now: datetime) -> str:
    """Why a time could not be read, with an example that can be typed as it stands."""
    there = local(now + timedelta(days=1))
    return TROUBLE[kind or "unclear"].format(example=f"{there.month}月{there.day}日上午10点")


def time_kept(title: str, when: str) -> str:
    return f"{title} 约好{when}上门，已告诉住户，到时提醒双方。"


def sure_of_time(when: str, *, due: str = "", odd: bool = False) -> str:
    """Asked before a visit is agreed that is late, far away or at night."""
    why = "那时是夜里，" if odd else f"比办理期限（{due}）晚，" if due else "离现在有两个多星期，"
    return f"{when}上门，{why}就约这个时间吗？"


def report_kept(title: str) -> str:
    return f"{title} 进展已记下，并告诉了住户。"


def finished(title: str) -> str:
    return f"{title} 已办结，正在请住户确认。需要的话可以补一句说明或照片。"


def note_kept(title: str) -> str:
    return f"{title} 已补记。"


def returned_thanks(title: str) -> str:
    return f"{title} 已退单，我们另找人办。"


# --- to the resident ----------------------------------------------------------------------------------------------


def visit(title: str, party: str, when: str, *, part: bool = False) -> str:
    later = "具体几点再联系您。" if part else ""
    return f"{title}：{party}和您约好{when}上门。{later}不方便的话，直接在这里说一声。"


def progress(title: str, party: str, note: str) -> str:
    return f"{title}有新进展。{party}说：{note}"


def shown(title: str, note: str, kind: str = "photo") -> str:
    name = {"photo": "照片", "voice": "语音", "file": "文件"}.get(kind, "附件")
    return f"{title} 办理{name}{f'：{note}' if note else ''}"


def returned(party: str, reason: str) -> str:
    why = f"（{reason}）" if reason else ""
    return f"{party}这次接不了了{why}，实在抱歉，我们马上换人来办。"
