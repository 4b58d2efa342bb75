"""撤回同意: what a resident reads, and whoever does something for her."""

BUTTON_KEEP = "撤回，正在办的事办完"
BUTTON_CANCEL = "撤回，事情也不办了"
BUTTON_NOT = "不撤回"
STAYS = "好的，没有撤回，一切照旧。"
DONE = "您的同意已经撤回。"
REASON = "住户撤回了同意"


def asks(lines: list[str]) -> str:
    """What is still being done for her, and what becomes of it."""
    listed = "\n".join(f"· {line}" for line in lines)
    return (
        f"您要撤回同意吗？撤回以后，您说过的话就删掉，以后的也不记。\n还有{len(lines)}件事正在办：\n{listed}\n"
        "让他们办完，他们在办完前还看得到您的住址和电话；也可以都不办了。请点一下。"
    )


def arrives(title: str) -> str:
    """Whoever has the case, and the desk."""
    return f"【撤回同意】{title}：住户撤回了同意，这件事请照常办完。住址和电话只能用于这件事，办完不要留存。"


def arrives_cancelled(title: str) -> str:
    """The desk."""
    return f"【撤回同意】{title}：住户撤回了同意，这件事已取消，不用再办。"
