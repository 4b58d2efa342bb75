"""What is said in the directory of organisations."""

DIRECTORY = "想找哪一类？点一下就行。"
DIRECTORY_EMPTY = "这一类暂时没有登记的机构。您可以直接说需要什么，社区帮您找。"
DIRECTORY_LIST = "经过社区核实的机构："
CHOOSE_ITEM = "想请{name}做哪一项？"


def chosen_as(name: str, what: str) -> str:
    """What stands for her words when she has chosen by buttons."""
    return f"（在服务机构里选了{name}的“{what}”）"
