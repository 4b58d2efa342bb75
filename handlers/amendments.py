"""改成后天, 电话换成……, 不对，是4号楼, once a case is open: the case is corrected; without one, what we keep of her is."""

import re
from collections.abc import Callable
from datetime import timedelta

from casework import amend, cases, communities, loose, visits, wanted
from casework.amend import Changes
from casework.tails import tails
from casework.wording import amend as words
from handlers import intents, relay
from handlers.corrections import AROUND, rest_of
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
JUST_NOW = timedelta(minutes=30)
"""How long facts alone go on with the case that was opened last."""
THAT = re.compile(
    r"现在|如今|新的?|以后|请?打|联系|这个|一下|[那这]个|[那这]件事?|[个的了啊呀吧呢我您你他她把将给到不]"
)


async def corrected(
    talk: Talk, unit: Unit, meaning: Understanding, understand: Callable[[str], Understanding]
) -> bool:
    """Whether the words were a correction of what is open, and it has been made or asked about."""
    if (instead := INSTEAD.match(meaning.text)) and await _swap(
        talk, unit, instead[1], instead[2], understand
    ):
        return True
    if not CHANGES.search(meaning.text) and not await cases.any_open(unit, talk.contact_id):
        return False  # facts alone go on with what is open
    if not corrects(meaning):
        return False
    found = [c for c in await cases.mine(unit, talk.contact_id, open_only=True) if _may_change(c, meaning)]
    if not CHANGES.search(meaning.text):
        found = [c for c in found if c.opened_at > unit.now - JUST_NOW]
        if not found:
            return await _said_before(talk, unit, meaning)
    if not found:
        return await _profile(talk, unit, meaning)
    case = await cases.named(unit, talk.contact_id, meaning.text) or _meant(found, meaning)
    if case is None:
        await relay.ask_about(talk, unit, found, meaning.text)
        return True
    return await make(talk, unit, case, meaning)


async def _said_before(talk: Talk, unit: Unit, meaning: Understanding) -> bool:
    """妈妈78岁 once more: her one case, opened just now, says so already."""
    mine = await cases.mine(unit, talk.contact_id, open_only=True)
    if len(mine) != 1 or mine[0].opened_at <= unit.now - JUST_NOW or not changeable(mine[0]):
        return False
    if meaning.slot("time") and not mine[0].time_text:
        return False
    talk.say(words.AS_IT_IS)
    return True


def corrects(meaning: Understanding) -> bool:
    """改成后天; and facts with nothing beside them, which go on with what was told just now: 妈妈78岁."""
    if CHANGES.search(meaning.text):
        return True
    if meaning.needs and meaning.band == "act":
        return False  # a need for certain is more than facts
    return any(meaning.slot(name) for name in amend.FIELDS) and not _beside(meaning)  # type: ignore[arg-type]


async def make(
    talk: Talk, unit: Unit, case: Case, meaning: Understanding, changed: Changes | None = None
) -> bool:
    """Correct this case; False when the words change nothing of it. A time that is agreed, or a place in another
    community, is not for her alone to change: passed on."""
    changed = changes(case, meaning) if changed is None else changed
    if not changed or not changeable(case):
        return False
    if "time" in changed and await visits.agreed(unit, case.id or 0):
        talk.say(await visits.unsuit(unit, talk.contact_id, case.id or 0, meaning.text))
        return True
    if await _moves_away(unit, case, changed):
        await relay.tell(talk, unit, case, meaning.text)
        return True
    if "phone" in changed and case.phone == talk.phone:
        await communities.call_at(unit, talk, str(changed["phone"]))
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
        drop = Button(
            words.BUTTON_DROP.format(number=tails(found)[old[0].id or 0]), f"case:drop:{old[0].id}:1"
        )
        talk.say(words.not_wanted(cases.title(old[0])), column(drop))
    await intents.need(talk, unit, new)
    return True


def _speaks_of(case: Case, denied: str) -> bool:
    """Whether what she takes back shares two signs in a row with the name of the service or with her own words."""
    told = item_name(case.item) + case.words
    return any(denied[at : at + 2] in told for at in range(len(denied) - 1))


def _may_change(case: Case, meaning: Understanding) -> bool:
    return changeable(case) and _of_it(case, meaning) and bool(changes(case, meaning))


def changeable(case: Case) -> bool:
    """Whether what it says can still be corrected."""
    return case.state in amend.CHANGEABLE and not case.urgent


def changes(case: Case, meaning: Understanding) -> Changes:
    """What the words say otherwise; facts alone put nothing away, and 妈妈 is still 我妈."""
    about = "time" if meaning.slot("time") and not _beside(meaning) else ""
    changed = amend.changes(case, meaning, about)
    if "time" not in changed and (when := _only_time(meaning)):
        changed["time"] = _other_part(case.time_text, when)
    if CHANGES.search(meaning.text):
        return changed
    same = set(str(changed.get("for_whom", ""))) & set(case.for_whom) - {"我", "家", "的"}
    return {name: value for name, value in changed.items() if value and not (name == "for_whom" and same)}


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


def _other_part(old: str, new: str) -> str:
    """每天中午, then 改成晚上, is 每天晚上."""
    if re.fullmatch(loose.PART, new) and re.search(loose.PART, old) and not re.search(loose.HOUR, old):
        return re.sub(loose.PART, new, old, count=1)
    return wanted.moved(old, new)


def _only_time(meaning: Understanding) -> str:
    """改成晚上: a time that no slot carries, and nothing else."""
    said = THAT.sub("", AROUND.sub("", CHANGES.sub("", meaning.text))).strip("，。,.！! ")
    return (
        said
        if (loose.TIME.fullmatch(said) or re.fullmatch(loose.PART, said)) and meaning.slot("time") is None
        else ""
    )


def _beside(meaning: Understanding) -> str:
    """What she says beside the facts and the words of a correction."""
    if _only_time(meaning):
        return ""
    return THAT.sub("", loose.WHOM.sub("", CHANGES.sub("", rest_of(meaning))))
