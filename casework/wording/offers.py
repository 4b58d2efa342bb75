"""派单: the card, what the party that is asked answers, and what she reads of the answer."""

# --- the card -----------------------------------------------------------------------------------------------------
DANGER, A_NEED = "紧急求助", "求助事项"
NO_PHONE = "（未留，可点“进展”留言）"
LAST = "最后说"
ALL_LATER = "（接单后可看全部）"


def card(urgent: bool, title: str, lines: list[str], due: str) -> str:
    return "\n".join([f"新派单{'（紧急）' if urgent else ''} {title}", *lines, f"请在{due}前答复。"])


def folded(title: str, outcome: str) -> str:
    """What a card shrinks to when it is no longer open."""
    return f"{title}：{outcome}"


BY_YOU = "已由您接单"
DECLINED = "已婉拒"
EXPIRED = "已超时，另找人办了"
SEE_BELOW = "见下面最新的一张"


def by_other(worker: str) -> str:
    return f"已由{worker or '同事'}接单"


def declined_by(worker: str, reason: str) -> str:
    return f"{worker or '同事'}已婉拒（{reason}）"


# --- what the worker answers --------------------------------------------------------------------------------------
NO_WORDS = "未说明原因"
ASK_REASON = "好的。请选一个原因，会转告住户；也可以直接打字说明，只给社区工作人员看。"
REASONS = {"busy": "本周人手不足", "skill": "这项服务我们做不了", "far": "距离太远", "time": "时间安排不开"}
ASK_QUESTION = "您想问住户什么？直接打字，我们转给住户。"
ASK_ANSWER = "好的，请直接打字回答。"


def declined_thanks(title: str) -> str:
    return f"{title} 已婉拒，我们另找人办。谢谢您及时告诉我们。"


def question_sent(title: str, until: str = "") -> str:
    held = f"答复时间延到{until}，" if until else ""
    return f"{title} 问题已转给住户，有回答马上给您。{held}别忘了还要点“接单”或“婉拒”。"


def answered_by_resident(title: str, answer: str) -> str:
    return f"{title} 住户回复：{answer}"


def answered_late(title: str, question: str, answer: str) -> str:
    """To whoever has the case now."""
    return (
        f"{title} 之前问过住户：{question}\n住户回复：{answer}"
        if question
        else answered_by_resident(title, answer)
    )


# --- to the resident ----------------------------------------------------------------------------------------------


def accepted(title: str, party: str, worker: str, phone: str, due: str) -> str:
    who = f"{party}（{worker}）" if worker else party
    return f"{who}已接单：{title}。{due}前会联系您" + (f"，对方电话 {phone}。" if phone else "。")


def declined(party: str, reason: str) -> str:
    why = f"（{reason}）" if reason else ""
    return f"{party}这次接不了{why}，请别担心，我们接着找。"


def expired(party: str) -> str:
    return f"{party}没能及时答复，我们不再等了。"


def asked(party: str, title: str, question: str, until: str = "") -> str:
    waits = f"对方等您回话，最晚到{until}答复您。" if until else ""
    return f"{party}想问您一句（{title}）：\n{question}\n您直接回复就行，我们转给对方。{waits}"


def answer_sent(party: str) -> str:
    return f"已转告{party}，谢谢您。"


def late_answer_sent(asker: str, now_with: str) -> str:
    return f"谢谢您。{asker}没等到这句回话，我们已转告现在负责的{now_with}。"


# --- refusals -----------------------------------------------------------------------------------------------------
NO_SUCH_OFFER = "没有找到这张派单。发“我的派单”看手上的单子。"
NOT_YOURS = "这张派单是派给别的机构的，您现在不能操作。发“我的派单”看手上的单子。"
NOT_HOLDING = "这件事现在不在您的机构手上，不能操作。发“我的派单”看手上的单子。"
GONE = {
    "accepted": "这一单已经接了。",
    "declined": "这一单已经婉拒，另找人办了。",
    "expired": "这一单已超时，另找人办了。",
    "withdrawn": "这一单已撤回，不用处理了。",
    "returned": "这一单已退单，另找人办了。",
}
NOT_HER_QUESTION = "没有找到要回答的问题。发“我的事项”可以看最新情况。"
NOTHING_TO_EXPLAIN = "没有找到这件事，或者您不能查看它。"


def already_yours(title: str) -> str:
    return f"您已经接了{title}，不用再点。发“我的派单”看详情。"


def taken_by(worker: str) -> str:
    return f"这一单已由{worker or '同事'}接了，谢谢您。"


def at_capacity(load: int, capacity: int) -> str:
    return f"您的机构手上已有{load}件，最多能办{capacity}件。请先办结一些再接，或者点“婉拒”。"
