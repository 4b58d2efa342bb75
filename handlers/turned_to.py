"""What she has turned to since her emergency: a form that she has taken up again, a newer question of somebody's.

Words of the danger itself (of pain, of nobody coming) go to the emergency all the same.
"""

import re

from casework import asked, paging
from casework.all_clear import DANGER, SOMEBODY, reads
from casework.emergency import FIRST
from handlers import form as forms
from handlers.filters import bare, only_facts
from handlers.judges import judge
from handlers.step import CHANGE, SKIPS, answers_step, gives_up, says_yes
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

MENU = {bare(w) for w in ("我的事项", "我的工单", "我的事", "服务机构", "菜单", "主菜单")}
"""Buttons of the menu: whoever types one wants the list."""
RESUMES = {"继续", "接着说", "接着来", "继续说"}
GIVES_UP = {"不用了", "不办了", "取消", "不要了", "退出"}
NO = re.compile(r"(?:不|不是|不对|不行|不用|不要|没有?|错了?|不同意)[的了啊呀吧呢]*")
MENDS = re.compile(r"改|换成|不是|不对|错")


def of_danger(meaning: Understanding) -> bool:
    """Words of the danger, or of nobody coming."""
    return meaning.emergency or bool(DANGER.search(meaning.text)) or asks_for_somebody(meaning)


def asks_for_somebody(meaning: Understanding) -> bool:
    """咋还没人来啊, 人呢, 转人工."""
    return meaning.intent == "human" or bool(SOMEBODY.search(meaning.text))


def step(talk: Talk, meaning: Understanding) -> bool:
    """She took up her form again (or another step, by its button) and this is for it; or it is a button of the menu."""
    form, said = forms.load(talk), bare(meaning.text)
    if said in MENU or (form is not None and said in RESUMES):
        return True
    if talk.state is None or form is None or not talk.state.startswith("form:"):
        return talk.state is not None
    if said in SKIPS | CHANGE | GIVES_UP or says_yes(said) or gives_up(said) or NO.fullmatch(said):
        return True
    if form.state == "form:what" or (
        only_facts(meaning) and (answers_step(form, meaning) or not meaning.slot("place"))
    ):
        return True
    if of_danger(meaning):
        return False
    if form.state in {"form:read_back", "form:change"}:
        return answers_step(form, meaning) and bool(MENDS.search(meaning.text))
    return answers_step(form, meaning) or (form.state == "form:which" and bool(meaning.needs))


HELPERS = re.compile(
    r"从[^，。,]{0,6}(?:进|走|上来)|堵车|带路|接应|门(?:没|开着|虚|禁|口|垫|锁)|钥匙|救护车|担架|急诊|抢救|送医|医生|消防|警察|派出所"
)
"""What whoever comes has to know, though it looks like a need: 那边路口堵车，从北门进."""
OF_DANGER = {"medical.hospital", "medical.mental", "medical.maternal", "other.safety", "elderly.safety"}
"""What emergencies are filed under: a need of such an item may be how it goes on."""
SHORT = 12
"""So many characters are for whoever has answered, if they are no need."""


def another(meaning: Understanding, danger: Case) -> str:
    """A need of another kind than the emergency: "sure", "maybe", or "" where it is none."""
    likely = meaning.intent in {"need", "offer"} and bool(meaning.needs) and meaning.band != "hand_over"
    if not likely or meaning.emergency or DANGER.search(meaning.text) or HELPERS.search(meaning.text):
        return ""
    if {need.item for need in meaning.needs} & (OF_DANGER | {danger.item}):
        return ""
    medical = danger.category == "medical" == meaning.category
    return "sure" if meaning.band == "act" and not medical else "maybe"


async def fate(unit: Unit, meaning: Understanding, danger: Case) -> str:
    """Where her words go while the emergency is open: "told" to those who were paged, "ask" her, or "apart": as if none were open."""
    if reads(meaning.text, danger.emergency_kind):
        return "told"
    other, denied = another(meaning, danger), await paging.denied(unit, danger)
    early = danger.answered_at is None and not denied and danger.opened_at > unit.now - FIRST
    if other == "sure":
        return "ask" if early else "apart"
    if of_danger(meaning):
        return "told"
    if denied:
        return "apart"
    if danger.answered_at is not None:
        about = len(bare(meaning.text)) <= SHORT or meaning.slot("place") or HELPERS.search(meaning.text)
        aside = "ask" if other else "apart"
        return "told" if about and not other and meaning.intent != "question" else aside
    return "ask" if other and not early else "told"


async def question(talk: Talk, unit: Unit, meaning: Understanding, danger: Case) -> bool:
    """Somebody has asked her about another case since, and this answers it; once the danger is answered, whenever it was asked."""
    if of_danger(meaning):
        return False
    handled = danger.answered_at is not None or await paging.denied(unit, danger)
    async for to in asked.waiting(unit, talk.contact_id):
        if to.kind == asked.FORM:
            return False
        if to.case is not None and to.case.id == danger.id:
            if not handled:
                return False
        elif to.kind != "settled" and judge(talk, meaning, to):
            return True
    return False
