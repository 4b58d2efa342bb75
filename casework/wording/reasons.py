"""为什么派给它: why a party is asked, and why another is not."""

from typing import Any

TRIED = {"declined": "这件事已经婉拒过", "expired": "这件事没有及时答复过", "returned": "这件事已经退单过"}
NOT_ITS_SERVICE = "没有登记这项服务"
NOT_VERIFIED = "还没有通过核验"
OTHER_AREA = "不服务这个小区"
NOBODY_ON_DUTY = "现在没有人值班"
SHE_CHOSE = "住户自己选了它"
BACKSTOP = "没有别的机构能接，由社区部门兜底"
BY_STAFF = "社区工作人员指定"
NOT_OFFERED_YET = "这件事还没有派给任何机构。"


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
