"""The read-back: 好的 submits it, a phone that it asks for too; everything else corrects it, or is noted for the handler."""

import re
from dataclasses import replace

from casework import facts, needs
from casework.form import Form
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
MORE = re.compile(r"还有|另外|顺便|再帮|也想|同时")
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
    if text in CHANGE:
        forms.ask_what_to_change(talk, form)
        return
    if form.state == "form:change" and (field := forms.field_called(text)):
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
    if new_need and MORE.search(meaning.text):
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
    )


def only_other_facts(meaning: Understanding, field: str) -> bool:
    """Nothing but facts, of which none was asked for: 等等，是4号楼. How many and how old say who it is for."""
    others = FACTS if field != "for_whom" else ("place", "phone", "time")
    return any(meaning.slot(name) for name in others) and len(rest_of(meaning)) < MORE_THAN_SAID


def rest_of(meaning: Understanding) -> str:
    """What a message says beside its facts, what it takes back, and the words of a correction."""
    return AROUND.sub("", beyond(replace(meaning, text=standing(meaning.text))))
