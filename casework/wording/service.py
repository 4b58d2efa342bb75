"""After the promise: what the worker is asked and told, and what she reads of the visit and the work."""

# --- to the worker ------------------------------------------------------------------------------------------------
ASK_TIME = "约在什么时候上门？请选一个，或者打字，例如“明天上午10点”。"
ASK_TIME_AGAIN = "没看明白这个时间。请说日期和几点，例如“明天上午10点”“26号下午3点”。"
VISIT_PAST = "这个时间已经过了，请说一个以后的时间，例如“明天上午10点”。"
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


def time_kept(title: str, when: str) -> str:
    return f"{title} 约好{when}上门，已告诉住户，到时提醒双方。"


def report_kept(title: str) -> str:
    return f"{title} 进展已记下，并告诉了住户。"


def finished(title: str) -> str:
    return f"{title} 已办结，正在请住户确认。需要的话可以补一句说明或照片。"


def note_kept(title: str) -> str:
    return f"{title} 已补记。"


def returned_thanks(title: str) -> str:
    return f"{title} 已退单，我们另找人办。"


# --- to the resident ----------------------------------------------------------------------------------------------


def visit(title: str, party: str, when: str) -> str:
    return f"{title}：{party}和您约好{when}上门。不方便的话，直接在这里说一声。"


def progress(title: str, party: str, note: str) -> str:
    return f"{title}有新进展。{party}说：{note}"


def shown(title: str, note: str) -> str:
    return f"{title} 办理照片{f'：{note}' if note else ''}"


def returned(party: str, reason: str) -> str:
    why = f"（{reason}）" if reason else ""
    return f"{party}这次接不了了{why}，实在抱歉，我们马上换人来办。"
