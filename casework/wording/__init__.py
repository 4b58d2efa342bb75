"""Every sentence that a person reads, by journey. Short, plain, 您, who does what by when, never a reproach."""

NOT_UNDERSTOOD = (
    "抱歉，这句我没看明白。您可以直接说需要什么帮助，比如“想找人中午送饭”；要找工作人员，请说“转人工”。"
)


def fault(ref: str) -> str:
    """Something of ours broke; the turn changed nothing."""
    return f"抱歉，我们这边出了点问题，刚才这一步没有办成，请您再发一次。要是还不行，请把编号 {ref} 告诉社区工作人员。"
