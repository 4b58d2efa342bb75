"""What is said when somebody is in danger. The number to call stands in the first sentence, always."""

from collections.abc import Sequence

from nlp.emergencies import ALSO, SOMEBODY_ELSE, number

ADVICE = {
    "unconscious": "看看有没有呼吸，拨通 120 后听他们的指导，不要搬动病人。",
    "choking": "还能咳就鼓励用力咳，拨通 120 后听他们的指导。",
    "electric": "先断电，不要用手直接去拉人。",
    "trapped": "请不要扒门，按电梯里的报警铃，等人来。",
    "fire": "请先带家人离开，不要乘电梯，关好身后的门。",
    "gas": "请不要开关电器和灯，开窗，离开屋子再打电话，关上燃气总阀。",
    "suicide": "心理援助热线 12356，24小时有人接听。您不是一个人，请先和身边的人待在一起。",
    SOMEBODY_ELSE: "请不要离开，跟那个人说话，慢慢说，别刺激；刀、药、绳子收走，守住门窗，等人来。",
    "fall": "请先不要急着扶起来，问问哪里疼。",
    "missing": "请记住走失的时间、地点和穿的衣服，告诉警察。",
}
NOT_WE = "我们不是急救中心，正在通知社区值班人员。"
OPENED = "已登记，编号 {number}。"
ASK_WHERE = "您现在在哪里？说小区、几号楼、几室就行。"
ASK_HOW = "现在人怎么样了？说一句就行，我马上转给值班人员。"
ASK_BY_KIND = {
    SOMEBODY_ELSE: "人现在在哪里？说小区、几号楼、几层就行。",
    "suicide": "您身边现在有人陪着吗？",
    "missing": "最后是在哪里见到的？",
    "fire": "屋里还有人没出来吗？",
    "gas": "人都离开屋子了吗？",
}
TOLD = "已通知社区值班人员（{number}）。"
PASSED_ON = "已记下，正在转给值班人员（{number}）。情况变化请随时说，紧急请直接拨打 {phone}。"
DENIAL_PASSED_ON = (
    "记下了，正在告诉值班人员（{number}），他们会再和您确认。要是又不好了，马上说，也请直接拨打 {phone}。"
)
BUTTON_ANSWER = "我来处理"
ANSWERED = "社区值班人员{name}已经看到，正在处理（{number}），会马上联系您。"
A_COLLEAGUE = "同事"
"""Whose name we have not been told."""
ANSWERED_BY = "【紧急】{number} 已由{name}处理。"
ALREADY = "{number} 已有人在处理，谢谢您。"
YOURS = "好的，{number} 由您处理，请马上联系居民：打电话，或点“回复居民”在这里说。"
NOT_FOR_YOU = "这件事不在您的值守范围内。"
NO_DESK = "这里还没有社区值守，请您马上拨打 {phone}。"
LATER, DENIED = "后来说", "补充（居民说不用来了，请您和她确认）"
KINDS = {
    "cardiac": "胸痛、心脏不适", "stroke": "疑似中风", "fall": "摔倒", "choking": "噎住", "poisoning": "中毒", "bleeding": "出血",
    "unconscious": "昏迷", "illness": "急病", "childbirth": "临产", "suicide": "轻生风险", SOMEBODY_ELSE: "有人要轻生", "fire": "着火", "gas": "燃气泄漏",
    "electric": "触电", "trapped": "被困", "drowning": "溺水", "missing": "走失", "violence": "暴力伤害", "no_answer": "敲门没人应",
}  # fmt: skip


def first(kind: str) -> str:
    """The first thing that is said: the number, then who we are not, then what to do until help comes."""
    lines = [f"请马上拨打{number(kind)}。{NOT_WE}"]
    if others := ALSO.get(kind):
        lines.append(f"需要时也请拨打{'、'.join(others)}。")
    if advice := ADVICE.get(kind):
        lines.append(advice)
    return "\n".join(lines)


def page(
    case_number: str, kind: str, words: str, place: str, phone: str, who: str, *, again: int = 0,
    since: Sequence[tuple[bool, str]] = (),
) -> str:  # fmt: skip
    """What everyone on duty reads. `since`: what she has said after it, as (denial or not, words), the weightiest first."""
    name = KINDS.get(kind, "紧急情况")
    head = f"【紧急】{name} {case_number}" + (f"（第{again + 1}次呼叫，还没有人响应）" if again else "")
    lines = [
        head,
        *(f"{DENIED if denial else LATER}：“{said}”" for denial, said in since),
        f"原话：“{words}”",
        f"地点：{place or '还不知道'}",
        f"联系：{who or '居民'} {phone or '（没有留电话，可点“回复居民”）'}",
    ]
    return "\n".join([*lines, f"已提醒居民拨打{number(kind)}。看到请马上点“{BUTTON_ANSWER}”。"])  # fmt: skip


def more(case_number: str, words: str, *, denial: bool = False) -> str:
    """What the person added."""
    return f"【紧急】{case_number} {DENIED if denial else '补充'}：“{words}”"
