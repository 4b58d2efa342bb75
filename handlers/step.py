"""The step that a form stands at, and whether words are plainly for it: the thing asked for, a skip, a correction."""

from casework.form import Form
from handlers.filters import bare
from nlp.meaning import Understanding

SKIPS = {bare(w) for w in ("不清楚", "跳过", "不知道", "没有", "不方便", "不说", "不想说", "先跳过", "不晓得", "说不好", "随便", "都行")}  # fmt: skip
YES = {bare(w) for w in ("确认提交", "确认", "好", "好的", "是", "是的", "对", "对的", "可以", "行", "嗯", "没错", "提交", "没问题", "ok", "对对对", "对了", "好的谢谢")}  # fmt: skip
CHANGE = {bare(w) for w in ("修改", "改一下", "不对", "错了", "有错", "改")}
LEAVES = {bare(w) for w in ("算了", "算了吧", "不弄了", "重新说", "重来", "重新来", "从头来", "重新填")}
SLOT_OF = {"free_time": "time"}
"""Questions whose answer is a slot of another name."""


def asked_field(form: Form) -> str:
    """The field that the form has asked for; "" when it asks for none."""
    return form.state.split(":")[2] if form.state.startswith("form:ask:") else ""


def answers_step(form: Form, meaning: Understanding) -> bool:
    """Whether the words are plainly for the form: what it asked, or words that only a form knows."""
    said, field = bare(meaning.text), asked_field(form)
    if said in LEAVES:
        return True
    if field:
        return said in SKIPS or meaning.slots.get(SLOT_OF.get(field, field)) is not None  # type: ignore[call-overload]
    if form.state in {"form:read_back", "form:change"}:
        return said in CHANGE or any(meaning.slots.values())
    return form.state == "form:community" and meaning.slot("place") is not None
