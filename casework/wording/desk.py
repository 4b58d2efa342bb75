"""What staff do with a case: its buttons, and what they, the parties and the resident read of each act."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from casework.wording.replies import BUTTON_REPLY

if TYPE_CHECKING:
    from storage.tables import Case

STATES = {
    "received": "待派", "triage": "待确认", "offered": "待接单", "accepted": "已接单", "in_progress": "办理中",
    "done": "待居民确认", "closed": "已结束", "cancelled": "已取消",
}  # fmt: skip
IN_HAND, NOBODY = "处理中", "还没有人响应"


def state_of(case: "Case") -> str:
    """How far a case is: somebody of the desk has taken it, or nobody has answered an emergency yet."""
    at_desk = case.state in ("received", "triage")
    if at_desk and case.urgent and case.answered_at is None:
        return NOBODY
    return IN_HAND if at_desk and case.worker_id is not None else STATES[case.state]


BY_STAFF = "社区工作人员另有安排"
NOT_HERE = "没有找到这件事，可能不在您的社区，或者编号不对。"

# --- buttons ---------------------------------------------------------------------------------------------------------
BUTTON_CONTACT, BUTTON_ASSIGN, BUTTON_SETTLE = "联系方式", "派给…", "办结"
BUTTON_URGE, BUTTON_RECAT, BUTTON_BACK = "催办", "改类", "退回"
BUTTON_TRANSFER, BUTTON_TAKE = "转社区", "我来处理"
BUTTON_FILES = "照片和语音"
BUTTON_NOT_SOLVED = "还没解决"
BUTTON_SPOKE = "已联系居民"
BUTTON_DONE = "已回访"
BUTTON_TRANSFER_SURE = "确认转"
BUTTON_SURE, BUTTON_OTHER_PARTY = "确认", "换一家"
BUTTON_SHOW = "查看"
SETTLE_REASONS = ("已电话解决", "重复登记", "居民不再需要", "不属于社区职责，已说明去处")

# --- assigning -------------------------------------------------------------------------------------------------------
ASSIGNED = "已派单"


def assigned(title: str, in_the_morning: bool) -> str:
    return f"{title}：{'夜里不打扰，明早8点派出' if in_the_morning else '已派出，等对方接单'}。"


def are_you_sure(title: str, party: str, doubt: str) -> str:
    return f"{title}：{party}{doubt}。还是派给它，请点“{BUTTON_SURE}”。"


def assign_to(title: str) -> str:
    return f"{title}：派给谁？也可以打“派 编号 机构名”。"


def which_party(said: str, near: Sequence[str]) -> str:
    return f"没有认准“{said}”是哪家机构，是不是：" if near else f"没有找到机构“{said}”。发“机构”看名单。"


# --- another category ------------------------------------------------------------------------------------------------
RECAT = "类别有误，社区重新安排"
WHICH_CATEGORY = "这是哪一类？"
NO_DEPARTMENT = "这一类还没有兜底的部门，请写明具体项目，比如“改类 0042 助餐送餐”。"


def recat_to(name: str) -> str:
    return f"已定为{name}"


def recat_same(title: str) -> str:
    return f"{title}：已经是这一项，不用改。"


def recat_same_stuck(title: str) -> str:
    return f"{title}：已经是这一项，但现在没有机构能接。请指定一家，或点“我来处理”。"


def recat_confirmed(title: str) -> str:
    return f"已定为 {title}，重新安排了。"


def recat_done(title: str) -> str:
    return f"已改为 {title}，重新安排了。谢谢您的更正，系统会学着认。"


def which_item(said: str) -> str:
    return f"没有认准“{said}”是哪一项，是不是：" if said else "改成哪一类？"


# --- urging ----------------------------------------------------------------------------------------------------------
URGED_LATELY = "刚才已经催过了，十分钟后可以再催。"


def nobody_to_urge(title: str, state: str) -> str:
    return f"{title}现在是“{state}”，没有机构可催。"


def urged(title: str) -> str:
    return f"{title}：已经催了。"


def urged_by_staff(title: str) -> str:
    return f"【社区催办】{title}：请尽快处理，有困难请说明。"


# --- another community -----------------------------------------------------------------------------------------------
TRANSFERRED = "已转到别的社区"
WHICH_COMMUNITY = "转到哪个社区？"
NO_SUCH_COMMUNITY = "没有找到要转去的社区。请写明，比如“转 0042 和平社区”。"
NOBODY_AT_DESK = "那个社区还没有工作人员在这里，转过去没有人看。请打电话联系他们。"


def transfer_sure(title: str, community: str, party: str) -> str:
    return (
        f"{title}：{party}已经接单。转到{community}要先从它那里收回。还是要转，请点“{BUTTON_TRANSFER_SURE}”。"
    )


def transferred(title: str, community: str) -> str:
    return f"{title}：已转到{community}。"


def transferred_resident(title: str, community: str) -> str:
    return f"{title}：这件事归{community}办，已经转过去，由那边的工作人员接着办。您不用再说一遍。"


# --- settling and sending back ---------------------------------------------------------------------------------------
SETTLED = "社区已办结"


def settle_why(number: str) -> str:
    return f"办结要写原因，居民会看到。比如“结 {number} 已电话解决”，或点下面的："


def settled(title: str) -> str:
    return f"{title}：已办结，居民收到了原因。"


NOTHING_DONE = re.compile("不(?:再)?(?:需要|用|要)|重复|不属于|取消|误报|登记错|去世|过世|不在了")
"""Reasons that say that nothing was done for her: nobody asks a week later how it went."""


def settled_resident(title: str, reason: str) -> str:
    return f"{title}：社区已经办结，原因：{reason}。要是还没解决，请告诉我们。"


def not_done(title: str, state: str) -> str:
    return f"{title}现在是“{state}”，机构说办好了的事才能退回。"


def send_back_why(title: str) -> str:
    return f"{title}：为什么退回？请打字写一句，办理的人会看到。不退了就发“算了”。"


def sent_back(title: str) -> str:
    return f"{title}：已退回继续办理。"


def sent_back_to_you(title: str, reason: str) -> str:
    return f"{title}：社区看过，还没办完，请继续办理。{f'原因：{reason}' if reason else ''}"


def sent_back_resident(title: str) -> str:
    return f"{title}：社区核对后发现还没办完，已请对方继续办理。"


# --- taking it oneself -----------------------------------------------------------------------------------------------


def not_at_desk(title: str, state: str) -> str:
    return f"{title}现在是“{state}”，不在社区手上。"


def taken_by(name: str) -> str:
    return f"由{name or '同事'}处理"


def taken(title: str) -> str:
    return f"{title}：由您处理。要问居民，点“{BUTTON_REPLY}”；办好了，点“{BUTTON_SETTLE}”。"


def taken_resident(title: str, name: str, by: str) -> str:
    return f"{title}：社区{name or '工作人员'}正在处理，{by}前和您联系。"


def did(title: str) -> str:
    return f"{title}：记下了，已经回访。"


TASKS = {
    "unsolved": "居民说还没解决，请联系居民", "unhappy": "居民不满意，请回访", "complaint": "居民有意见，请联系居民", "failed": "居民说没有人来，请问清楚",
    "silent": "办结后居民一直没有回复，请打电话问问",
    "care": "办好一周，请打电话问问近况",
}  # fmt: skip


def tasks(told: Sequence[str]) -> str:
    """What of a case waits for staff."""
    return f"待办：{'；'.join(TASKS.get(why, why) for why in told)}（做了请点“{BUTTON_DONE}”）"


def spoke(title: str) -> str:
    return f"{title}：记下了，已和居民联系。办好了请点“{BUTTON_SETTLE}”。"
