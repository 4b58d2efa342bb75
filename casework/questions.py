"""A resident's question, answered from what is verified: hours, addresses, phones and services of parties and offices."""

import re

from casework.communities import near
from casework.consent import office
from casework.parties import of_community
from casework.wording import resident as words
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.tables import Party
from storage.unit import Unit

HOURS = re.compile(
    r"几点|什么时候|啥时候|时间|开门|关门|营业|上班|下班|周末|周[一二三四五六日天]|星期|节假日|开放"
)
WHERE = re.compile(r"在哪|哪里|哪儿|地址|怎么走|位置|什么地方")
CALL = re.compile(r"电话|联系方式|怎么联系|号码")
THERE_IS = re.compile(r"有没有|有.{0,12}吗|能不能|可以.{0,12}吗|提供|哪些|哪家|怎么(办|申请|报名|预约)|找谁")
OFFICE = re.compile(r"居委会?|社区(办公|服务|工作|大厅|中心)|你们|办事大厅|服务大厅")
UNVERIFIED = re.compile(r"多少钱|收费|价格|费用|要钱|免费|政策|条件|资格|材料|为什么|补贴")
"""What no table of ours can answer: a person does."""


async def answer(unit: Unit, meaning: Understanding, community_id: int | None) -> str | None:
    """What we know for certain; None: a person has to answer."""
    text = meaning.text
    topic = next((p for p in (HOURS, WHERE, CALL, THERE_IS) if p.search(text)), None)
    if topic is None or UNVERIFIED.search(text):
        return None
    item = meaning.needs[0].item if meaning.needs else ""
    if item and community_id is not None and not OFFICE.search(text):
        return await _of_parties(unit, item, community_id, full=topic is THERE_IS)
    if OFFICE.search(text) and topic is not THERE_IS:
        return "\n".join([words.ANSWER_FROM, *(office(c) for c in await near(unit, community_id))])
    return None


async def _of_parties(unit: Unit, item: str, community_id: int, *, full: bool) -> str | None:
    served = [p for p in await of_community(unit, community_id, item) if p.verified_at is not None]
    lines = [_line(p) for p in served[:3]]
    if not lines:
        return None
    tail = [f"需要的话直接说“我想要{item_name(item)}”，我来登记。"] if full else []
    return "\n".join([f"{words.ANSWER_FROM}{item_name(item)}", *lines, *tail])


def _line(party: Party) -> str:
    parts = [party.address and f"地址：{party.address}", party.hours and f"时间：{party.hours}",
             party.phone and f"电话：{party.phone}"]  # fmt: skip
    return f"· {party.name}，{'，'.join(part for part in parts if part)}"
