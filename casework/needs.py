"""需求 while it is being told: which needs a message holds, which of two it is, one more, another instead. Pure: no database."""

import re
from typing import Any

from casework import facts
from casework.cases import Draft
from casework.form import Form, clean
from casework.wording import resident as words
from nlp.meaning import Need, Understanding

SERVED_AS_IS = {"volunteer.goods", "volunteer.recruit", "volunteer.timebank"}
"""What of the volunteers' own matters is no offer of one's own time."""
A_GROUP = re.compile(r"公司|单位|党支部|支部|学校|班级|全班|团队|工会|组织.{0,6}(员工|同事|学生|同学)")
ASKS_FOR_SOME = re.compile(
    r"(找|要|请|派|缺|需要|有没有).{0,4}志愿|(?:找|请|叫)个?一?个?位?(?:人|师傅|阿姨)|帮(我|我们|我家|我妈|我爸)|给我(?!们)|谁能|有人能"
)
"""Volunteers are wanted, not offered."""
CAN = re.compile(
    r"(?<![不才只就都机社学协大开聚体])会(?!员|议|费|场|不会|来|去|有|在|是|把|很|尽|按|努力|帮忙?[^一-龥]|的|了|吗|什么)[\u4e00-\u9fff]{2}"
    r"|擅长|拿手|懂(?!事|得感)|当过|干过|做过|教过|学过|专业是|手艺|退休(?:的)?(?:教师|老师|医生|护士|电工|工程师|会计|厨师)|以前是|有.{0,6}(?:证|经验)"
    r"|(?:想|能|可以|愿意).{0,3}(?:教|辅导|修|理发|剪头|陪老人|送饭|讲|照顾|打扫|做饭|种花|摄影|拍照)"
)
"""我会修电脑: what she can do, said along with the offer."""
DATA = {"place", "phone"}
"""Fields of which only the last value is of use; of all others both are shown."""
NEAR = 0.5
"""A second guess below this share of the first is not asked about."""


def begin(meaning: Understanding, *, home: str = "", phone: str = "") -> Form:
    """A form from the first message; what the profile holds is filled in, and shown as such in the read-back."""
    form = Form(_drafts(meaning))
    form.offer = _offers_time(form.drafts, meaning)
    if form.offer:
        named = form.drafts[0].item not in ("volunteer.register", "volunteer.training")
        tells_what = named or CAN.search(meaning.text) is not None
        form.drafts = [_draft("volunteer.register", meaning)]
        form.known |= {"skill": clean(meaning.text)[:100]} if tells_what else {}
    elif form.drafts[0].item == "volunteer.register" and ASKS_FOR_SOME.search(meaning.text):
        form.drafts[0].band = "hand_over"  # somebody to help is wanted: staff decide whom to send
    form.undecided = not form.offer and meaning.band == "confirm" and _near(meaning)
    for name, value in (("place", home), ("phone", phone)):
        if value:
            form.known[name] = value
            form.from_profile.append(name)
    facts.take(form, meaning)
    if form.offer and form.known.get("time"):
        form.known["free_time"] = form.known["time"]
    return form


def _offers_time(drafts: list[Draft], meaning: Understanding) -> bool:
    """Somebody offers her own time, whichever item of the volunteers it sounds like: 志愿登记."""
    first = drafts[0]
    if first.category != "volunteer" or first.item in SERVED_AS_IS or meaning.intent not in ("offer", "need"):
        return False
    group = first.item == "volunteer.group" and bool(A_GROUP.search(meaning.text))
    return len(drafts) == 1 and not group and not ASKS_FOR_SOME.search(meaning.text)


def straight(
    text: str, item: str, *, home: str = "", phone: str = "", guesses: list[dict[str, Any]] | None = None
) -> Form:
    """A form that goes to the desk as it is."""
    draft = Draft(
        item.split(".")[0], item, clean(text), band="hand_over", confidence=0.0, guesses=guesses or []
    )
    return Form([draft], known={k: v for k, v in (("place", home), ("phone", phone)) if v}, straight=True)


def _drafts(meaning: Understanding) -> list[Draft]:
    sure = meaning.band != "hand_over"
    if sure and meaning.needs:
        items = list(dict.fromkeys(need.item for need in meaning.needs))[:3]
        return [_draft(item, meaning) for item in items]
    if sure and meaning.guesses and meaning.guesses[0].item:
        return [_draft(meaning.guesses[0].item, meaning)]
    likely = meaning.needs[0].item if meaning.needs else next((g.item for g in meaning.guesses if g.item), "")
    return [_draft(likely or "other.misc", meaning, band="hand_over")]


def _draft(item: str, meaning: Understanding, band: str = "") -> Draft:
    need = next((n for n in meaning.needs if n.item == item), None)
    return Draft(
        item.split(".")[0], item, clean(meaning.text), band=band or meaning.band,
        confidence=need.confidence if need else meaning.confidence, guesses=_guesses(meaning, need),
        urgent=False,
    )  # fmt: skip


def _guesses(meaning: Understanding, need: Need | None) -> list[dict[str, Any]]:
    found = [
        {"category": g.category, "item": g.item, "confidence": round(g.confidence, 3), "evidence": list(g.evidence)}
        for g in meaning.guesses[:2]
    ]  # fmt: skip
    if need and found and found[0]["item"] == need.item and not found[0]["evidence"]:
        found[0]["evidence"] = list(need.evidence)
    return found


def _choices(meaning: Understanding) -> list[str]:
    return (
        list(dict.fromkeys(g.item for g in meaning.guesses if g.item))[:2] if len(meaning.needs) < 2 else []
    )


def _near(meaning: Understanding) -> bool:
    """Whether the second guess is likely enough to be worth a question; else the first is read back and can be corrected."""
    if len(_choices(meaning)) < 2:
        return False
    first, second = meaning.guesses[:2]
    return second.confidence >= NEAR * first.confidence


def choices(form: Form) -> list[str]:
    """The two items between which she is asked to choose."""
    return list(dict.fromkeys(g["item"] for g in form.drafts[0].guesses if g["item"]))[:2]


def choose(form: Form, item: str | None) -> None:
    """She has said which; None: neither, so the desk looks at her words."""
    draft = form.drafts[0]
    form.undecided = False
    if item is None:
        draft.band = "hand_over"
    else:
        draft.item, draft.category, draft.band = item, item.split(".")[0], "confirm"


def add_need(form: Form, meaning: Understanding) -> bool:
    """She tells one more need; False when it is one that we have already."""
    fresh = [need for need in meaning.needs if need.item not in form.items()][: 3 - len(form.drafts)]
    for need in fresh:
        form.drafts.append(_draft(need.item, meaning))
        facts.take_own(form, meaning, need)
    return bool(fresh)


def replace_need(form: Form, meaning: Understanding) -> None:
    """不是……，是……: the need itself is corrected."""
    told = form.drafts[0].words
    form.drafts, form.own = _drafts(meaning), {}
    form.undecided = False
    for draft in form.drafts:
        draft.words = clean(f"{told}；{meaning.text}")


def swap(form: Form, meaning: Understanding, said: str, item: str = "") -> None:
    """Another need in the place of `item` (of all, where none is named); what is known of it stays known."""
    fresh = [draft for draft in _drafts(meaning) if draft.item not in form.items()]
    for draft in fresh:
        draft.words = clean(f"{form.drafts[0].words}；{said}")
    kept = [draft for draft in form.drafts if item and draft.item != item]
    form.own = {name: own for name, own in form.own.items() if kept and name != item}
    form.drafts, form.undecided = [*kept, *fresh][:3], False


def leave_out(form: Form, item: str) -> None:
    """Of several needs one is not wanted any more."""
    form.drafts = [draft for draft in form.drafts if draft.item != item]
    form.own.pop(item, None)


def note(form: Form, text: str) -> None:
    """Words that concern the need and fit no field."""
    for draft in form.drafts if text else ():
        draft.words = clean(f"{draft.words}；{text}")


def drafts_of(form: Form) -> list[Draft]:
    """What cases are opened from: each need with what is known of it."""
    for draft in form.drafts:
        place, when, phone, whom, age, people = (
            form.value(draft.item, name) for name in ("place", "time", "phone", "for_whom", "age", "people")
        )
        draft.place, draft.time_text, draft.phone = str(place or ""), str(when or ""), str(phone or "")
        draft.for_whom, draft.age, draft.people = str(whom or "")[:40], age, people
        draft.words = clean(_as_corrected(form, draft))
        if form.offer:
            _offered(form, draft)
    return form.drafts


def _as_corrected(form: Form, draft: Draft) -> str:
    """Her words; where she has corrected them, with what stands now."""
    told = draft.words
    for key, old in form.first.items():
        item, _, name = key.partition(":")
        new = form.value(draft.item, name)
        if item not in ("", draft.item) or new in (None, "", old) or name not in words.FIELD_NAMES:
            continue
        said, now = (f"{value}".split("（")[0] + words.UNITS.get(name, "") for value in (old, new))
        now = now if name in DATA else f"{said}{words.changed_later(now)}"
        told = told.replace(said, now, 1)
    return told


def _offered(form: Form, draft: Draft) -> None:
    draft.time_text = str(form.known.get("free_time", ""))
    skill = str(form.known.get("skill", ""))
    if skill and skill not in draft.words:
        draft.words = clean(f"愿意帮忙：{skill}；{draft.words}")
