"""The commands of staff: help, and what is said of one that was not written right."""

HELP = "社区工作台，中文和斜杠命令都行，编号可以只写后4位："


def usage(line: str, help: str) -> str:
    return f"请这样写：{line}\n{help}"


def did_you_mean(line: str, help: str) -> str:
    return f"没有这个命令。您是不是要：{line}？\n{help}\n发“帮助”看全部。"
