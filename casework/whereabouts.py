"""地点: whether a place can be gone to, and how what is said of it is put together. Pure."""

import re

N = r"[0-9０-９A-Za-z甲乙丙丁一二三四五六七八九十百零〇两]+"
HOUSE = re.compile(rf"{N}(?:号楼|栋|幢|座|号院|弄|巷|号(?![线门])|楼\s?{N}(?:单元|门|室|号))|{N}-{N}")
ESTATE = re.compile(
    r"[\u4e00-\u9fff]{2,}(?<!我们|咱们|你们|这个|那个|楼下|门口)(?<![小心本老])(?:小区|花园|家园|新村|公寓|宿舍|家属院|大院|嘉苑|雅苑|名邸|新城)"
    r"|[\u4e00-\u9fff]{2,}(?:(?<![哪那这家屋楼院村城道区库场园间房店厂车柜箱梯])里(?![面头边])|苑|胡同)"
)
BESIDE = re.compile(
    rf"[楼屋家门院](?:上|下|里|外|前|后|顶|道|梯|口)|隔壁|对门|对面|电梯|阳台|厨房|卫生间|客厅|卧室|床边|里屋|阁楼|^我?们?家|^{N}(?:楼|层|单元|门|室|梯)|^{N}$|单元|^[顶底]楼"
    r"|^(?:我们|咱们?|本|这个?)?小区|^(?:里|外|旁|[这那哪上下])(?:面|边|里|儿|头)?$|附近$"
)
"""What lies beside or in a home, and means nothing without it: 楼上, 三单元, 12楼, 家门口."""
SOME_ESTATE = re.compile(r"^(?:我们|咱们?|本|这个?)?小区[里内]?$")
NOTHING = re.compile(rf"^{N}[排片户家期]$")
"""一排路灯: how many, and not where."""
PARTS = re.compile(
    r"^(?P<estate>.*?)(?P<building>[0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|幢|座|号院|楼(?=\d|[一二三四五六七八九十]+(?:单元|门))))?"
    r"(?P<unit>[0-9一二三四五六七八九十]+(?:单元|门))?(?P<room>[0-9A-Za-z]+[室号]?|[0-9一二三四五六七八九十]+[楼层])?$"
)
LEVELS = ("estate", "building", "unit", "room")
VISITED = ("elderly", "medical")
"""Categories whose helpers come to a home; a hospital or a square is no place to bring a meal to."""
AT_HOME = {"other.leak", "other.utility"}


def a_place(words: str) -> bool:
    """Whether these words say where at all."""
    return NOTHING.match(words) is None


def addressed(place: str) -> bool:
    """Whether an estate or a building is named: there one can go."""
    return bool(HOUSE.search(place) or ESTATE.search(place))


def beside(place: str) -> bool:
    """Whether it only says where at a home: 三单元, 楼上, 家门口."""
    return not addressed(place) and bool(BESIDE.search(place))


def enough(item: str, place: str) -> bool:
    """Whether whoever does this can go there: to an address; where nobody's home is meant, to any place that has a name."""
    return addressed(place) or (bool(place) and not at_home(item) and not beside(place))


def at_home(item: str) -> bool:
    """Whether whoever does this comes to a home."""
    return item.split(".")[0] in VISITED or item in AT_HOME


def corrected(old: str, new: str) -> str:
    """A place told anew: "4号楼" changes the building and keeps the estate; what stands below it is kept too."""
    before, after = PARTS.match(old), PARTS.match(new)
    if before and re.fullmatch(rf"{N}(?:-{N})+[室号]?", new):
        return f"{before['estate']}{new}" if before["building"] else new
    if not old or before is None or after is None or after["estate"] or not any(after.groups()):
        return new
    return "".join(after[part] or before[part] or "" for part in LEVELS)


def elsewhere(home: str, new: str) -> str:
    """Another place than the home on record: only the estate is taken from there, where none is named."""
    mended = corrected(home, new)
    return mended if mended == new or "-" in new else together(home, new)


def together(home: str, part: str) -> str:
    """What lies beside a home, with the home: 阳光花园3号楼 and 三单元 are 阳光花园3号楼三单元; 楼上 is put behind it."""
    of, said = PARTS.match(home), PARTS.match(part)
    if not home or not part or part in home or (addressed(home) and SOME_ESTATE.match(part)):
        return home or part
    if of is None or said is None or said["estate"] or not any(said.groups()):
        return f"{home}（{part}）"
    first = next(at for at, level in enumerate(LEVELS) if said[level])
    above = "".join(of[level] or "" for level in LEVELS[:first])
    return above + "".join(said[level] or "" for level in LEVELS[first:])
