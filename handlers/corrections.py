"""The read-back: 好的 submits it, a phone that it asks for too; everything else corrects it, or is noted for the handler."""

import re
from dataclasses import replace

from casework import facts, needs
from casework.form import Form
from casework.plausible import can_answer
from casework.wording import resident as words
from handlers import form as forms
from handlers.filters import FACTS, bare, beyond, only_facts
from handlers.step import CHANGE, SKIPS, says_yes
from nlp.meaning import Understanding
from nlp.slots.standing import standing
from storage.talk import Talk
from storage.unit import Unit

AROUND = re.compile(
    r"不是|不对|[说写打记]?错了?|改成|改为|改到|换成|改|时间|地点|年纪|岁数|年龄|地址|电话|应该|还是|吧|从|开始|不行|等等|等一下|哦|噢|对了|忘了说|刚才|那个|说的|[0-9]{3,4}(?:室|房)?"
)
MORE_THAN_SAID = 4
"""Signs of a correction beyond what its fields hold, from which the handler should read it: 每天中午，从后天开始."""
LONGEST_PLACE = 20
LACKS = re.compile(r"坏|堵|漏|不[亮通热响转]|停[水电气]|没[电水气网]|断了|裂|塌|积水|想[找请要学]|需要|报修")
"""Something is wrong or wanted: more than an answer says."""
MORE = re.compile(r"还有|另外|顺便|再帮|也想|同时")
CALLED = {
    "phone": r"电话(?:号码?)?|手机号?码?|号码|联系方式",
    "place": r"地址|地点|住址|位置|门牌号?|楼号|单元号|房号|住的地方|地方",
    "time": r"时间|日子|日期|钟点",
    "age": r"年纪|年龄|岁数",
    "people": r"人数",
    "for_whom": r"给谁办?的?|对象|人(?!数)",
    "what": r"要办的事|事情|(?<!没)事|项目|服务|类型|类别",
}
WRONG = re.compile(
    r"不对|不是[这那]个?|错|有问题|有误|不准|变了|[换改](?:了|一下|一个|个|改|一改)|[要想得](?:改|换)|旧|过时|停机|打不通|不用了|^改|^换"
)
BESIDE_WRONG = re.compile(
    r"[我你您们上次留写记填搞弄打说讲给的是也都和跟与、，,；还有这那个吧了啊呀哦呢嘛噢哎嗯等先要想得把一下好像可能应该里面有点就太全了]"
)
ALL_WRONG = re.compile(
    r"(?:这|那|都|全|好像|有点|嗯|哦|啊|写|记|填|搞|弄|说|你|您|们)*(?:不是(?:这个|这样|这么回事|那样|的)?|不对|错了?|有问题|有误)(?:的|啊|呀|吧|哦|呢|了|不对)*"
)
NOT_FOR_HER = re.compile(r"不是(?:给|帮|替)(?:我|他|她)?(?:自己)?(?:办|用|弄|做|找)?的?(?:啊|呀|吧)?")
NOT_THAT = re.compile(r"不是|不对|[说写打记]?错了?|改成|换成|我要的是|我说的是")


async def at_read_back(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    text = bare(meaning.text)
    open_ = form.open()
    if text in SKIPS and open_:
        form.skipped += open_
        await forms.proceed(talk, unit, form)
        return
    if says_yes(text) and open_:
        forms.ask(talk, form, open_[0])
        return
    if says_yes(text):
        await forms.submit(talk, unit, form)
        return
    if wrong := called_wrong(form, meaning):
        form.doubted += [name for name in wrong if name != "what"]
        if "what" in wrong:
            forms.ask_change(talk, form, "what")
            return
        await forms.proceed(talk, unit, form)
        return
    if text in CHANGE or ALL_WRONG.fullmatch(text):
        forms.ask_what_to_change(talk, form)
        return
    if form.state == "form:change" and (field := _field_called(text)):
        forms.ask_change(talk, form, field)
        return
    if open_ and only_facts(meaning):
        await _completed(talk, unit, form, meaning, open_)
        return
    if "place" in open_ and _says_where(meaning):
        facts.answer(form, "place", meaning)
        await forms.proceed(talk, unit, form)
        return
    if _correct(form, meaning):
        talk.say(words.NOTED)
    await forms.proceed(talk, unit, form)


async def at_whose(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """第二个, 体检: whose the correction is; anything else is something new to say."""
    named = facts.named(form, meaning.text)
    if named and not any(meaning.slots.values()):
        facts.settle(form, named)
        await forms.proceed(talk, unit, form)
        return
    form.pending = {}
    await at_read_back(talk, unit, form, meaning)


def _correct(form: Form, meaning: Understanding) -> bool:
    """改成后天, 是4号楼, 不是送饭是陪诊, 还有楼道灯坏了; True: all else is a remark that the handler should read."""
    new_need = bool(meaning.needs) and meaning.band == "act" and meaning.needs[0].item not in form.items()
    other = new_need and meaning.needs[0].category not in {draft.category for draft in form.drafts}
    lacks = other and LACKS.search(meaning.text) and not NOT_THAT.search(meaning.text)
    if new_need and (lacks or MORE.search(meaning.text)):
        needs.add_need(form, meaning)
        return False
    changed = facts.take(form, meaning, again=True)
    if new_need and not changed and NOT_THAT.search(meaning.text):
        needs.replace_need(form, meaning)
    elif new_need and not changed:
        needs.add_need(form, meaning)
    elif only_facts(meaning) or form.pending:
        return False  # her phone typed twice says nothing new
    elif not changed or len(rest_of(meaning)) >= MORE_THAN_SAID:
        needs.note(form, meaning.text)
        return True
    return False


async def _completed(talk: Talk, unit: Unit, form: Form, meaning: Understanding, asked: list[str]) -> None:
    """Nothing but what the read-back has asked for: that says that all else is right."""
    changed = set(facts.take(form, meaning, again=True))
    if changed <= set(asked) and not form.open():
        talk.say(words.taken([str(form.value(form.items()[-1], name)) for name in asked]))
        await forms.submit(talk, unit, form)
        return
    await forms.proceed(talk, unit, form)


def _says_where(meaning: Understanding) -> bool:
    """就在楼下: a few words that are no need and no other fact can only be the place that was asked for."""
    others = any(meaning.slot(name) for name in FACTS if name != "place")
    return (
        len(meaning.text) <= LONGEST_PLACE
        and not others
        and not meaning.needs
        and not NOT_THAT.search(meaning.text)
        and can_answer("place", meaning, told=meaning.slot("place") is not None)
    )


def only_other_facts(meaning: Understanding, field: str) -> bool:
    """Nothing but facts, of which none was asked for: 等等，是4号楼. How many and how old say who it is for."""
    others = FACTS if field != "for_whom" else ("place", "phone", "time")
    return any(meaning.slot(name) for name in others) and len(rest_of(meaning)) < MORE_THAN_SAID


def rest_of(meaning: Understanding) -> str:
    """What a message says beside its facts, what it takes back, and the words of a correction."""
    return AROUND.sub("", beyond(replace(meaning, text=standing(meaning.text))))


def _field_called(text: str) -> str:
    """The field that is called so; "" when none is."""
    return next((field for field, name in words.FIELD_NAMES.items() if name == text), "")


def called_wrong(form: Form, meaning: Understanding) -> list[str]:
    """电话错了, 地址和时间都不对: the fields that she calls wrong without saying what is right."""
    text = bare(meaning.text)
    if NOT_FOR_HER.fullmatch(text) and not form.offer:
        return ["for_whom"]
    if not WRONG.search(text):
        return []
    said = [name for name, called in CALLED.items() if re.search(called, text)]
    rest = WRONG.sub("", text)
    for name in said:
        rest = re.sub(CALLED[name], "", rest)
    return said if not BESIDE_WRONG.sub("", rest) else []
