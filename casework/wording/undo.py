"""撤销: what is said when an act is taken back, or no longer can be."""

NOTHING_TO_UNDO = "没有可以撤销的操作。撤销要在一分钟内。"
ALREADY_SEEN = "来不及了：对方已经看到。请用“派”“转”“催”等再处理。"
ALREADY_MOVED = "来不及了：这件事后来又有了变化。"
ACTS = {
    "assigned": "派单", "reclassified": "改类", "urged": "催办", "transferred": "转社区", "settled": "办结",
    "sent_back": "退回", "took": "我来处理", "invited": "邀请", "withdrew_seat": "撤席", "wrote": "回复", "spoke": "已联系居民",
}  # fmt: skip


def undone(verb: str) -> str:
    return f"已撤销刚才的“{ACTS.get(verb, verb)}”，对方没有收到。"
