"""What is said when she corrects a case that is open."""

from collections.abc import Mapping
from typing import Any

from casework.wording.resident import FIELD_NAMES, UNITS

TOO_LATE = "这件事已经办到最后了，改不了。还有别的要办，直接跟我说。"
ELSEWHERE = "住户改了地点"
BUTTON_DROP = "取消{number}"
PHONE_KEPT = "好的，以后联系您就打{phone}。"


AS_IT_IS = "好的，记的就是这个，没有变。"


def ask_right(field: str) -> str:
    """She says that a field is wrong, and not what is right."""
    return f"好的，请说对的{FIELD_NAMES[field]}，我来改。"


def listed(changed: Mapping[str, Any]) -> str:
    """时间改为后天中午，电话改为……; what is not to be shown is only named."""
    return "，".join(
        f"{FIELD_NAMES[name]}改为{value}{UNITS.get(name, '')}" if value else f"{FIELD_NAMES[name]}改了"
        for name, value in changed.items()
        if value or name != "age"
    )


def not_wanted(title: str) -> str:
    """Before the read-back of what she wants instead."""
    return f"{title}不要了的话，点一下下面就取消。您要办的另一件，请看："


def arrives(title: str, what: str, said: str = "") -> str:
    """Whoever has the case reads it."""
    return f"【住户更正】{title}：{what}。" + (f"原话：“{said[:200]}”" if said else "")


def amended(title: str, what: str, who: str) -> str:
    """She reads what is kept now, and who knows of it."""
    return f"改好了：{title}，{what}。已告诉{who}。"
