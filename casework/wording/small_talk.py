"""What is said to words that are no answer: one kind line, before the question is put again."""

WHY = {
    "place": "问地点，是为了让上门的人找得到您。",
    "for_whom": "问给谁办，是为了找到合适的人来帮忙。",
    "time": "问时间，是为了让办事的人按您方便的时候来。",
    "free_time": "问时间，是为了不在您忙的时候找您。",
    "phone": "问电话，是为了让办事的人找得到您，别人看不到。",
    "skill": "问这个，是为了请您做您拿手的事。",
}
WHY_ELSE = "问这个，是为了把事情一次办对。"
MAY_SKIP = "不想说也没关系，可以跳过。"
LINES = {
    "thanks": "您别客气。",
    "said": "对不起，我没记清楚，麻烦您再说一遍。",
    "lost": "是我没说清楚，您别着急，照您的话说就行。",
    "machine": "我是社区的办事助手，是电脑程序；您说的事由真人来办。",
    "talk": "好，我听着呢。先把您这件事说完。",
}


def line(kind: str, field: str) -> str:
    """The line for this kind of words, at the question about this field."""
    if kind == "why":
        return f"{WHY.get(field, WHY_ELSE)}{MAY_SKIP}"
    return LINES[kind]


LEFT_OPEN = "这一样先空着，办事的人会再问您。"


def also(names: list[str]) -> str:
    """A second need, told in the middle of the first."""
    return f"好的，“{'”“'.join(names)}”也记下了，一起办。"
