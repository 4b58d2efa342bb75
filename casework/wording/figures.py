"""统计, in words."""

from typing import TYPE_CHECKING

from nlp.catalogue import CATEGORY_NAMES

if TYPE_CHECKING:
    from casework.statistics import Figures

PERIODS = {"today": "今天", "week": "本周", "month": "本月"}


def statistics(period: str, f: "Figures") -> str:
    """统计, in words."""
    lines = [
        f"{PERIODS[period]}：登记{f.opened}件，办结{f.closed}件，取消{f.cancelled}件，重新办理{f.reopened}件",
        f"紧急{f.emergencies}件，改类{f.corrected}件",
        f"通常多久有人响应：{_span(f.first_answer_hours)}",
        f"现在：在办{f.open_now}件，待确认{f.triage_now}件，超期{f.overdue_now}件",
    ]
    if f.ratings:
        lines.append("评价：" + "，".join(f"{name}{count}" for name, count in f.ratings.items()))
    if f.categories:
        lines.append("类别：" + "，".join(f"{CATEGORY_NAMES.get(c, c)}{n}" for c, n in f.categories))  # type: ignore[call-overload]
    return "\n".join(lines)


def _span(hours: float | None) -> str:
    """A median as one says it: minutes below an hour."""
    if hours is None:
        return "暂无"
    return f"{hours}小时" if hours >= 1 else f"{max(1, round(hours * 60))}分钟"
