"""我的派单: what a worker has in hand, and whether she is on duty."""

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
BUTTON_MINE = "我的派单"
NONE_MINE = "您手上没有派单。有新派单会马上发到这里。"
WHICH = "您手上有好几件，是哪一件？"
NONE_FITS = "您手上没有可以这样操作的派单。发“我的派单”看看。"
NOT_IN_HAND = "您手上没有这个编号的派单。发“我的派单”看看。"
LEFT = "好的，没有改动。"
WAITS = "等您接单"
WHOSE_WORDS = "这句话是要告诉住户的，还是您自己家里有事？"
BUTTON_MY_OWN = "是我自己的事"
STATES = {"accepted": "已接单，等您联系住户", "in_progress": "正在办理", "done": "已办结，等住户确认"}


def mine(count: int, lines: list[str], more: int) -> str:
    """我的派单."""
    rest = [f"还有{more}件，办结几件后再看。"] if more else []
    return "\n".join([f"我的派单（{count}件）：", *lines, *rest])


def line(title: str, state: str, due: str) -> str:
    """A line of 我的派单."""
    return f"· {title}：{state}，{due}前"


def to_resident_of(title: str) -> str:
    """A button: the words go to the resident of this case."""
    return f"告诉{title}的住户"


# --- what her words may mean ---------------------------------------------------------------------------------------
WHICH_ANSWER = "接单还是婉拒？请点一下，或者打“接单”“婉拒”。"
BUTTON_DECLINE, BUTTON_BACK, BUTTON_FINISH = "婉拒", "退单", "办结"
BUTTON_TELL, BUTTON_KEEP_IT = "只告诉住户", "先不退"
WHICH_MEDIA = "{kind}收到了，是哪件事的？"


def decline_with(said: str) -> str:
    return f"要婉拒吗？原因就写“{said}”，我们会客气地转告住户。"


def back_with(title: str, said: str) -> str:
    return f"{title} 要退单吗？原因就写“{said}”，我们另找人办。"


def is_done(title: str) -> str:
    return f"{title} 办好了吗？点“办结”，我们请住户确认。"


WHICH_DONE = "哪一件办好了？点一下就办结，我们请住户确认。"
WHICH_TIME = "约的是哪一件？点一下就告诉住户。"


def agree_on(title: str, when: str) -> str:
    return f"{title} 约好{when}上门，对吗？点一下就告诉住户。"


def of(verb: str, title: str) -> str:
    """A button, where there are several: 办结 20261123-0042 助餐送餐."""
    return f"{verb} {title}"


# --- duty ---------------------------------------------------------------------------------------------------------
ON_DUTY = "您已开始值班，新派单会发给您。下班请发“休息”。"
OFF_DUTY = "您已休息，新派单不再发给您。上班请发“值班”。"
STAFF_ON_DUTY = "您已开始值班，等社区处理的事和紧急呼叫会发给您。下班请发“休息”。"
STAFF_OFF_DUTY = "您已休息，等社区处理的事先发给值班的同事；没有人值班时，还是会发给您。上班请发“值班”。"
LAST_OFF_DUTY = "您已休息。{party}现在没有人值班，新派单会先给别家。上班请发“值班”。"
NO_SEAT = "您还没有加入机构或社区，不用设置值班。"
