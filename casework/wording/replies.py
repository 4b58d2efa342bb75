"""回复: what staff and a resident read when they write to each other."""

BUTTON_REPLY, BUTTON_SHOW = "回复居民", "查看"
ASK_REPLY = "请打字，您的下一句话会直接发给居民。不想发了，说“算了”。"
NOT_SENT = "好的，没有发。"
OWN_DANGER = "要是您自己身边有人有危险，请马上拨打120、110或119。"


def ask_reply(title: str) -> str:
    return f"{title}：{ASK_REPLY}"


def said_by(name: str, text: str) -> str:
    return f"{name}说：{text}" if name else text


def reply(title: str, name: str, text: str) -> str:
    return f"社区{name or '工作人员'}给您回话（{title}）：\n{text}\n您直接回复就行，我们转给{name or '工作人员'}。"


def reply_sent(title: str) -> str:
    return f"{title}：已发给居民。居民回话了，会马上转给您。"


def reply_arrives(title: str, text: str) -> str:
    return f"{title} 居民回话：“{text}”"


def passed_on(name: str) -> str:
    return f"好的，已转给社区{name or '工作人员'}。还有要说的，接着说就行。"
