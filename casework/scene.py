"""现场: where the danger is, by what she says and the home on record. Pure.

厕所里 is in her home; 公园, 马路上, 楼道 and 邻居家 are not: then her home is no more than what is on record.
"""

import re

from casework import whereabouts

ROOM = re.compile(
    r"厕所|卫生间|洗手间|浴室|浴缸|厨房|灶|客厅|卧室|卧房|里屋|[屋房]间?[里内]|[家屋]里|书房|餐厅|饭厅|阳台|床|沙发|储物间|阁楼"
)
OUTSIDE = re.compile(
    r"公园|公厕|马路|路[上边口旁]|街[上边]|大街|巷子|广场|超市|商场|菜?市场|商店|店[里门]|饭店|餐馆|食堂|医院|诊所|学校|幼儿园|单位|公司|工地|工厂"
    r"|车站|地铁|公交|车[上里]|河[边里]|湖边|江边|桥[上边下]|池塘|水塘|银行|外[面边地]|操场|门卫|车库|停车场|楼[道梯下上顶]|电梯|隔壁|对门|天台"
    r"|(?:邻居|别人|朋友|同学|同事|亲戚|老|人|[他她]|[妈爸爷奶婆公姐哥弟妹叔姨舅姑伯])家"
)
"""A place that is not inside her own home."""
STANDS = re.compile(
    rf"(?:在[^，。从去回到]{{0,4}}?|(?:^|[，。！,!\s])[^，。从去回到]{{0,2}}?)(?P<there>(?:{OUTSIDE.pattern})[上里边]?)"
)
"""马路上有个老人: such a place, said without being told apart as one."""
DOOR = re.compile(r"[0-9０-９一二三四五六七八九十百]\s*(?:号|楼|栋|幢|座|弄|单元|层|室|排|[-—－])")
"""A part of an address: 门垫底下 adds nothing to where help drives."""


def at(said: str, text: str, home: str) -> str:
    """Where help is needed, at the first word: what is said, put with the home where it lies in it; else the home."""
    if not said:
        return _away(text) or home
    if known(said):
        return said if OUTSIDE.search(text) else whereabouts.elsewhere(home, said) if home else said
    return _within(home, said) if home and inside(said, text) else said


def inside(said: str, text: str) -> bool:
    """A room of her own home, as far as the words show."""
    return bool(ROOM.search(said)) and not OUTSIDE.search(text)


def moved(now: str, said: str, text: str, home: str) -> str:
    """The same after what she says next; an address is never lost for 门垫底下 or 楼下."""
    if not said or said in now:
        return _left(now, text, home)
    if not now:
        return at(said, text, home)
    if known(said):
        full = whereabouts.elsewhere(now if known(now) else home, said)
        return _within(full, now) if ROOM.search(now) and not known(now) else full
    if not known(now):
        return said if DOOR.search(said) and not OUTSIDE.search(now) else _within(now, said)
    if now == home and OUTSIDE.search(said):
        return said if "在" in text else now
    return _within(now, said) if ROOM.search(said) or DOOR.search(said) else now


def known(place: str) -> bool:
    """Whether help can drive there; 厕所里 is no estate, though 锦绣里 is one."""
    estate = whereabouts.ESTATE.search(place) and not ROOM.search(place) and not OUTSIDE.search(place)
    return bool(whereabouts.HOUSE.search(place) or estate)


def _left(now: str, text: str, home: str) -> str:
    """我们在公园: she is not at home, where we had thought her."""
    return (_away(text) if "在" in text else "") or now if now == home else now


def _away(text: str) -> str:
    found = STANDS.search(text)
    return found["there"] if found else ""


def _within(place: str, part: str) -> str:
    part = part.removeprefix("家") if len(part) > 2 else part
    return f"{place.removesuffix('）')}，{part}）" if place.endswith("）") else f"{place}（{part}）"
