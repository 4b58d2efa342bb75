"""A resident's question, answered from what is verified: hours, addresses, phones and services of parties and offices."""

import re

from casework import communities, parties
from casework.consent import office
from casework.wording import resident as words
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.tables import Party
from storage.unit import Unit

HOURS = re.compile(
    r"上班|下班|办公|开门|关门|开不开|关不关|上不上班|营业|开放|值班|(营业|办公|服务|开放|活动)时间"
)
WHERE = re.compile(r"在哪|哪个位置|什么地方|地址|怎么走|怎么去|位置|几楼|哪个窗口|哪栋")
CALL = re.compile(r"电话|联系方式|怎么联系|号码")
WHAT = re.compile(r"(做|教|提供|管|办|有)(些|点)?(什么|啥|哪些)|什么服务|哪些服务")
THERE_IS = re.compile(
    r"有没有|有.{0,12}吗|能不能|可以.{0,12}吗|提供|哪些|哪家|(哪里|哪儿|哪)(能|有|可以)|找谁"
    r"|怎么(办|弄|申请|报|预约|签|参加|加入|登记)"
)
FACTS = (HOURS, WHERE, CALL, WHAT)
WHETHER = re.compile(r"有没有(?![人谁])")
"""Asks whether there is such a place, whatever else it sounds like."""
ASKS = re.compile(r"[?？吗呢]|几|什么|啥|多少|哪|怎么|有没有|谁|(.)不\1|(.)没\2|查一?下|问一?下|告诉")
NOMINAL = 14
"""暖心助餐电话, 居委会地址: so short and ending in what is asked for, it asks without a question word."""
WANTS = re.compile(r"想(找|要|请|让|约|叫|订)|帮(我|忙|他|她)|需要|给我|替我|麻烦|预约一|我要(?!问)")
"""A need is told, whatever it asks besides."""
OFFICE = re.compile(
    r"居委会?|社区(办公|服务|工作|大厅|中心|(?=几点|周|在哪|电话|地址|什么时候))|你们|办事大厅|服务大厅"
)
UNVERIFIED = re.compile(r"多少钱|收费|价格|费用|要钱|免费|政策|条件|资格|材料|为什么|补贴")
"""What no table of ours can answer: a person does."""
SHOWN = 3


def asks(text: str) -> bool:
    """Whether these words ask for something that a table could hold; seen at a glance."""
    if len(text) > 40 or UNVERIFIED.search(text):
        return False
    fact = next((found for pattern in FACTS if (found := pattern.search(text))), None)
    if fact is not None:
        nominal = len(text) <= NOMINAL and fact.end() >= len(text.rstrip("。.!！"))
        return not WANTS.search(text) and (nominal or bool(ASKS.search(text)))
    return bool(THERE_IS.search(text))


async def answer(unit: Unit, meaning: Understanding, community_id: int | None) -> str | None:
    """What we know for certain; None: a person has to answer, or it is no question of this kind.

    A house that is named is believed whatever the words sound like; a service alone only where they ask.
    """
    text = meaning.text
    if not asks(text):
        return None
    fact = any(pattern.search(text) for pattern in FACTS)
    here = [c.id or 0 for c in await communities.near(unit, community_id)]
    if fact and (named := await parties.mentioned(unit, here, text)):
        return _told([_line(p, about=bool(WHAT.search(text))) for p in named[:SHOWN]])
    if OFFICE.search(text) and any(pattern.search(text) for pattern in (HOURS, WHERE, CALL)):
        return _told([office(c) for c in await communities.near(unit, community_id)])
    asked = meaning.intent == "question" or WHETHER.search(text) is not None
    item = meaning.needs[0].item if meaning.needs and asked else ""
    return await _of_parties(unit, item, here, offer=not fact) if item else None


async def _of_parties(unit: Unit, item: str, here: list[int], *, offer: bool) -> str | None:
    served = {p.id: p for one in here for p in await parties.of_community(unit, one, item) if p.verified_at}
    if not served:
        return None
    wanted = "" if item.startswith("volunteer.") else item_name(item)  # its names are those of offers
    tail = [words.say_so(wanted)] if offer else []
    return _told([item_name(item), *(_line(p) for p in [*served.values()][:SHOWN]), *tail])


def _told(lines: list[str]) -> str:
    return "\n".join([words.ANSWER_FROM, *lines])


def _line(party: Party, *, about: bool = False) -> str:
    parts = [party.about.rstrip("。") if about else "", party.address and f"地址：{party.address}",
             party.hours and f"时间：{party.hours}", party.phone and f"电话：{party.phone}"]  # fmt: skip
    return f"· {party.name}，{'，'.join(part for part in parts if part)}"
