"""What is said when somebody is in danger. The number to call stands in the first sentence, always."""

from collections.abc import Sequence

from nlp.emergencies import ALSO, BURN, OTHERS_HARM, SELF_HARM, SOMEBODY_ELSE, number

NOT_WE = "我们不是急救中心，正在通知社区值班人员。"
OPENED = "已登记，编号 {number}。"
ASK_WHERE = "您现在在哪里？说小区、几号楼、几室就行。"
ASK_THERE = "具体在什么位置？说路名、门牌或者旁边的店就行。"
ASK_HOW = "现在人怎么样了？说一句就行，我马上转给值班人员。"
ASK_HERSELF = "您现在感觉怎么样？说一句就行，我马上转给值班人员。"
ASK_BY_KIND = {
    SOMEBODY_ELSE: "人现在在哪里？说小区、几号楼、几层就行。",
    SELF_HARM: "您身边现在有人吗？能叫人来，马上叫。",
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
CALLED_AGAIN = "又呼叫了一次值班人员（{number}）。"
TOLD_AGAIN = "已再次转告{name}（{number}）。情况变化请随时说，紧急请直接拨打 {phone}。"
HEARD = "您的话也转给值班人员了（{number}）。"
STANDS = "您的紧急求助照常在办，不受影响。"
NOBODY_HAS_IT = "还没有值班人员回应，我们一直在呼叫"
HANDLED_BY = "现在由{who}负责"
A_COLLEAGUE = "同事"
"""Whose name we have not been told."""
ANSWERED_BY = "【紧急】{number} 已由{name}处理。"
ALREADY = "{number} 已有人在处理，谢谢您。"
YOURS = "好的，{number} 由您处理，请马上联系居民：打电话，或点“回复居民”在这里说。"
SEEN = "（已记录您查看了联系方式）"
NOT_FOR_YOU = "这件事不在您的值守范围内。"
NO_DESK = "这里还没有社区值守，请您马上拨打 {phone}。"
HOME, ON_RECORD = "登记的住址", "（登记的住址，居民还没说在哪里）"
LATER, DENIED = "后来说", "补充（居民说不用来了，请您和她确认）"
WARY = "补充（居民这样说，请不要当作没事，马上联系本人）"
READS = {"denied": DENIED, "wary": WARY}
STAY = (
    "您说的话值班人员会看到（{number}），我们不会不管您。请现在就拨打 {phone}，把门打开，叫一个身边的人来陪您。"
    "心里难受，12356 24小时有人听您说。"
)
STILL_IN_DANGER = "居民说还没解决，再次呼叫"
REOPENED = "{number} 已重新呼叫社区值班人员。"
WHICH_OF_TWO = "您说的“{said}”，是另外一件事，还是要告诉值班人员？"
BUTTON_APART, BUTTON_TELL = "是另外一件事", "告诉值班人员"
WHICH_DOOR = "值班人员已经在呼叫了。您是在哪一家？点一下，地址马上转给他们。"
DOOR_TOLD = "好的，地址已经转给值班人员（{number}）。"
KINDS = {
    "cardiac": "胸痛、心脏不适", "stroke": "疑似中风", "fall": "摔倒", "choking": "噎住", "poisoning": "中毒", "bleeding": "出血",
    "unconscious": "昏迷", "illness": "急病", "childbirth": "临产", "suicide": "轻生风险", SOMEBODY_ELSE: "有人要轻生", SELF_HARM: "已伤害自己", OTHERS_HARM: "有人已伤害自己", BURN: "烧伤烫伤", "fire": "着火", "gas": "燃气泄漏",
    "electric": "触电", "trapped": "被困", "drowning": "溺水", "missing": "走失", "violence": "暴力伤害", "no_answer": "敲门没人应",
}  # fmt: skip


def first(kind: str, advice: str = "") -> str:
    """The first thing that is said: the number, then who we are not, then what to do until help comes."""
    lines = [f"请马上拨打{number(kind)}。{NOT_WE}"]
    if others := ALSO.get(kind):
        lines.append(f"需要时也请拨打{'、'.join(others)}。")
    return "\n".join([*lines, advice] if advice else lines)


def nobody_yet(kind: str, phone: str) -> str:
    """Nobody has answered: what she can do herself, now. `phone`: the community's, "" when it has none."""
    numbers = "、".join([number(kind), *ALSO.get(kind, ())])
    community = f"也可以打社区电话 {phone}。" if phone else ""
    return f"还没有值班人员回应，我们一直在呼叫。请您现在就拨打{numbers}，不要等。{community}"


def set_aside(what: str) -> str:
    """Under what is passed on: her form waits; `what` it is about, "" where it has no name."""
    return f"您刚才说的{f'“{what}”' if what else '那件事'}先放着，等您有空再说。"


def facts(
    words: str, place: str, phone: str, who: str, home: str, since: Sequence[tuple[str, str]], *, told: bool
) -> list[str]:
    """What whoever helps has to know. `told`: she has said where; else the home on record stands for it."""
    lines = [
        *(f"{READS.get(reads, LATER)}：“{said}”" for reads, said in since),
        f"原话：“{words}”",
        f"地点：{place or '还不知道'}{'' if told or not place else ON_RECORD}",
    ]
    if home and not place.startswith(home):
        lines.append(f"{HOME}：{home}")
    return [*lines, f"联系：{who or '居民'} {phone or '（没有留电话，可点“回复居民”）'}"]


def head(case_number: str, kind: str) -> str:
    """【紧急】燃气泄漏 20261123-0002."""
    return f"【紧急】{KINDS.get(kind, '紧急情况')} {case_number}"


def page(case_number: str, kind: str, known: Sequence[str], *, again: int = 0, note: str = "") -> str:
    """What everyone on duty reads. `known`: the facts; `note`: why it is called out anew."""
    first_line = head(case_number, kind) + (
        f"（第{again + 1}次呼叫，还没有人响应）" if again else f"（{note}）" if note else ""
    )
    last = f"已提醒居民拨打{number(kind)}。看到请马上点“{BUTTON_ANSWER}”。"
    return "\n".join([first_line, *known, last])


def yours(case_number: str, known: Sequence[str]) -> str:
    """What whoever has answered reads: all that is known."""
    return "\n".join([YOURS.format(number=case_number), *known, SEEN])


def more(case_number: str, words: str, reads: str = "") -> str:
    """What the person added."""
    return f"【紧急】{case_number} {READS.get(reads, '补充')}：“{words}”"


def served(title: str, who: str, phone: str, home: str) -> str:
    """Under what a worker tells at a door: whose it is."""
    return f"上门的住户：{who or '居民'} {phone or '（没有留电话）'} {home}（{title}）"


WHICH_PAGE = "有好几件紧急求助还没有人去，您去哪一件？"
YOURS_ALREADY = "好的，{number} 已经由您处理。要给居民带话，点“回复居民”。"
