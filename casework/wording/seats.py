"""What holders of seats read: seats, invites; and what is said when a case is reclaimed on a new device."""

from datetime import datetime

# --- seats ------------------------------------------------------------------------------------------------------
STAFF_ONLY = "这一步要社区工作人员来做。您如果是社区工作人员，请发“切换身份”换到社区席位。"
DIRECTOR_ONLY = "这一步要社区主任来做。"
NOT_YOUR_SEAT = "没有找到您的这个身份。发“切换身份”可以看到您现有的身份。"
CANNOT_WITHDRAW = "这个席位您不能撤，或者已经撤了。发“撤席”可以看到您能撤的席位。"
NO_SEATS = "您现在的身份是居民。机构和社区的工作人员请发邀请码加入。"
YOUR_SEATS = "您的身份，点一下切换（✓是现在用的）："
AS_RESIDENT = "居民"
WITHDRAW_WHOM = "要撤掉哪个席位？点一下马上生效。"
NOBODY_TO_WITHDRAW = "没有找到您能撤的席位。"


def seat_withdrawn(name: str, *, worker: bool) -> str:
    """To the person whose seat was withdrawn."""
    what = "派单" if worker else "消息"
    return f"您的席位“{name}”已经撤销，今后不再收到这边的{what}。您作为居民照常可以使用。有疑问请联系社区。"


def joined_at(when: datetime) -> str:
    """Stands for the name of somebody who has not told it."""
    return f"{when.month}月{when.day}日{when:%H:%M}加入的"


def withdrew(name: str) -> str:
    return f"已撤席：{name}，立即生效。"


def switched(name: str) -> str:
    return f"好的，您现在的身份是：{name}。"


# --- invites ----------------------------------------------------------------------------------------------------
INVITE_WHOM = "邀请谁？比如“邀请 工作人员 暖心助餐”“邀请 负责人 暖心助餐”；主任还可以“邀请 社工”。"
INVITE_PARTY = "邀请到哪家机构？"
NOT_YOUR_PARTY = "没有找到这家机构，或者它不归您的社区管。发“机构”看名单。"
WRONG_ROLE = "企业请用“邀请 企业 企业名”，机构请用“邀请 工作人员 机构名”。"
WRONG_CODE = "这个邀请码不对，或者已经用过、过期了。请核对，或请邀请您的人重新发一个。"
TOO_MANY_TRIES = "试的次数太多了，请一小时后再试，或联系社区工作人员。"


def invited(role: str, where: str, code: str) -> str:
    """The code, once, to whoever invites."""
    return f"邀请码（{where} · {role}），72小时内有效，只能用一次：\n{code}\n请把它发给本人；对方在这里发出这个码就加入了。"


FIRST_STEPS = {
    "staff": "发“帮助”看能做什么，发“待办”开始。",
    "director": "发“帮助”看能做什么，发“待办”开始。",
    "enterprise": "社区有事会在这里和您联系。您自己家里有事要帮忙，也直接说。",
}
WORKERS_STEPS = "有派单会发到这里；发“我的派单”看手上的事，发“休息”“值班”切换。"


def joined(name: str, role: str) -> str:
    """To whoever has redeemed a code."""
    return f"欢迎加入：{name}。{FIRST_STEPS.get(role, WORKERS_STEPS)}"


# --- names ------------------------------------------------------------------------------------------------------
ASK_NAME = "请问怎么称呼您？比如“陈大勇”或“陈师傅”。您办的事上会写这个名字。不想说就发“跳过”。"
NAME_HOW = "请这样写：改名 陈大勇"
NO_NAME = "好的，先用单位的名字。以后想写上，发“改名 陈大勇”就行。"
NO_SEAT_TO_NAME = "这里的名字是给机构和社区的工作人员用的。您要办的事里写什么名字，直接告诉我就行。"


def named(name: str) -> str:
    return f"好的，记下了：{name}。以后要改，发“改名 陈大勇”这样就行。"


def already_named(name: str) -> str:
    return f"您办的事上会写“{name}”。要改，发“改名 陈大勇”这样就行。"


# --- reclaiming -------------------------------------------------------------------------------------------------
BUTTON_AGREE, BUTTON_REFUSE = "已核实，同意", "不同意"
RECLAIM_HOW = "换了手机或电脑？请把事项编号和当时留的电话一起发来，比如“找回 20261123-0042 13x…”。"
RECLAIM_SENT = (
    "收到。如果编号和电话对得上，社区工作人员会打这个电话核实，同意后这件事就会出现在“我的事项”里。"
)
NOT_RECLAIMED = (
    "社区工作人员没有能核实这件事，暂时不能转到这里。您可以到居委会当面办理，或直接说需要什么帮助。"
)
RECLAIM_DECIDED = "这个找回申请已经处理过，或者过期了。"


def reclaim_asked(title: str, tail: str) -> str:
    return f"【找回】{title}：有人在新设备上申请找回，说出的电话尾号{tail}与登记的一致。请先拨打登记的电话核实，再选："


def reclaim_done(title: str, agreed: bool) -> str:
    return f"【找回】{title}：{'已同意' if agreed else '未同意'}。"


def reclaimed(title: str) -> str:
    return f"核实好了，{title}已经转到这里。发“我的事项”可以查看。"


def reclaimed_elsewhere(title: str) -> str:
    return f"{title}经社区核实，已转到您的另一台设备。如果不是您本人办的，请马上联系社区。"


# --- what goes on when somebody has left -------------------------------------------------------------------------
NOBODY_LEFT = "原来的机构现在没有人能办"


def left_behind(numbers: list[str]) -> str:
    more = f"等{len(numbers)}件" if len(numbers) > 10 else ""
    return f"这家机构现在没有人了，手上的{len(numbers)}件事已经马上另找人办：{'、'.join(numbers[:10])}{more}。居民都收到了通知。"


def yours_now(title: str, name: str) -> str:
    return f"{title}：{name or '原来的同事'}不再负责，这件事由您的机构接着办，请尽快和居民联系。"


def colleagues_have_it(title: str, party: str, name: str) -> str:
    return f"{title}：{name or '原来的工作人员'}不再负责这件事，{party}的其他同事会接着办。您不用再说一遍。"


def desk_has_it(title: str, before: str) -> str:
    return f"{before}{title}现在在社区工作人员手上。"
