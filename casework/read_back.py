"""What we have understood, a line a thing; of several needs each with its own. Pure."""

from typing import Any

from casework.form import Form
from casework.wording import resident as words
from nlp.catalogue import item_name

SHOWN = ("skill", "free_time", "for_whom", "age", "people", "place", "time", "phone")
NOT_OF_AN_OFFER = {"time", "place", "for_whom", "age"}


def shown(form: Form) -> list[str]:
    """The fields that the read-back shows: these can be changed."""
    held = [form.known, *form.own.values()]
    return [name for name in SHOWN if any(facts.get(name) for facts in held) and not _hidden(form, name)]


def read_back(form: Form) -> str:
    """The whole of it, and a word where nobody is sure what it is."""
    drafts = [draft for draft in form.drafts if draft.band != "hand_over"]
    lines = [words.READ_BACK]
    if not drafts:
        lines.append(f"{words.YOUR_WORDS}：{form.drafts[0].words[:200]}")
    elif len(drafts) == 1:
        lines.append(f"{words.FIELD_NAMES['what']}：{item_name(drafts[0].item)}")
        if chosen := form.chosen.get(drafts[0].item):
            lines.append(f"{words.CHOSEN}：{chosen}")
    for number, draft in enumerate(drafts if len(drafts) > 1 else (), 1):
        chosen = form.chosen.get(draft.item)
        said = [f"{words.CHOSEN}：{chosen}"] if chosen else []
        own = "，".join([*said, *(_line(form, name, value) for name, value in _own(form, draft.item))])
        lines.append(f"{number}. {item_name(draft.item)}{f'（{own}）' if own else ''}")
    lines += [
        _line(form, name, form.known[name])
        for name in SHOWN
        if form.known.get(name) and not _hidden(form, name) and not _all_have(form, name)
    ]
    if open_ := form.open():
        lines.append(words.still_open(open_, str(form.known.get("place") or "")))
    return "\n".join(lines if drafts else [*lines, words.UNSURE_WORDS])


def called(form: Form) -> str:
    """What a form is about, in a few words; "" where nobody has a name for it."""
    return "、".join(item_name(draft.item) for draft in form.drafts if draft.band != "hand_over")


def _own(form: Form, item: str) -> list[tuple[str, Any]]:
    own = form.own.get(item, {})
    return [(name, own[name]) for name in SHOWN if own.get(name)]


def _all_have(form: Form, name: str) -> bool:
    """Every need has its own, so that nothing is left for the shared one to say."""
    return bool(form.own) and all(form.own.get(item, {}).get(name) for item in form.items())


def _hidden(form: Form, name: str) -> bool:
    return form.offer and name in NOT_OF_AN_OFFER


def _line(form: Form, name: str, value: Any) -> str:
    source = words.OR_FROM_PROFILE if name in form.from_profile and form.known.get(name) == value else ""
    return f"{words.FIELD_NAMES[name]}：{value}{words.UNITS.get(name, '')}{source}"
