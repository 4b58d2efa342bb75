"""改成后天, 电话换成……, 不对，是4号楼, once a case is open: the case is corrected; without one, what we keep of her is."""

import re
from collections.abc import Callable

from casework import amend, cases, communities, loose, visits
from casework.amend import Changes
from casework.wording import amend as words
from casework.wording import resident as resident_words
from handlers import intents, relay
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
INSTEAD = re.compile(
    r"([^，,。；;]{0,12}(?:不(?:用|要|需要|想要|必)|取消|别|先不)[^，,。；;]{0,8})[，,。；;\s]+(?:就|那就|我)?(?:改成|换成|改为|要的是)?(.{2,})",
    re.DOTALL,
)
"""不用送饭了，改成陪诊: one thing no more, another instead."""
THAT = re.compile(r"[那这]个|[那这]件事?|[个的了啊呀吧呢我您你他她把将给到不]")


async def corrected(
    talk: Talk, unit: Unit, meaning: Understanding, understand: Callable[[str], Understanding]
) -> bool:
    """Whether the words were a correction of what is open, and it has been made or asked about."""
    if (instead := INSTEAD.match(meaning.text)) and await _swap(
        talk, unit, instead[1], instead[2], understand
    ):
        return True
    if not CHANGES.search(meaning.text):
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
    """Correct this case; False when the words change nothing of it. A time that is agreed, or a place in another
    community, is not for her alone to change: passed on."""
    changed = amend.changes(case, meaning)
    if not changed or case.state not in amend.CHANGEABLE or case.urgent:
        return False
    if "time" in changed and await visits.agreed(unit, case.id or 0):
        talk.say(await visits.unsuit(unit, talk.contact_id, case.id or 0, meaning.text))
        return True
    if await _moves_away(unit, case, changed):
        await relay.tell(talk, unit, case, meaning.text)
        return True
    case = await amend.amend(unit, talk.contact_id, case.id or 0, changed, meaning.text)
    talk.say(words.amended(cases.title(case), words.listed(changed), await cases.who_has(unit, case)))
    return True


async def _swap(
    talk: Talk, unit: Unit, denied: str, wished: str, understand: Callable[[str], Understanding]
) -> bool:
    """She wants something else: that is begun, and what she has open can be cancelled with one press."""
    new = understand(wished)
    if not new.needs or new.band == "hand_over" or new.emergency:
        return False
    found = await cases.mine(unit, talk.contact_id, open_only=True)
    if any(need.item == case.item for need in new.needs for case in found):
        return False
    old = [c for c in found if c.state in amend.CHANGEABLE and not c.urgent and _speaks_of(c, denied)]
    if len(old) == 1:
        drop = Button(words.BUTTON_DROP.format(number=old[0].number[-4:]), f"case:drop:{old[0].id}:1")
        talk.say(words.not_wanted(cases.title(old[0])), column(drop))
    await intents.need(talk, unit, new)
    return True


def _speaks_of(case: Case, denied: str) -> bool:
    """Whether what she takes back shares two signs in a row with the name of the service or with her own words."""
    told = item_name(case.item) + case.words
    return any(denied[at : at + 2] in told for at in range(len(denied) - 1))


def _may_change(case: Case, meaning: Understanding) -> bool:
    open_ = case.state in amend.CHANGEABLE and not case.urgent
    return open_ and _of_it(case, meaning) and bool(amend.changes(case, meaning))


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
    if phone is None or not talk.phone or _beside(meaning) or meaning.slot("place"):
        return False
    await communities.call_at(unit, talk, str(phone.value))
    talk.say(words.PHONE_KEPT.format(phone=talk.phone))
    return True


def _of_it(case: Case, meaning: Understanding) -> bool:
    """Beside the correction she says nothing but what the case is about: 送饭的那个."""
    return set(_beside(meaning)) <= set(item_name(case.item) + case.words)


def _beside(meaning: Understanding) -> str:
    """What she says beside the facts and the words of a correction."""
    return THAT.sub("", loose.WHOM.sub("", CHANGES.sub("", rest_of(meaning))))
