"""The step that a form stands at, and whether words are plainly for it: the thing asked for, a skip, a correction."""

import re

from casework.form import Form
from handlers.filters import bare
from nlp.meaning import Understanding

SKIPS = {bare(w) for w in ("不清楚", "跳过", "不知道", "没有", "不方便", "不说", "不想说", "先跳过", "不晓得", "说不好", "随便", "都行")}  # fmt: skip
CORE = r"(?:确认|提交|同意|没错|没问题|没毛病|没意见|冇问题|可以|要得|中|妥|对|是|系|好|行|得[啦嘅]|成|[嗯恩哎诶]|ok)"
AROUND = r"(?:的话|一下|这样|这么|这些|以上|登记|麻烦|谢谢|多谢|辛苦|你们|您们|就|都|全|那|我|你|您|记|办|弄|填|定|交|的|了|着|呢|吧|啊|呀|哈|呐|嘞|啦|哩|哦|噢|喔|咯|嘛|来)"
YES = re.compile(rf"(?!你好|您好|成都|那是|那好你){AROUND}*{CORE}(?:{CORE}|{AROUND})*")
"""对的，就这样; 没问题，就这么办吧; 嗯呐: every word of it agrees."""
JUST_SO = re.compile(r"(?:就|都)(?:这样|这么|按这个|照这个)(?:办|定|来|填|登记|提交)?[的了吧呀啊]*")
LONGEST_YES = 16
CHANGE = {bare(w) for w in ("修改", "改一下", "不对", "错了", "有错", "改")}
LEAVES = {bare(w) for w in ("重新说", "重来", "重新来", "从头来", "重新填")}
GIVES_UP = re.compile(
    r"(?:算|罢)了(?:算了|吧|不弄了?|不办了?|不要了?|不用了?|不搞了?|不说了?|不找了?|不填了?|不麻烦你们了?|你们忙|太麻烦了?)*[吧啊呀哈]*|不(?:弄|办|搞|填|说|找)了(?:算了|吧)*"
)
"""算了，不弄了."""
SLOT_OF = {"free_time": "time"}
"""Questions whose answer is a slot of another name."""


def says_yes(text: str) -> bool:
    """She agrees, and says nothing else."""
    said = bare(text)
    return len(said) <= LONGEST_YES and bool(YES.fullmatch(said) or JUST_SO.fullmatch(said))


def gives_up(text: str) -> bool:
    """She wants to stop telling."""
    return GIVES_UP.fullmatch(bare(text)) is not None


def asked_field(form: Form) -> str:
    """The field that the form has asked for; "" when it asks for none."""
    return form.state.split(":")[2] if form.state.startswith("form:ask:") else ""


def answers_step(form: Form, meaning: Understanding) -> bool:
    """Whether the words are plainly for the form: what it asked, or words that only a form knows."""
    said, field = bare(meaning.text), asked_field(form)
    if said in LEAVES or gives_up(said):
        return True
    if field:
        return said in SKIPS or meaning.slots.get(SLOT_OF.get(field, field)) is not None  # type: ignore[call-overload]
    if form.state in {"form:read_back", "form:change"}:
        return said in CHANGE or any(meaning.slots.values())
    return form.state == "form:community" and meaning.slot("place") is not None
