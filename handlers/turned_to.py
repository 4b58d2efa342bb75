"""What she has turned to since her emergency: a form that she has taken up again, a newer question of somebody's.

Words of the danger itself (of pain, of nobody coming) go to the emergency all the same.
"""

import re

from casework import asked
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
SOMEBODY = re.compile(
    r"没(?:有)?(?:个)?人|人呢|来人|有没有人|(?:怎么|咋|为啥|为什么)(?:还|都|就|老|一直)*[不没]|还[不没](?:来|到|见)|[还得]要?多久|快[来点些]|等(?:不|了|多久|到)|催|几时[来到]|什么时候[来到]|到哪"
)
DANGER = re.compile(
    r"疼|痛|血|喘|憋|晕|昏|醒|呼吸|心跳|抽|吐|发抖|冷汗|动不了|起不来|站不|难受|不行了|受不|救|急救|12[0O]|11[09]|着火|起火|火[大灭]|冒烟|煤气|摔|倒[了在]|死|害怕"
)


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


async def question(talk: Talk, unit: Unit, meaning: Understanding, danger: Case) -> bool:
    """Somebody has asked her about another case since, and this answers it."""
    if of_danger(meaning):
        return False
    async for to in asked.waiting(unit, talk.contact_id):
        if to.kind == asked.FORM or (to.case is not None and to.case.id == danger.id):
            return False
        if judge(talk, meaning, to):
            return True
    return False
