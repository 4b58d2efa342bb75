"""改成后天, 电话换成……, 不对，是4号楼, once a case is open: the case is corrected; without one, what we keep of her is."""

import re

from casework import amend, cases, communities, loose
from casework.amend import Changes
from casework.wording import amend as words
from casework.wording import resident as resident_words
from handlers import relay
from handlers.corrections import rest_of
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.outgoing import Button, column
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

CHANGES = re.compile(
    r"[改换][成为到在]|[改换]个|更[改正]|(?:推迟|提前|延后|延期|挪|往[后前]|推[后到])|[说写打记搞弄]错|应该是|不对|不是.{1,14}是|(?:时间|地址|地点|电话|号码)[改换变]"
)
LITTLE = 6
"""Signs of a correction beside what it changes: 送饭的那个."""


async def corrected(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """Whether the words were a correction of what is open, and it has been made or asked about."""
    if not CHANGES.search(meaning.text) or len(_beside(meaning)) > LITTLE:
        return False
    found = [c for c in await cases.mine(unit, talk.contact_id, open_only=True) if _may_change(c, meaning)]
    if not found:
        return await _profile(talk, unit, meaning)
    case = await cases.named(unit, talk.contact_id, meaning.text) or _meant(found, meaning)
    if case is None:
        relay.keep_said(talk, meaning.text)
        buttons = [Button(f"{c.number[-4:]} {item_name(c.item)}", f"reply:tell:{c.id}") for c in found]
        talk.say(resident_words.WHICH_CASE, column(*buttons, Button(resident_words.BUTTON_NEW, "reply:new")))
        return True
    return await make(talk, unit, case, meaning)


async def make(talk: Talk, unit: Unit, case: Case, meaning: Understanding) -> bool:
    """Correct this case; False when the words change nothing of it, or place it where its community ends."""
    changed = amend.changes(case, meaning)
    if (
        not changed
        or case.state not in amend.CHANGEABLE
        or case.urgent
        or await _moves_away(unit, case, changed)
    ):
        return False
    agreed = case.visit_at is not None and "time" in changed
    case = await amend.amend(unit, talk.contact_id, case.id or 0, changed)
    what, who = words.listed(changed), await cases.who_has(unit, case)
    talk.say(words.amended(cases.title(case), what, who, agreed=agreed))
    return True


def _may_change(case: Case, meaning: Understanding) -> bool:
    return case.state in amend.CHANGEABLE and not case.urgent and bool(amend.changes(case, meaning))


def _meant(found: list[Case], meaning: Understanding) -> Case | None:
    """The only one, or the only one whose service her words name."""
    said = [case for case in found if any(need.item == case.item for need in meaning.needs)]
    return next((group[0] for group in (found, said) if len(group) == 1), None)


async def _moves_away(unit: Unit, case: Case, changed: Changes) -> bool:
    """The place lies in another community: whoever has it decides (her words are passed on)."""
    there = await communities.of_place(unit, str(changed.get("place", "")))
    return there is not None and there != case.community_id


async def _profile(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """Nothing is open: a new phone is kept for the next time."""
    phone = meaning.slot("phone")
    if phone is None or not talk.phone or meaning.slot("place") or meaning.slot("time"):
        return False
    await communities.call_at(unit, talk, str(phone.value))
    talk.say(words.PHONE_KEPT.format(phone=talk.phone))
    return True


def _beside(meaning: Understanding) -> str:
    """What she says beside the correction, the names of people and of what she asked for."""
    said = rest_of(meaning)
    for need in meaning.needs:
        said = said.replace(need.span, "")
    return loose.WHOM.sub("", said)
