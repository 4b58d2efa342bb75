"""What she, the desk and the parties read while a case looks for who will serve it."""

# --- to the resident ----------------------------------------------------------------------------------------------


def offered(title: str, party: str, due: str, before: str = "") -> str:
    return f"{before}{title}已派给{party}，请对方在{due}前答复。有结果马上告诉您。"


def offered_backstop(title: str, party: str, due: str, before: str = "") -> str:
    return f"{before}{title}由{party}来接手，{due}前答复您。"


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


# --- to the party that it is taken from ---------------------------------------------------------------------------
WITHDRAWN = "已撤回，不用处理"


def taken_from_you(title: str, outcome: str, reason: str) -> str:
    why = f"（{reason}）" if reason else ""
    return f"{title}：{outcome}{why}。这件事不用您再办了，谢谢。"


# --- to staff -----------------------------------------------------------------------------------------------------


def hurried_desk(title: str, wanted: str, party: str, due: str) -> str:
    why = f"住户要的时间是{wanted}" if wanted else "这件事等不得"
    return f"{title}：{why}，现在不是上班时间。已请{party}在{due}前答复，请您也看着点，没人接就改派。"


def too_near(title: str, wanted: str, due: str) -> str:
    return f"{title}：住户要的时间是{wanted}，派单要等到{due}，可能来不及。请您看一下，发“派 编号 机构”可以先定一家。"


def nobody_left(title: str, tried: list[str], wanted: str, due: str) -> str:
    lines = [
        f"{title}没有机构能接，需要您来安排。发“派 编号 机构”指定一家。",
        *([f"住户要的时间：{wanted}"] if wanted else []),
        f"办理期限：{due}",
        *(f"· {line}" for line in tried),
    ]
    return "\n".join(lines)


# --- to whoever names a party -------------------------------------------------------------------------------------
PARTY_CANNOT = "没有找到这家机构。发“机构”看名单。"
NOBODY_THERE = "{party}现在没有人值班，发过去没人看到。请换一家，或者过一会儿再试。"
NOBODY_JOINED = "{party}还没有人加入，派了也没人看到。请换一家，或先发“邀请”请他们加入。"
ALREADY_THEIRS = "这件事已经在{party}手上了。"
