"""What is said when she corrects a case that is open."""

from collections.abc import Mapping
from typing import Any

from casework.wording.resident import FIELD_NAMES, UNITS

TOO_LATE = "这件事已经办到最后了，改不了。还有别的要办，直接跟我说。"
ELSEWHERE = "住户改了地点"
AGREE_AGAIN = "原来约好的时间请和住户重新商量，再点“约时间”。"
PHONE_KEPT = "好的，以后联系您就打{phone}。"


def listed(changed: Mapping[str, Any]) -> str:
    """时间改为后天中午，电话改为……; what is not to be shown is only named."""
    return "，".join(
        f"{FIELD_NAMES[name]}改为{value}{UNITS.get(name, '')}" if value else f"{FIELD_NAMES[name]}改了"
        for name, value in changed.items()
    )


def arrives(title: str, what: str, more: str = "") -> str:
    """Whoever has the case reads it."""
    return f"【住户更正】{title}：{what}。{more}"


def amended(title: str, what: str, who: str, *, agreed: bool) -> str:
    """She reads what is kept now, and who knows of it."""
    asks = "原来约的时间能不能改，等对方回话。" if agreed else ""
    return f"改好了：{title}，{what}。已告诉{who}。{asks}"
