"""Head counts: 三口人, 俩娃, 我们两个, 我跟老伴, 差6个志愿者, 三缺一; not two or three (两三个, 十来个), not 8个队."""

import re

from nlp.slots.choice import Candidate
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy
from nlp.slots.numerals import number

_H = "一二两三四五六七八九"
_N = (
    rf"(?:(?<![0-9.\-~/:楼栋幢元层室座第前])[0-9]{{1,3}}(?![0-9.%])"
    rf"|(?<![{_H}十百几数第前])(?:[{_H}]百(?:零[{_H}]|[{_H}]?十[{_H}]?)?|[{_H}]?十[{_H}]?|[{_H}]))"
)
_WHO = (
    r"大?人|小青年|青年|大人|孩子|小孩|娃娃?儿?|奶娃|伢子?|老人|老的|小的|大的|学生|志愿者|义工|队员|朋友|同学|大爷|大妈|阿姨|阿婆|老头|老太|师傅|细路|孙子|孙女|"
    r"儿子|女儿|闺女|小子|小朋友|小不点|姑娘|老乡|老师|邻居|老姊妹|姐妹|兄弟|老哥|老姐|护士|退休|同事|党员|居民|工友|囡|崽子?|仔|学员|女?工人?|妈妈|壮劳力|后生|BB"
)
_COUPLE = (
    r"(?:[我俺咱]们?|儿子|老|小)?两口子?(?![咸菜饭气茶水汤酒锅井药奶粥面馒白吐])|(?:夫妻|夫妇|父母|二老|老俩)(?:俩|两个人?|二人|两人)|夫妻|夫妇|二老|"
    r"(?<![弟妹])(?:[兄姐母父婆爷祖公]?[弟妹子女孙媳]|[爷娘姐哥姊弟]儿?)(?:俩|两个人?)"
)
_THREE = r"(?:老?[哥姐爷娘]儿?|祖孙|母子|母女)(?:仨|三个?(?:人)?)"
_NUMERAL = f"(?=[0-9十{_H}])"  # one look at a sign refuses most of what follows
_COUPLED = "(?=[我俺咱儿老小两夫妇父二兄姐母婆爷祖公弟妹子女孙媳娘哥姊])"
_PEOPLE = Lazy(
    rf"{_NUMERAL}(?P<number>{_N})(?:(?P<mouths>个?口)(?:人|之家|(?=[都挤想要在,，。 ]|$))"
    r"|(?P<persons>[个位名号]?)(?P<who>大?人|口人)(?![民家行数间次均生工才事体转制赛篮足房份返的饭一])"
    r"|(?P<heads>家头)"
    r"|(?P<named>[位名])(?![次单额字牌义列称数])"
    rf"|(?P<counted>[个枚])(?P<kind>{_WHO})?(?![月半小星礼队班点钟头字多来座楼车数体别案性方问地学平把单元灯次]))"
    rf"|(?P<whole>(?:一|全)家(?:老小)?)(?P<family>{_N})口"
    rf"|{_COUPLED}(?P<couple>{_COUPLE})|(?P<three>{_THREE})"
    rf"|(?P<pair>(?:[我你他她俺咱阮]们?)?[俩仨](?:{_WHO})?)(?![月礼星小钟桶灯钱多字车眼水胎耳手脚腿包馒菜点])"
    rf"|(?P<twins>双胞胎|龙凤胎|三胞胎)(?:{_WHO})?"
)
# Where a head count can begin: a number with a counting word beside it, or one of a few words.
_NUMERALS = frozenset("0123456789十百零" + _H)
_COUNTED = {number + sign for number in _NUMERALS for sign in "个位名口人大号家枚"}
_TELLING = frozenset("跟和同与缺")
STARTS = (
    _COUNTED
    | _TELLING
    | set(
        "俩 仨 老两口 小两口 儿子两口 夫妻 夫妇 二老 父母俩 父母两 老俩 双胞胎 龙凤胎 三胞胎 一家 全家 祖孙".split()
    )
    | {who + how for who in ("母子", "母女") for how in "俩仨两三"}
    | {"老" + who + how for who in "哥姐" for how in ("仨", "三", "儿仨", "儿三")}
    | {who + more + how for who in "我你他她俺咱阮" for more in ("", "们") for how in ("俩", "仨", "两口")}
    | {
        who + more + how
        for who in "兄姐母父婆爷祖娘哥姊弟公"
        for more in ("", *"弟妹子女孙儿媳")
        for how in ("俩", "仨", "两个", "三个")
    }
)
# 我跟老伴, 俺和孩子, 我妈跟我: two, however it goes on.
_WITH = frozenset("跟和同与")
_ME = "[我俺咱阮吾]"
_NEAR = (
    "老伴儿?|老公|老婆|爱人|媳妇|先生|太太|对象|老头子?|老太婆|老太太|孩子|孩儿|小孩|娃娃?儿?|儿子|女儿|闺女|孙子|孙女|外孙女?|妈妈?|爸爸?|老?爹|老?娘|老妈|老爸|"
    "妹妹?|姐姐?|哥哥?|弟弟?|朋友|室友|同学|同事|邻居|细路|爷爷|奶奶|外婆|外公|姥姥|姥爷|婆婆|公公|岳母|岳父"
    "|男朋友|女朋友|男友|女友|老姐妹?|老哥们?|侄子|侄女|外甥女?|[他她]爸|[他她]妈|妯娌|小姑子?|大?嫂子?|[表堂][哥弟姐妹]+|舅舅|舅妈|姑姑|姑妈|姨妈|闺蜜|战友|工友|老乡|搭档"
)
_LEFT = Lazy(rf"(?:{_ME}(?:{_NEAR})?|{_NEAR})$")
_RIGHT = Lazy(
    rf"(?:一?个)?(?:(?:{_ME}们?)?(?:个|屋里|屋头|家里?)?的?(?:{_NEAR})|{_ME}(?!们))(?:俩|两个人?|二人|两人|两家头)?"
)
_SHORT = Lazy(
    r"(?:[三四五六七八九3-9]|打)缺(?P<n>[一二两三四五1-5])(?=$|[，。,!！ 个啊呀哈])|缺(?P<m>[一二两三四五1-9])(?=$|[，。,!！ ])"
)
_MANY, _CROWD, _MOST = 2000, 60, 24


def find_people(folded: str, hits: Hits) -> list[Candidate]:
    """Every head count in the text; which of them the request is about is decided elsewhere.

    `hits`: where one of STARTS stands."""
    found: list[Candidate] = []
    reached = 0
    for start in _starts(folded, hits):
        if start < reached or not (match := _PEOPLE.match(folded, start)):
            continue
        reached = match.end()
        value = _value(match)
        if value and value < _MANY:
            kind, head = _sort(match)
            found.append(_counted(folded, match.start(), reached, kind, head, value))
            if len(found) == _MOST:
                break
    if any(folded[start:end] in _TELLING for start, end in hits):
        return _with_pairs(folded, hits, found)
    return found


def _starts(folded: str, hits: Hits) -> list[int]:
    """Where a count may begin: of a number at each of its signs."""
    starts: set[int] = set()
    for start, end in hits:
        words = folded[start:end]
        if words in _TELLING:
            continue
        starts.add(start)
        if words in _COUNTED:
            for before in range(start - 1, max(-1, start - 5), -1):
                if folded[before] not in _NUMERALS:
                    break
                starts.add(before)
    return sorted(starts)


def _with_pairs(folded: str, hits: Hits, found: list[Candidate]) -> list[Candidate]:
    """The counts, and who is told by name (我跟老伴) or by who is missing (三缺一)."""
    more: list[Candidate] = []
    for at, end in hits:
        if folded[at:end] not in _WITH:
            continue
        right = _RIGHT.match(folded, at + 1)
        if right and (left := _LEFT.search(folded, max(0, at - 5), at)):
            more.append(_counted(folded, left.start(), right.end(), "and", right[0][-1:], 2))
        if len(more) == _MOST:
            break
    for match in _SHORT.finditer(folded) if "缺" in folded else ():
        said = match["n"] or match["m"]
        start = match.start("n" if match["n"] else "m")
        more.append(_counted(folded, start, start + 1, "short", "", number(said) or 0))
        if len(more) == _MOST:
            break
    if not more:
        return found
    kept = [one for one in found if all(one.end <= other.start or other.end <= one.start for other in more)]
    return sorted(kept + more)[:_MOST]


_WANTED = Lazy(
    r"(?:差|缺|招|找|求|要|得|限|来|凑|带|派|需|至少|共|募|搞|寻摸|请|少|数[:：]?|退|还|出)(?:个|了|约|大概)?$"
)
_OURS = Lazy(
    r"(?:我们|咱们?|俺们?|阮|我家|家里?|仅|就|屋头|想给|给|一共|总共|加起来|公|婆|伴|妈|爸|计|妻|同行|一行|我)$"
)
_PASSED = Lazy(
    r"(?:换|走|问|死|过|有|了|里|发现|劝|花|的|挖|欠|同村|现场只有|倒|听|那|这|每|第|另|等|楼上|周)$"
)
# The signs that these can end with: most counts stand after another.
_WANTING = frozenset("差缺招找求要得限来凑带派需少共募搞摸请数:：退还出个了约概")
_OWNING = frozenset("们咱俺阮家里仅就头给共来公婆伴妈爸计妻行我")
_PASSING = frozenset("换走问死过有了里现劝花的挖欠村倒听那这每第另等上周")
_ENDED = Lazy(r"$|[ ，。,、；;！!都有想一在是]|最好|以内|能|负责|年?青|会")


def _counted(folded: str, start: int, end: int, kind: str, head: str, value: int) -> Candidate:
    """With what shows whether the count is asked for (w; x: one), the askers' own (o) or only told (p)."""
    before = folded[max(0, start - 4) : start]
    signs = "1" if value == 1 else "2" if value == 2 else "m" if value > _CROWD else "n"
    last = before[-1:]
    if last in _WANTING and _WANTED.search(before):
        signs += "x" if value == 1 else "w"
    elif last in _OWNING and _OURS.search(before):
        signs += "o"
    elif last in _PASSING and _PASSED.search(before):
        signs += "p"
    if _ENDED.match(folded, end):
        signs += "e"
    return Candidate(start, end, kind, head, value, signs)


def _sort(match: re.Match[str]) -> tuple[str, str]:
    kind = next(name for name in _KINDS if match[name] is not None)
    if kind in ("couple", "three", "pair"):
        return kind, match[0].strip("我你他她俺咱阮们")
    return kind, match["who"] or match["kind"] or ""


_KINDS = ("mouths", "whole", "couple", "three", "pair", "twins", "persons", "heads", "named", "counted")


def _value(match: re.Match[str]) -> int | None:
    if match["couple"]:
        return 2
    if match["three"]:
        return 3
    if match["twins"]:
        return 3 if match["twins"][0] == "三" else 2
    if match["pair"]:
        return 3 if "仨" in match["pair"] else 2
    return number(match["number"] or match["family"])
