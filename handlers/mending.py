"""电话错了, 地址不对: something in her open case is wrong. What is right, if she has not said it, is asked, and her next words are it."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from casework import cases, communities, whereabouts
from casework.asked import FORM
from casework.form import clean
from casework.wording import amend as words
from casework.wording import my_cases as case_words
from casework.wording import resident as resident_words
from handlers import amendments, relay
from handlers import form as forms
from handlers.filters import bare
from handlers.journey import Journey
from handlers.step import SKIPS, gives_up
from nlp.meaning import Understanding
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

STATE, FIELD = "case:mend:", "mend"
NAMES = {
    "phone": "电话|号码|手机号?|联系方式", "place": "地址|地点|门牌号?|楼号|楼栋|单元号?|房号|房间号", "time": "时间|日子|日期|钟点",
    "age": "年纪|岁数|年龄",
}  # fmt: skip
WRONG = {
    field: re.compile(
        rf"(?:{names})[^，。；]{{0,6}}(?:错|不对|有误|不是(?:这个|那个|的)|变了|换了|改了|要[改换]|想[改换]|[改换]一下|写反|填反|不准)"
        rf"|(?:[写填说打留记搞弄给报]错|错|[改换])(?:一?下|个)?了?(?:我的?)?(?:{names})"
    )
    for field, names in NAMES.items()
}
ROOM = re.compile(r"([0-9]{3,4})(?:室|号?房?)")
NEW_NUMBER = re.compile(r"换了?[个新]?号|新号|新手机|新电话")
THEIRS = re.compile(r"你们|他们|师傅|对方|机构|[？?吗]|怎么|多少")
LONGEST, LONGEST_VALUE = 20, 40


def router() -> Router:
    """Before her words answer what somebody else asked: a wrong phone helps nobody."""
    journey = Journey("mending")
    journey.message.register(begin, Wrong())
    journey.message.register(take, Right())
    return journey


def wrong_field(meaning: Understanding) -> str:
    """The field that she says is wrong without saying what is right; "" when she says no such thing."""
    text = meaning.text
    if len(text) > LONGEST or THEIRS.search(text):
        return ""
    found = (field for field, pattern in WRONG.items() if pattern.search(text) and not _given(field, meaning))
    return next(found, "")


def _given(field: str, meaning: Understanding) -> bool:
    return meaning.slot(field) is not None or bool(re.search(r"\d{3,}", meaning.text))  # type: ignore[arg-type]


class Wrong(BaseFilter):
    """She says that something is wrong, with or without the phone that is right. Gives `field` ("" where it is said)."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        meaning = data["meaning"]
        return (
            data["talk"].state is None
            and meaning is not None
            and bool(wrong_field(meaning) or _phone(meaning))
        )

    async def __call__(
        self, message: Message, talk: Talk, unit: Unit, meaning: Understanding
    ) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}) or talk.is_staff:
            return False
        found = [
            c for c in await cases.mine(unit, talk.contact_id, open_only=True) if amendments.changeable(c)
        ]
        field = wrong_field(meaning)
        if not found and not (field == "phone" and talk.phone):
            return False
        if not field and len(found) != 1:
            return False
        if field == "time" and any(case.visit_at is not None and case.visit_at > unit.now for case in found):
            return False  # a time that is agreed does not suit: handlers/judges.py
        return {"found": found, "field": field}


def _phone(meaning: Understanding) -> bool:
    """A new phone, and nothing else that could be an answer."""
    if meaning.slot("phone") is None:
        return False
    return amendments.corrects(meaning) or bool(NEW_NUMBER.search(meaning.text))


async def begin(
    message: Message, talk: Talk, unit: Unit, meaning: Understanding, found: list[Case], field: str
) -> None:
    if not field:
        if not await amendments.make(talk, unit, found[0], meaning):
            await relay.tell(talk, unit, found[0], meaning.text)
    elif len(found) > 1 and field != "phone":
        await relay.ask_about(talk, unit, found, meaning.text)
    else:
        ask(talk, found[0] if found else None, field)


def ask(talk: Talk, case: Case | None, field: str) -> None:
    """What is right? Her next words are the answer."""
    talk.state, talk.data = f"{STATE}{case.id if case else 0}", {**talk.data, FIELD: field}
    talk.say(words.ask_right(field), card=FORM)


# --- her next words -------------------------------------------------------------------------------------------
class Right(BaseFilter):
    """She was asked what is right; a need for certain is something else. Gives `field`."""

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        return data["meaning"] is not None and (data["talk"].state or "").startswith(STATE)

    async def __call__(self, message: Message, talk: Talk, meaning: Understanding) -> bool | dict[str, Any]:
        if not self.glance(message, {"talk": talk, "meaning": meaning}):
            return False
        field = str(talk.data.get(FIELD, ""))
        value = meaning.slot(field) is not None  # type: ignore[arg-type]
        if not value and (len(meaning.text) > LONGEST_VALUE or (meaning.needs and meaning.band == "act")):
            _leave(talk)
            return False
        return {"field": field}


async def take(message: Message, talk: Talk, unit: Unit, meaning: Understanding, field: str) -> None:
    case_id = int((talk.state or "").removeprefix(STATE))
    if gives_up(meaning.text) or bare(meaning.text) in SKIPS:
        _leave(talk)
        talk.say(case_words.KEPT)
        return
    phone = meaning.slot("phone")
    if field == "phone" and phone is None:
        talk.say(resident_words.BAD_PHONE, card=FORM)
        return
    _leave(talk)
    if case_id == 0:
        await communities.call_at(unit, talk, str(phone.value) if phone else "")
        talk.say(words.PHONE_KEPT.format(phone=talk.phone))
        return
    meant = [await cases.own(unit, talk.contact_id, case_id)]
    if field == "phone":  # it is hers, whichever case it stands in
        others = await cases.mine(unit, talk.contact_id, open_only=True)
        meant += [
            c for c in others if c.id != case_id and c.phone == meant[0].phone and amendments.changeable(c)
        ]
    for case in meant:
        changed = amendments.changes(case, meaning)
        if field not in changed and (said := _in_her_words(case, field, meaning.text)):
            changed = {**changed, field: said}
        if not await amendments.make(talk, unit, case, meaning, changed):
            talk.say(words.AS_IT_IS)


def _in_her_words(case: Case, field: str, text: str) -> str:
    """A place or a time that no slot carries; 502 is the door of the place that is known."""
    said = amendments.CHANGES.sub("", clean(text)).strip("，。,. ").removeprefix("是")[:LONGEST_VALUE]
    if field == "place" and (door := ROOM.fullmatch(said)):
        return whereabouts.corrected(case.place, f"{door[1]}室") if case.place else said
    return said if field in {"place", "time"} else ""


def _leave(talk: Talk) -> None:
    talk.data = {name: value for name, value in talk.data.items() if name != FIELD}
    forms.back(talk)
