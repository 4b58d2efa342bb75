"""How many people a request is about: 三口人, 俩娃, 我们两个, 差6个志愿者; not 两三个, not 8个队."""

import re

from nlp.slots.choice import Candidate
from nlp.slots.numerals import number

_H = "一二两三四五六七八九十百"
_N = rf"(?:(?<![0-9.\-~/:])[0-9]{{1,3}}(?![0-9.])|(?<![{_H}几第])[{_H}]{{1,4}})"
_WHO = (
    r"人|大人|孩子|小孩|娃娃?儿?|伢子?|老人|学生|志愿者|义工|队员|朋友|同学|大爷|大妈|阿姨|阿婆|老头|老太|师傅|细路|孙子|孙女|"
    r"儿子|女儿|闺女|小子|姑娘|老乡|老师|邻居|老姊妹|姐妹|兄弟|老哥|老姐|护士|退休|同事|党员|居民|工友|囡|崽|仔|学员|工人|小朋友"
)
_PEOPLE = re.compile(
    rf"(?P<mouths>{_N})口(?:人|之家|(?=[都,，。 ]|$))"
    rf"|(?P<whole>(?:一|全)家)(?P<family>{_N})口"
    rf"|(?P<couple>老?两口子?|夫妻俩|夫妇俩|夫妻二人|[兄姐母父婆爷祖]?[弟妹子女孙]俩|[爷娘]儿?俩|二老|父母俩|小两口|姐俩|哥俩)"
    rf"|(?P<pair>(?:[我你他她俺咱]们?)?[俩仨](?:{_WHO})?)(?!月|礼拜|星期|小时|钟头|桶|灯|钱|人?多|字|车|月)"
    rf"|(?P<persons>{_N})(?P<odd>来|多|几)?(?:个|位|名)?(?P<who>大?人|口人)(?![民家行数间次均生工才事体])"
    rf"|(?P<named>{_N})(?P<some>来|多|几)?(?:位|名)(?![次单额字牌义列称])"
    rf"|(?P<counted>{_N})(?P<vague>来|多|几)?个(?P<kind>{_WHO})?(?![月半小星礼队班点钟头字多来座楼车数体别案性方问地学平把单元灯次])"
)
_LIKELY = re.compile(r"[俩仨口人位名个]")
_MANY = 2000


def find_people(folded: str) -> list[Candidate]:
    """Every head count in the text; which of them the request is about is decided elsewhere."""
    if _LIKELY.search(folded) is None:
        return []
    found: list[Candidate] = []
    for match in _PEOPLE.finditer(folded):
        kind = match.lastgroup or ""
        value = _value(match)
        if value and value < _MANY:
            found.append(Candidate(match.start(), match.end(), *_sort(match), value))
    return found


def _sort(match: re.Match[str]) -> tuple[str, str]:
    groups = match.groupdict()
    for kind in ("mouths", "whole", "couple", "pair", "persons", "named", "counted"):
        if groups[kind] is not None:
            return kind, groups["who"] or groups["kind"] or (match[0] if kind in ("couple", "pair") else "")
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
