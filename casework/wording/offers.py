"""派单: what workers and residents read while a case looks for its server, and while it is served."""

from typing import Any

# --- why this party ---------------------------------------------------------------------------------------
TRIED = {"declined": "这件事已经婉拒过", "expired": "这件事没有及时答复过", "returned": "这件事已经退单过"}
NOT_ITS_SERVICE = "没有登记这项服务"
NOT_VERIFIED = "还没有通过核验"
OTHER_AREA = "不服务这个小区"
NOBODY_ON_DUTY = "现在没有人值班"
SHE_CHOSE = "住户自己选了它"
BACKSTOP = "没有别的机构能接，由社区部门兜底"
BY_STAFF = "社区工作人员指定"


def lacks(paper: str) -> str:
    return f"“{paper}”今天不在有效期内"


def full(load: int, capacity: int) -> str:
    return f"手上已有{load}件，最多能办{capacity}件"


def ranked_lower(backstop: bool) -> str:
    return "是兜底部门，留到最后" if backstop else "也能做，综合排在后面"


def reasons(
    in_area: bool | None, estates: tuple[str, ...], load: int, capacity: int, good: int, bad: int
) -> list[str]:
    """Why a party suits, a line each."""
    area = (
        "没有写明小区，先按社区安排"
        if in_area is None
        else f"服务{'、'.join(estates)}"
        if estates
        else "服务全社区"
    )
    done = f"以往办好{good}件、没办好{bad}件" if good + bad else "还没有以往记录"
    return ["能做这项服务，资质今天有效", area, f"手上{load}件，最多能办{capacity}件", done]


def explained(title: str, why: dict[str, Any], *, others: bool = True) -> str:
    """为什么派给它; `others`: also why not somebody else (for residents and staff, not for a competitor)."""
    lines = [f"{title} 为什么派给{why.get('party', '')}："]
    if why.get("because"):
        lines.append(f"· {why['because']}")
    lines += [f"· {reason}" for reason in why.get("reasons", [])]
    rest = [f"· {other['party']}：{other['reason']}" for other in why.get("others", [])[:6]] if others else []
    return "\n".join(lines + (["其他机构："] if rest else []) + rest)


NOT_OFFERED_YET = "这件事还没有派给任何机构。"

NO_PHONE = "（未留，可点“进展”留言）"
BUTTON_REPLY = "回复居民"
DANGER, A_NEED = "紧急求助", "求助事项"

# --- to the resident --------------------------------------------------------------------------------------


def offered(title: str, party: str, due: str, before: str = "") -> str:
    return f"{before}{title}已派给{party}，请对方在{due}前答复。有结果马上告诉您。"


def offered_backstop(title: str, party: str, due: str, before: str = "") -> str:
    return f"{before}{title}由{party}来接手，{due}前答复您。"


def declined(party: str, reason: str) -> str:
    return (
        f"{party}这次接不了（{reason}），请别担心，我们接着找。"
        if reason
        else f"{party}这次接不了，请别担心，我们接着找。"
    )


def expired(party: str) -> str:
    return f"{party}没能及时答复，我们不再等了。"


def returned(party: str, reason: str) -> str:
    return f"{party}办不下去了（{reason}），实在抱歉，我们马上换人来办。"


def reassigned(reason: str) -> str:
    return f"社区给您换一家来办（{reason}）。" if reason else "社区给您换一家来办。"


def in_the_morning(title: str, due: str, before: str = "") -> str:
    return f"{before}{title}已登记。现在夜深了，{due}就派给服务机构；要是着急，请说“转人工”。"


def with_staff(title: str, by: str, before: str = "") -> str:
    return f"{before}{title}已转给社区工作人员，由他们为您安排，{by}前联系您。"


MEANWHILE = {
    "other.leak": "要是水还在流，请先关上家里进水的总阀，别碰泡了水的插座和电器。",
    "other.utility": "请先别自己拆管道和电线。",
    "other.safety": "请先离有危险的地方远一点。",
}


def meanwhile(party: str, phone: str, item: str, *, desk: bool) -> str:
    """What she can do until somebody answers; "" when there is nothing to say."""
    lines = [MEANWHILE.get(item, ""), f"急的话可以直接打{party}的电话：{phone}。" if item and phone else ""]
    return "".join([*lines, "现在不是上班时间，社区值班人员也已经收到，会一起盯着。" if desk else ""])


def accepted(title: str, party: str, worker: str, phone: str, due: str) -> str:
    who = f"{party}（{worker}）" if worker else party
    return f"{who}已接单：{title}。{due}前会联系您" + (f"，对方电话 {phone}。" if phone else "。")


def asked(party: str, title: str, question: str) -> str:
    return f"{party}想问您一句（{title}）：\n{question}\n您直接回复就行，我们转给对方。"


def visit(title: str, party: str, when: str) -> str:
    return f"{title}：{party}和您约好{when}上门。不方便的话，直接在这里说一声。"


def progress(title: str, party: str, note: str) -> str:
    return f"{title}有新进展。{party}说：{note}"


def shown(title: str, note: str) -> str:
    return f"{title} 办理照片{f'：{note}' if note else ''}"


# --- to the workers ---------------------------------------------------------------------------------------


def card(urgent: bool, title: str, lines: list[str], due: str) -> str:
    return "\n".join([f"新派单{'（紧急）' if urgent else ''} {title}", *lines, f"请在{due}前答复。"])


def folded(title: str, outcome: str) -> str:
    """What a card shrinks to when it is no longer open."""
    return f"{title}：{outcome}"


BY_YOU = "已由您接单"
DECLINED = "已婉拒"
EXPIRED = "已超时，另找人办了"
WITHDRAWN = "已撤回，不用处理"
CANCELLED = "住户已取消，不用处理"
RETURNED = "已退单"
SEE_BELOW = "见下面最新的一张"
NO_WORDS = "未说明原因"
ALL_LATER = "（接单后可看全部）"


def by_other(worker: str) -> str:
    return f"已由{worker or '同事'}接单"


def declined_by(worker: str, reason: str) -> str:
    return f"{worker or '同事'}已婉拒（{reason}）"


def taken_from_you(title: str, outcome: str, reason: str) -> str:
    why = f"（{reason}）" if reason else ""
    return f"{title}：{outcome}{why}。这件事不用您再办了，谢谢。"


def answered_by_resident(title: str, answer: str) -> str:
    return f"{title} 住户回复：{answer}"


# --- refusals ---------------------------------------------------------------------------------------------
HELP = """机构工作台，点单子上的按钮，或者打字都行：
我的派单：看手上的单子
接单：接下这件事，接了才看得到住户的电话和门牌
婉拒 原因：接不了，我们马上找下一家，不算您的错
问一句 问题：接单之前先问住户
约时间 明天上午10点：告诉住户什么时候上门
进展 一句话：转告住户
办结：事情办好了，我们请住户确认
退单 原因：接了又办不了
休息、值班：下班不派给您，上班再接着派
手上有几件时带上编号后4位，比如“接单 0042”。您自己家里有事要帮忙，也直接说。"""
NO_SUCH_OFFER = "没有找到这张派单。发“我的派单”看手上的单子。"
NOT_YOURS = "这张派单是派给别的机构的，您现在不能操作。发“我的派单”看手上的单子。"
NOT_HOLDING = "这件事现在不在您的机构手上，不能操作。发“我的派单”看手上的单子。"
GONE = {
    "accepted": "这一单已经接了。",
    "declined": "这一单已经婉拒，另找人办了。",
    "expired": "这一单已超时，另找人办了。",
    "withdrawn": "这一单已撤回，不用处理了。",
    "returned": "这一单已退单，另找人办了。",
}
NOT_HER_QUESTION = "没有找到要回答的问题。发“我的事项”可以看最新情况。"
NOTHING_TO_EXPLAIN = "没有找到这件事，或者您不能查看它。"
PARTY_CANNOT = "没有找到这家机构。发“机构”看名单。"
NOBODY_THERE = "{party}现在没有人值班，发过去没人看到。请换一家，或者过一会儿再试。"
NOBODY_JOINED = "{party}还没有人加入，派了也没人看到。请换一家，或先发“邀请”请他们加入。"
ALREADY_THEIRS = "这件事已经在{party}手上了。"
VISIT_PAST = "这个时间已经过了，请说一个以后的时间，例如“明天上午10点”。"


def already_yours(title: str) -> str:
    return f"您已经接了{title}，不用再点。发“我的派单”看详情。"


def taken_by(worker: str) -> str:
    return f"这一单已由{worker or '同事'}接了，谢谢您。"


def at_capacity(load: int, capacity: int) -> str:
    return f"您的机构手上已有{load}件，最多能办{capacity}件。请先办结一些再接，或者点“婉拒”。"


# --- the worker's own steps -------------------------------------------------------------------------------
ASK_REASON = "好的。请选一个原因，或者直接打字说明，我们会客气地转告住户。"
ASK_QUESTION = "您想问住户什么？直接打字，我们转给住户。"
ASK_ANSWER = "好的，请直接打字回答。"
ASK_TIME = "约在什么时候上门？请选一个，或者打字，例如“明天上午10点”。"
ASK_TIME_AGAIN = "没看明白这个时间。请说日期和几点，例如“明天上午10点”“26号下午3点”。"
ASK_REPORT = "请用一句话说说进展，我们转告住户。"
ASK_NOTE = "请补一句说明，或者发一张照片，会记在这件事里。"
ASK_BACK = "为什么要退单？请选一个原因，或者打字说明，我们会客气地转告住户。"
REASONS = {"busy": "本周人手不足", "skill": "这项服务我们做不了", "far": "距离太远", "time": "时间安排不开"}
BACK_REASONS = {
    "busy": "本周人手不足",
    "skill": "情况超出服务范围",
    "absent": "多次联系不上住户",
    "time": "时间安排不开",
}


def declined_thanks(title: str) -> str:
    return f"{title} 已婉拒，我们另找人办。谢谢您及时告诉我们。"


def question_sent(title: str) -> str:
    return f"{title} 问题已转给住户，有回答马上给您。别忘了还要点“接单”或“婉拒”。"


def answer_sent(party: str) -> str:
    return f"已转告{party}，谢谢您。"


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


NONE_MINE = "您手上没有派单。有新派单会马上发到这里。"
ON_DUTY = "您已开始值班，新派单会发给您。下班请发“休息”。"
OFF_DUTY = "您已休息，新派单不再发给您。上班请发“值班”。"
STAFF_ON_DUTY = "您已开始值班，等社区处理的事和紧急呼叫会发给您。下班请发“休息”。"
STAFF_OFF_DUTY = "您已休息，等社区处理的事先发给值班的同事；没有人值班时，还是会发给您。上班请发“值班”。"
LAST_OFF_DUTY = "您已休息。{party}现在没有人值班，新派单会先给别家。上班请发“值班”。"
NO_SEAT = "您还没有加入机构或社区，不用设置值班。"
WHICH = "您手上有好几件，是哪一件？"
NONE_FITS = "您手上没有可以这样操作的派单。发“我的派单”看看。"
NOT_IN_HAND = "您手上没有这个编号的派单。发“我的派单”看看。"


# --- to staff ---------------------------------------------------------------------------------------------


def hurried_desk(title: str, wanted: str, party: str, due: str) -> str:
    why = f"住户要的时间是{wanted}" if wanted else "这件事等不得"
    return f"{title}：{why}，现在不是上班时间。已请{party}在{due}前答复，请您也看着点，没人接就改派。"


def too_near(title: str, wanted: str, due: str) -> str:
    return f"{title}：住户要的时间是{wanted}，派单要等到{due}，可能来不及。请您看一下，发“派 编号 机构”可以先定一家。"


def nobody_left(title: str, tried: list[str]) -> str:
    lines = [
        f"{title}没有机构能接，需要您来安排。发“派 编号 机构”指定一家。",
        *(f"· {line}" for line in tried),
    ]
    return "\n".join(lines)


LEFT = "好的，没有改动。"
BUTTON_NOTE, BUTTON_DETAIL, BUTTON_MINE = "补一句说明", "看详情", "我的派单"
TIMES = {"d0pm": "今天下午3点", "d1am": "明天上午10点", "d1pm": "明天下午3点", "d2am": "后天上午10点"}


WAITS = "等您接单"
STATES = {"accepted": "已接单，等您联系住户", "in_progress": "正在办理", "done": "已办结，等住户确认"}


def mine(count: int, lines: list[str], more: int) -> str:
    """我的派单."""
    rest = [f"还有{more}件，办结几件后再看。"] if more else []
    return "\n".join([f"我的派单（{count}件）：", *lines, *rest])


def line(title: str, state: str, due: str) -> str:
    """A line of 我的派单."""
    return f"· {title}：{state}，{due}前"
