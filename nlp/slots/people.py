"""How many people a request is about: 三口人, 俩娃, 我们两个, 差6个志愿者; not 两三个, not 8个队."""

import re
from collections.abc import Sequence

from nlp.slots.choice import Candidate
from nlp.slots.numerals import number

_H = "一二两三四五六七八九十百"
_N = rf"(?:(?<![0-9.\-~/:])[0-9]{{1,3}}(?![0-9.])|(?<![{_H}几第])[{_H}]{{1,4}})"
_WHO = (
    r"人|大人|孩子|小孩|娃娃?儿?|伢子?|老人|学生|志愿者|义工|队员|朋友|同学|大爷|大妈|阿姨|阿婆|老头|老太|师傅|细路|孙子|孙女|"
    r"儿子|女儿|闺女|小子|姑娘|老乡|老师|邻居|老姊妹|姐妹|兄弟|老哥|老姐|护士|退休|同事|党员|居民|工友|囡|崽|仔|学员|工人|小朋友"
)
_PEOPLE = re.compile(
    rf"(?P<mouths>{_N})[来多]?口(?:人|之家|(?=[都,，。 ]|$))"
    rf"|(?P<whole>(?:一|全)家)(?P<family>{_N})口"
    rf"|(?P<couple>(?:老|小|^| )两口子?(?![咸菜饭气茶水汤酒锅井])|夫妻俩|夫妇俩|夫妻二人|[兄姐母父婆爷祖]?[弟妹子女孙]俩|[爷娘]儿?俩|二老|父母俩|小两口|姐俩|哥俩)"
    rf"|(?P<pair>(?:[我你他她俺咱]们?)?[俩仨](?:{_WHO})?)(?![月礼星小钟桶灯钱多字车眼水胎耳手脚腿包馒菜])"
    rf"|(?P<persons>{_N})(?P<odd>来|多|几)?(?:个|位|名)?(?P<who>大?人|口人)(?![民家行数间次均生工才事体转制赛篮足房份返的饭一])"
    rf"|(?P<named>{_N})(?P<some>来|多|几)?(?:位|名)(?![次单额字牌义列称])"
    rf"|(?P<counted>{_N})(?P<vague>来|多|几)?个(?P<kind>{_WHO})?(?![月半小星礼队班点钟头字多来座楼车数体别案性方问地学平把单元灯次])"
)
# Where a head count can begin: a number with a counting word close by, or one of a few words.
_START = re.compile(
    "|".join(f"{sign}(?=[{_H}来多几0-9 ]{{0,4}}[个位名口人大])" for sign in "0123456789" + _H)
    + "|俩|仨|老两口|夫妻|夫妇|二老|小两口|父母俩|一家|全家"
    + "".join(f"|{sign}们?(?=[俩仨])" for sign in "我你他她俺咱")
    + "".join(f"|{sign}[弟妹子女孙儿]?(?=俩)" for sign in "兄姐母父婆爷祖娘哥孙")
)
_MANY, _CROWD, _MOST = 2000, 60, 24


def find_people(folded: str) -> list[Candidate]:
    """Every head count in the text; which of them the request is about is decided elsewhere."""
    found: list[Candidate] = []
    reached = 0
    for start in _START.finditer(folded):
        if start.start() < reached or not (match := _PEOPLE.match(folded, start.start())):
            continue
        reached = match.end()
        value = _value(match)
        if value and value < _MANY:
            found.append(Candidate(match.start(), match.end(), *_sort(match), value))
            if len(found) == _MOST:
                break
    return found


def choose_people(folded: str, counts: Sequence[Candidate]) -> Candidate | None:
    """The head count that a request is about: the one that is asked for or that the askers say of themselves."""
    best, highest = None, _ENOUGH
    for count in counts:
        weight = _weight(folded, count)
        if weight > highest:
            best, highest = count, weight
    return best


# A count is taken when what it is made of and what stands beside it reach more than this.
_ENOUGH = 1.3
_KINDS = {
    "mouths": 2.0,
    "whole": 2.0,
    "couple": 1.0,
    "pair": 1.0,
    "persons": 1.0,
    "named": 1.0,
    "counted": 0.0,
}
_WANTED = re.compile(
    r"(?:差|缺|招|找|求|要|得|限|来|凑|带|派|需|至少|共|募|搞|寻摸|请|少|数[:：]?|退|还|出)(?:个|了|约|大概)?$"
)
_OURS = re.compile(
    r"(?:我们|咱们?|俺们?|阮|我家|家里?|仅|就|屋头|想给|给|一共|总共|加起来|公|婆|伴|妈|爸|计|妻|同行|一行|我)$"
)
_PASSED = re.compile(
    r"(?:换|走|问|死|过|有|了|里|发现|劝|花|的|挖|欠|同村|现场只有|倒|听|那|这|每|第|另|等|楼上|周)$"
)
_ENDED = re.compile(r"$|[ ，。,、；;！!都有想一在是]|最好|以内|能|负责|年?青|会")


def _weight(folded: str, count: Candidate) -> float:
    before = folded[max(0, count.start - 4) : count.start]
    weight = _KINDS[count.kind]
    wanted = _WANTED.search(before) is not None
    if count.value == 1:
        return 2.0 if wanted and count.kind == "named" else 0.0
    if count.kind == "pair" and not wanted and not count.head and folded[count.start] in "俩仨":
        weight -= 1.0
    if wanted:
        weight += 2.0
    elif _OURS.search(before):
        weight += 1.0
    elif _PASSED.search(before):
        weight -= 1.0
    if count.head:
        weight += 0.75
    if count.start == 0 or before[-1:] in " ，。,、；;\n：:":
        weight += 0.75
    if count.value > _CROWD:
        weight -= 1.0
    return weight + (0.6 if _ENDED.match(folded, count.end) else 0.0)


def _sort(match: re.Match[str]) -> tuple[str, str]:
    groups = match.groupdict()
    for kind in ("mouths", "whole", "couple", "pair", "persons", "named", "counted"):
        if groups[kind] is not None:
            return kind, groups["who"] or groups["kind"] or (
                match[0] if kind == "couple" else match[0].strip("俩仨我你他她俺咱们")
            )
    return "", ""


def _value(match: re.Match[str]) -> int | None:
    if match["couple"]:
        return 2
    if match["pair"]:
        return 3 if "仨" in match["pair"] else 2
    words = match["mouths"] or match["family"] or match["persons"] or match["named"] or match["counted"]
    value = number(words)
    if value is not None and _run(words):
        return None
    return value


def _run(words: str) -> bool:
    """两三, 三四 are a guess, not a count."""
    return len(words) == 2 and "十" not in words and "百" not in words and not words.isascii()
