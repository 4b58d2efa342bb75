"""What is read when something goes wrong: by her, by staff, by who has the case."""

BUTTON_CAME, BUTTON_NOT_CAME = "来过了", "没人来"


def filed(who: str, by: str) -> str:
    """She reads that the committee looks at it, and that they do not."""
    return f"您说的，社区来管，{by}前给您回话。只有社区看得到，{who}看不到。"


def filed_arrives(title: str, who: str, said: str, *, elsewhere: bool) -> str:
    """Staff read what she says of those who come to her."""
    head, wish = ("【要求换人】", "，想换人办") if elsewhere else ("【投诉】", "")
    return f"{head}{title}：居民对{who}有意见{wish}。原话：“{said}”。{who}没有收到这句话。请联系居民；要换别家，点“派给…”。"


def filed_still(title: str, by: str) -> str:
    """Nobody at the desk has done anything about it by the time that she was told."""
    return f"【投诉未处理】{title}：答应居民{by}前回话，还没有处理的记录。请今天联系居民。"


def filed_late(title: str) -> str:
    """She reads it plainly."""
    return f"{title}：您反映的事，社区还没来得及给您回话，实在抱歉，已经再去催了。"


def failed(who: str, number: str) -> str:
    """She reads who knows now."""
    return f"让您受累了。已经告诉{who}和社区工作人员（{number}），请他们马上处理。"


def not_yet(who: str, number: str, by: str) -> str:
    """What she misses is not due yet."""
    return f"已转告{who}（{number}）。说好的是{by}，到时还没有，您再说一声，社区来管。"


def failed_arrives(title: str, who: str, said: str) -> str:
    """Who has it and staff read that it did not come."""
    return f"【没有做到】{title}：居民说：“{said}”。由{who}负责，请马上处理并给居民回话。"


def paused(who: str, number: str) -> str:
    """Not for good: passed on."""
    return f"已转告{who}（{number}）。要是以后都不用了，说“取消”就行。"


# --- a visit ----------------------------------------------------------------------------------------------------
def unsuited(title: str, when: str, who: str) -> str:
    """She reads that the time is open again."""
    return f"好的，{title}原来约的{when}不算了，已请{who}另约时间。"


def unsuited_arrives(title: str, when: str, said: str) -> str:
    """The worker reads that it does not suit, and is asked for another."""
    return (
        f"【请另约时间】{title}：约的{when}住户不方便，已经取消，不用去了。原话：“{said}”。请点“约时间”另约。"
    )


def still_open(title: str) -> str:
    """A day later no other time has been agreed."""
    return f"{title}：住户说原来的时间不方便，还没有另约。请点“约时间”。"


def still_open_staff(title: str, who: str) -> str:
    """Staff read the same."""
    return f"{title}：住户说约的时间不方便，{who}还没有另约。请催一下。"


def passed(title: str, when: str) -> str:
    """Two hours after a visit of which nothing was heard."""
    return f"{title}：约好{when}上门，时间过了，还没有记录。去过了请点“进展”或“办结”；没去成请点“约时间”另约，并给住户说一声。"


def did_they_come(title: str, who: str, when: str) -> str:
    """In the evening she is asked, once."""
    return f"{title}：{who}约好{when}上门，请问来过了吗？"


CAME = "好的，记下了。还有什么不满意的，随时跟我说。"
