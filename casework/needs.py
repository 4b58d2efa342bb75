"""需求 while it is being told: what is known, what is still to be asked, how it reads back. Pure: no database."""

import re
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from casework import loose
from casework.cases import Draft
from casework.wording import resident as words
from nlp.catalogue import catalogue, item_name
from nlp.meaning import Need, Slot, Understanding

LONGEST = 2000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
SERVED_AS_IS = {"volunteer.goods", "volunteer.recruit", "volunteer.timebank"}
"""What of the volunteers' own matters is no offer of one's own time."""
A_GROUP = re.compile(r"公司|单位|党支部|支部|学校|班级|全班|团队|工会|组织.{0,6}(员工|同事|学生|同学)")
ASKS_FOR_SOME = re.compile(
    r"(找|要|请|派|缺|需要|有没有).{0,4}志愿|帮(我|我们|我家|我妈|我爸)|给我(?!们)|谁能|有人能"
)
"""Volunteers are wanted, not offered."""
NEAR = 0.5
"""A second guess below this share of the first is not asked about."""
FOR = re.compile(r"^(?:是|就)?(?:给|替|帮|为)")
PARTS = re.compile(
    r"^(?P<estate>.*?)(?P<building>[0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|幢|座|号院|楼))?"
    r"(?P<unit>[0-9一二三四五六七八九十]+(?:单元|门))?(?P<room>[0-9A-Za-z]+室?)?$"
)


@dataclass(slots=True)
class Form:
    """Needs that are being told together. Kept as JSON in the dialog state, so that it survives a restart."""

    drafts: list[Draft]
    known: dict[str, Any] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    from_profile: list[str] = field(default_factory=list)
    offer: bool = False
    """She offers to help: asked for skill and free time."""
    straight: bool = False
    """Goes without a read-back: a voice message, a call for a human, a question for the desk."""
    undecided: bool = False
    """Two guesses are near: asked which."""
    state: str = ""
    """The step it stands at, for coming back to it."""

    def to_json(self) -> dict[str, Any]:
        """For the dialog state."""
        return {
            **{name: getattr(self, name) for name in FIELDS},
            "drafts": [draft.to_json() for draft in self.drafts],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Form":
        """Out of the dialog state."""
        return cls(**{**data, "drafts": [Draft(**draft) for draft in data["drafts"]]})

    def fields(self) -> list[str]:
        """What these needs need to be known, in the order it is asked."""
        if self.offer:
            return ["skill", "free_time", "phone"]
        if self.straight:
            return []
        # what nobody is sure of is for the desk, which asks her in chat what it lacks
        items = [catalogue().get(draft.item) for draft in self.drafts if draft.band != "hand_over"]
        return list(dict.fromkeys(name for item in items if item for name in item.needs))

    def missing(self) -> str | None:
        """The next thing to ask, if any."""
        return next((f for f in self.fields() if not self.known.get(f) and f not in self.skipped), None)


FIELDS = tuple(found.name for found in fields(Form))


def clean(text: str) -> str:
    """Her words without control characters, at a length that a person still reads."""
    return CONTROL.sub("", text).strip()[:LONGEST]


def begin(meaning: Understanding, *, home: str = "", phone: str = "") -> Form:
    """A form from the first message; what the profile holds is filled in, and shown as such in the read-back."""
    form = Form(_drafts(meaning))
    form.offer = _offers_time(form.drafts, meaning)
    if form.offer:
        tells_what = form.drafts[0].item not in ("volunteer.register", "volunteer.training")
        form.drafts = [_draft("volunteer.register", meaning)]
        form.known |= {"skill": clean(meaning.text)[:100]} if tells_what else {}
    elif form.drafts[0].item == "volunteer.register" and ASKS_FOR_SOME.search(meaning.text):
        form.drafts[0].band = "hand_over"  # somebody to help is wanted: staff decide whom to send
    form.undecided = not form.offer and meaning.band == "confirm" and _near(meaning)
    for name, value in (("place", home), ("phone", phone)):
        if value:
            form.known[name] = value
            form.from_profile.append(name)
    gather(form, meaning)
    loosely(form, meaning)
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


def gather(form: Form, meaning: Understanding) -> list[str]:
    """Take over every slot that a message holds; the fields that changed."""
    changed: list[str] = []
    for name, slot in meaning.slots.items():
        if slot is None:
            continue
        value = said(name, slot)
        if name == "place":
            value = merged(str(form.known.get("place", "")), str(value))
        if form.known.get(name) != value:
            form.known[name] = value
            changed.append(name)
        if name in form.from_profile:
            form.from_profile.remove(name)
    return changed


def loosely(form: Form, meaning: Understanding, *, again: bool = False) -> list[str]:
    """What no slot carries but a person understands: 想找人中午送饭 is not asked when; `again`: 改成后天 changes it."""
    found = {}
    if meaning.slots.get("time") is None and (again or not form.known.get("time")):
        found["time"] = loose.time_in(meaning.text, str(form.known.get("time", "")))
    if meaning.slots.get("for_whom") is None and not form.known.get("for_whom"):
        found["for_whom"] = loose.whom_in(meaning.text)
    form.known |= {name: value for name, value in found.items() if value}
    return [name for name, value in found.items() if value]


def said(name: str, slot: Slot) -> Any:
    """A slot as it is kept: place and whom in her words, times with the day that they mean, else the normal form."""
    if name == "time":
        return _time(slot)
    return slot.text if name in {"for_whom", "place"} else slot.value


def _time(slot: Slot) -> str:
    try:
        day = date.fromisoformat(str(slot.value)[:10])
    except ValueError:
        return slot.text
    shown = f"{day.month}月{day.day}日"
    return slot.text if shown in slot.text or f"{day.day}号" in slot.text else f"{slot.text}（{shown}）"


def merged(old: str, new: str) -> str:
    """A place corrected: "4号楼" changes the building and keeps the estate; what stands below it is kept too."""
    before, after = PARTS.match(old), PARTS.match(new)
    if not old or before is None or after is None or after["estate"]:
        return new
    return "".join(after[part] or before[part] or "" for part in ("estate", "building", "unit", "room"))


def take_answer(form: Form, name: str, text: str, meaning: Understanding) -> bool:
    """Her answer to a question about `name`; False when it cannot be one (a phone number without digits)."""
    gather(form, meaning)
    slot = meaning.slots.get(name)  # type: ignore[call-overload]
    if slot is None and name == "phone":
        return False
    if slot is None:
        value = clean(text)[:100]
        if name == "for_whom":
            value = FOR.sub("", value) or value
        form.known[name] = merged(str(form.known.get(name, "")), value) if name == "place" else value
    if name == "free_time" and meaning.slots.get("time") is None:
        form.known["free_time"] = clean(text)[:100]
    return True


def add_need(form: Form, meaning: Understanding) -> bool:
    """She tells one more need; False when it is one that we have already."""
    have = {draft.item for draft in form.drafts}
    fresh = [need.item for need in meaning.needs if need.item not in have]
    form.drafts += [_draft(item, meaning) for item in fresh[: 3 - len(form.drafts)]]
    return bool(fresh)


def replace_need(form: Form, meaning: Understanding) -> None:
    """不是……，是……: the need itself is corrected."""
    told = form.drafts[0].words
    form.drafts = _drafts(meaning)
    form.undecided = False
    for draft in form.drafts:
        draft.words = clean(f"{told}；{meaning.text}")


def note(form: Form, text: str) -> None:
    """Words that concern the need and fit no field."""
    for draft in form.drafts:
        draft.words = clean(f"{draft.words}；{text}")


def drafts_of(form: Form) -> list[Draft]:
    """What cases are opened from: each need with what is known."""
    known = form.known
    for draft in form.drafts:
        draft.place, draft.phone = str(known.get("place", "")), str(known.get("phone", ""))
        draft.time_text, draft.for_whom = str(known.get("time", "")), str(known.get("for_whom", ""))[:40]
        draft.age, draft.people = known.get("age"), known.get("people")
        if form.offer:
            draft.time_text = str(known.get("free_time", ""))
            skill = str(known.get("skill", ""))
            draft.words = (
                draft.words
                if not skill or skill in draft.words
                else clean(f"愿意帮忙：{skill}；{draft.words}")
            )
    return form.drafts


def read_back(form: Form) -> str:
    """What we have understood, a line a thing."""
    lines = [words.READ_BACK]
    names = [item_name(draft.item) for draft in form.drafts if draft.band != "hand_over"]
    if names:
        numbered = [f"{n}. {name}" for n, name in enumerate(names, 1)] if len(names) > 1 else names
        lines.append(f"{words.FIELD_NAMES['what']}：{' '.join(numbered)}")
    else:
        lines.append(f"您说：{form.drafts[0].words[:200]}")
    for name in ("skill", "free_time", "for_whom", "age", "people", "place", "time", "phone"):
        value = form.known.get(name)
        if value and not (form.offer and name in {"time", "place", "for_whom", "age"}):
            source = words.OR_FROM_PROFILE if name in form.from_profile else ""
            unit = {"age": "岁", "people": "人"}.get(name, "")
            lines.append(f"{words.FIELD_NAMES[name]}：{value}{unit}{source}")
    if not names:
        lines.append(words.UNSURE_WORDS)
    return "\n".join(lines)
