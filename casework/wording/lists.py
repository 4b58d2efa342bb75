"""What stands above lists at the desk, and what is said when nothing or too much is found."""

from collections.abc import Sequence

BUTTON_MORE = "更多"
TITLES = {"todo": "待办", "today": "今日", "overdue": "超期"}
EMPTY = {"todo": "现在没有等社区处理的事。", "today": "今天还没有事项。", "overdue": "没有超期的事项。"}
NOTHING_FOUND = "没有查到。可以试试完整编号、姓名、楼栋（如3号楼）或手机尾号4位。"
NO_PARTIES = "这里还没有登记机构。"


def no_such_case(number: str) -> str:
    return f"没有找到编号 {number} 的事项。发“待办”看列表，或用“查”找。"


def which_case(lines: Sequence[str]) -> str:
    return "有几件事都是这个尾号，请写完整编号：\n" + "\n".join(lines)


def listing(kind: str, total: int, page: int, pages: int) -> str:
    """Above the buttons of a list."""
    where = f"，第{page + 1}/{pages}页" if pages > 1 else ""
    return f"{TITLES[kind]}：共{total}件{where}。点一件看详细。"


def found(total: int) -> str:
    return f"查到{total}件，点一件看详细（本次查询已记录）。"


def parties(lines: Sequence[str], page: int, pages: int) -> str:
    return f"机构（{page + 1}/{pages}页）：\n" + "\n".join(lines)
