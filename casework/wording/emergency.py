"""What is said when somebody is in danger. The number to call stands in the first sentence, always."""

NUMBERS = {"fire": "119", "gas": "119", "smoke": "119", "missing": "110", "crime": "110", "violence": "110", "lost": "110",
           "danger": "110", "suicide": "120"}  # fmt: skip
MEDICAL = "120"

ADVICE = {
    "fire": "请先带家人离开，不要乘电梯，关好身后的门。",
    "gas": "请不要开关电器和灯，开窗，离开屋子再打电话，关上燃气总阀。",
    "suicide": "心理援助热线 12356，24小时有人接听。您不是一个人，请先和身边的人待在一起。",
    "fall": "请先不要急着扶起来，问问哪里疼。",
    "missing": "请记住走失的时间、地点和穿的衣服，告诉警察。",
}
NOT_WE = "我们不是急救中心，正在通知社区值班人员。"
OPENED = "已登记，编号 {number}。"
ASK_WHERE = "您现在在哪里？说小区、几号楼、几室就行。"
ASK_HOW = "现在人怎么样了？说一句就行，我马上转给值班人员。"
TOLD = "已通知社区值班人员（{number}）。"
PASSED_ON = "已记下，正在转给值班人员（{number}）。情况变化请随时说，紧急请直接拨打 {phone}。"
BUTTON_ANSWER = "我来处理"
ANSWERED = "社区值班人员{name}已经看到，正在处理（{number}），会马上联系您。"
ANSWERED_BY = "【紧急】{number} 已由{name}处理。"
ALREADY = "{number} 已有人在处理，谢谢您。"
YOURS = "好的，{number} 由您处理，请马上联系居民。"
NOT_FOR_YOU = "这件事不在您的值守范围内。"
NO_DESK = "这里还没有社区值守，请您马上拨打 {phone}。"
KINDS = {
    "fall": "摔倒", "chest": "胸痛", "fire": "着火", "gas": "燃气", "missing": "走失", "suicide": "轻生风险",
    "violence": "暴力伤害", "medical": "急病", "accident": "事故", "electric": "触电", "trapped": "被困",
}  # fmt: skip


def number_for(kind: str) -> str:
    """120, 119 or 110, by what happens."""
    return next((phone for start, phone in NUMBERS.items() if start in kind), MEDICAL)


def advice_for(kind: str) -> str:
    """One or two plain sentences for the minutes until help comes; "" where none is safe for all."""
    return next((text for start, text in ADVICE.items() if start in kind), "")


def first(kind: str) -> str:
    """The first thing that is said."""
    lines = [f"请马上拨打{number_for(kind)}。{NOT_WE}"]
    if advice := advice_for(kind):
        lines.append(advice)
    return "\n".join(lines)


def page(number: str, kind: str, words: str, place: str, phone: str, who: str, *, again: int = 0) -> str:
    """What everyone on duty reads."""
    name = next((text for start, text in KINDS.items() if start in kind), "紧急情况")
    head = f"【紧急】{name} {number}" + (f"（第{again + 1}次呼叫，还没有人响应）" if again else "")
    lines = [
        head,
        f"原话：“{words}”",
        f"地点：{place or '还不知道'}",
        f"联系：{who or '居民'} {phone or '（没有留电话，请在这里回复）'}",
    ]
    return "\n".join([*lines, f"已提醒居民拨打{number_for(kind)}。看到请马上点“{BUTTON_ANSWER}”。"])  # fmt: skip


def more(number: str, words: str) -> str:
    """What the person added."""
    return f"【紧急】{number} 补充：“{words}”"
