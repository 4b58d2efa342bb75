"""What a message says of needs: whose, when, where, the phone. Taken the first time, corrected the next. Pure.

What is said of one of several needs alone is that need's own (`form.own`), all else is shared (`form.known`).
"""

import re
from collections.abc import Mapping
from typing import Any

from casework import loose, wanted, whereabouts
from casework.form import Form, clean
from nlp.catalogue import item_name
from nlp.meaning import Need, Slot, SlotName, Understanding
from nlp.slots.standing import taken_back

FOR = re.compile(r"^(?:是|就)?(?:给|替|帮|为)")
CORRECTS = re.compile(r"不是|改|换|错|不对")
LONGEST_ANSWER = 100
PERSONAL = ("place", "time", "until", "for_whom", "age", "people")
"""What each of several needs can have of its own; a phone is hers."""
CARRIED_ON = ("for_whom", "age")
"""Who is spoken of goes on for the next need, until somebody else is named: 我妈要人送饭，还想量量血压."""
ORDER = ("第一", "第二", "第三")
Told = dict[str, Any]


def take(form: Form, meaning: Understanding, *, again: bool = False, asked: str = "") -> list[str]:
    """Take over all that a message says; the fields that changed.

    `again`: she corrects or answers; `asked`: what was asked is for all needs that lack it."""
    told = [(need, _told(need.part, need.slots)) for need in meaning.needs if need.item in form.items()]
    found = _told(meaning.text, meaning.slots, again=again, asked=asked)
    if len(told) > 1 and not again:
        return _apart(form, found, told)
    if asked not in ("", "for_whom") and form.known.get("for_whom") and not CORRECTS.search(meaning.text):
        found.pop("for_whom", None)  # 等我女儿回来: she says when
    if again and "time" in found:
        found["time"] = wanted.added(str(form.known.get("time") or ""), str(found["time"]), meaning.text)
    item, asked = named(form, meaning.text), asked if asked and form.lacking(asked) else ""
    whom = form.known.get("for_whom")
    changed = [
        name for name, value in found.items() if _put_where_meant(form, name, value, item, asked, again=again)
    ]
    if again and whom and "for_whom" in changed and "age" not in found:
        form.known.pop("age", None)  # it was the other one's
    return changed


def take_own(form: Form, meaning: Understanding, need: Need) -> None:
    """What comes with one more need is that need's own; a phone is for all."""
    told = _told(need.part, need.slots) if need.part else _told(meaning.text, meaning.slots)
    for name, value in told.items():
        _put(form, name, value, need.item if name in PERSONAL else "")


def _apart(form: Form, found: Told, told: list[tuple[Need, Told]]) -> list[str]:
    """Each of several needs has what its own part says; what no part or every part says is shared."""
    changed = []
    for name, value in found.items():
        parts = [own.get(name) for _, own in told]
        if name not in PERSONAL or not any(parts) or all(part == value for part in parts):
            changed += [name] if _put(form, name, value) else []
            for _, own in told:
                own.pop(name, None)
    home = str(found.get("place") or "")
    for _, own in told:
        room = str(own.get("place") or "")
        if room and whereabouts.addressed(home) and not whereabouts.addressed(room):
            own["place"] = f"{home}（{room}）"  # 厨房一直滴水，我住5号楼301
    places = [own["place"] for _, own in told if whereabouts.addressed(str(own.get("place", "")))]
    if len(set(places)) == 1:  # a home that is told for one is where all is, until another is told
        changed += ["place"] if _put(form, "place", places[0]) else []
    last: Told = {}
    for need, own in sorted(told, key=lambda one: one[0].start):
        goes_on = "for_whom" in form.needed(need.item) and not own.get("for_whom")
        last = {name: last[name] for name in CARRIED_ON if name in last and goes_on} | own
        changed += [name for name, value in last.items() if _put(form, name, value, need.item)]
    return changed


def _told(text: str, slots: Mapping[SlotName, Slot | None], *, again: bool = False, asked: str = "") -> Told:
    """What a text says, as it is kept; also what no slot carries but a person understands."""
    told: Told = {
        name: slot.text if name in {"for_whom", "place"} else slot.value
        for name, slot in slots.items()
        if slot is not None and name != "time" and (name != "place" or whereabouts.a_place(slot.text))
    }
    told |= wanted.told(text, slots.get("time"), again=again, asked=asked == "time")
    if loose.alone(text):
        told["for_whom"] = loose.MYSELF_SAID
    if again and "age" not in told and (age := loose.age_in(text)):
        told["age"] = age
    if again and "place" not in told and (room := loose.room_in(text)):
        told["place"] = room
    if "for_whom" not in told and (whom := loose.whom_in(text)):
        told["for_whom"] = whom
    return told


# --- where it is kept -----------------------------------------------------------------------------------------
def _put_where_meant(form: Form, name: str, value: Any, item: str, asked: str, *, again: bool) -> bool:
    """Of several needs a correction is for the one that it names, else for the only one that has such a thing."""
    key = "time" if name == "until" else name
    if key == asked and (only := _lacking_alone(form, asked)):
        put = [_put(form, name, value, one, again=again) for one in only]
        return any(put)
    if name == "place" and not item and whereabouts.addressed(str(value)) and form.lacking("place"):
        return _put_home(form, str(value), again=again)
    holders = [item for item, own in form.own.items() if own.get(key)]
    if item and len(form.drafts) > 1 and name in PERSONAL:
        return _put(form, name, value, item, again=again)
    if not holders or name not in PERSONAL or key == asked:
        return _put(form, name, value, again=again)
    if len(holders) == 1 and not any(form.value(item, key) for item in form.items() if item not in holders):
        return _put(form, name, value, holders[0], again=again)
    form.pending[name] = value
    return False


def _put_home(form: Form, home: str, *, again: bool) -> bool:
    """An address that is told when a need lacks one is where all are; 楼下 of one of them is at that address."""
    for own in form.own.values():
        room = str(own.get("place") or "")
        if room and not whereabouts.addressed(room):
            own["place"] = f"{home}（{room}）"
    return _put(form, "place", home, again=again)


def named(form: Form, text: str) -> str:
    """The one need that these words speak of: 第二个改成周五, 体检改成周五."""
    for order, item in zip(ORDER, form.items(), strict=False):
        if text.startswith(order):
            return item
    denied = "".join(text[start:end] for start, end in taken_back(text))
    for called in (_called, lambda item, _: _had(form, item, denied)):
        found = [item for item in form.items() if called(item, text)]
        if len(found) == 1:
            return found[0]
    return ""


def _had(form: Form, item: str, denied: str) -> bool:
    """Whether what she takes back is what this need had of its own."""
    own = [str(value).removeprefix("我").split("（")[0] for value in form.own.get(item, {}).values()]
    return any(len(value) > 1 and value in denied for value in own)


def _called(item: str, text: str) -> bool:
    """Whether two signs in a row of its name stand in the text: 送餐 of 助餐送餐, 体检 of 体检筛查."""
    name = item_name(item)
    return any(name[at : at + 2] in text for at in range(len(name) - 1))


def _put(form: Form, name: str, value: Any, item: str = "", *, again: bool = False) -> bool:
    """Keep a value; True when it changes something. What is put in the place of her own words is remembered."""
    facts = form.own.setdefault(item, {}) if item else form.known
    old = form.value(item, name) if item else facts.get(name)
    profile = name in form.from_profile
    if name == "place":
        value = _placed(form, str(old or ""), str(value), profile=profile)
    if name == "time" and again:
        value = wanted.moved(str(old or ""), str(value))
    if name == "until" and again:
        value = wanted.until_then(str(facts.get("time") or ""), str(value))
    if (old or "") == value:
        return False
    if profile and not item:
        form.from_profile.remove(name)
    told_more = name == "place" and str(old) in str(value)  # 三单元 has become 阳光花园6号楼三单元
    if again and old and not profile and not told_more and name != "until":
        form.first.setdefault(f"{item}:{name}", str(old))
    facts[name] = value
    return name != "until"


def _placed(form: Form, old: str, new: str, *, profile: bool) -> str:
    """A place with what is known: her own words are corrected; the home on record is what the rest belongs to."""
    if whereabouts.addressed(new):
        if whereabouts.beside(old):
            return whereabouts.together(new, old)
        return whereabouts.elsewhere(old, new) if profile else whereabouts.corrected(old, new)
    if whereabouts.beside(new) and whereabouts.addressed(old):
        mended = whereabouts.corrected(old, new)
        return mended if mended != new and not profile else whereabouts.together(old, new)
    at_home = any(whereabouts.at_home(item) for item in form.items())
    return old if old and at_home and not whereabouts.beside(new) else new


# --- an answer ------------------------------------------------------------------------------------------------
def answer(form: Form, name: str, meaning: Understanding) -> bool:
    """Her answer to the question about `name`; False when it cannot be one (a phone number without digits)."""
    slot = meaning.slots.get("time" if name == "free_time" else name)  # type: ignore[call-overload]
    lacked = _lacking_alone(form, name)
    take(form, meaning, again=True, asked=name)
    if slot is None and name == "phone":
        return False
    if slot is None or name == "free_time":
        said = clean(meaning.text)[:LONGEST_ANSWER]
        if name == "for_whom":
            said = FOR.sub("", said) or said
        if name == "place" and whereabouts.beside(said):
            said = _placed(form, str(form.known.get(name) or ""), said, profile=name in form.from_profile)
        keep_answer(form, name, said, lacked)
    if name == "place":
        _share_place(form)
        form.skipped.append(name)  # what she says now is all that she can say
    return True


def keep_answer(form: Form, name: str, said: str, lacked: list[str] | None = None) -> None:
    """What she answers is for the needs that have to know it; where all have to, or it is where, it is shared."""
    lacked = _lacking_alone(form, name) if lacked is None else lacked
    for item in lacked:
        form.own.setdefault(item, {})[name] = said
    if not lacked:
        form.known[name] = said
        form.from_profile = [known for known in form.from_profile if known != name]


def _lacking_alone(form: Form, name: str) -> list[str]:
    """Of several needs those that have to know it, where another has no use for it: a lamp is mended for nobody."""
    if name not in PERSONAL or name == "place":
        return []
    idle = any(name not in form.needed(item) and not form.value(item, name) for item in form.items())
    return form.lacking(name) if idle else []


def _share_place(form: Form) -> None:
    """A need of which only 楼道 is known is at the address that is told now."""
    home = str(form.known.get("place") or "")
    for item, own in form.own.items():
        part = str(own.get("place") or "")
        if whereabouts.addressed(home) and part and not whereabouts.enough(item, part):
            own["place"] = whereabouts.together(home, part)


def settle(form: Form, item: str) -> None:
    """She has said whose the correction is."""
    for name, value in form.pending.items():
        _put(form, name, value, item, again=True)
    form.pending = {}
