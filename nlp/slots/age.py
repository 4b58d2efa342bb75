"""The age of the person concerned: 82岁, 八十大寿, 快八十了, 我爸78, 七十整; not a class, a price, a floor or a duration."""

from nlp.slots.choice import Candidate
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy
from nlp.slots.numerals import number

_HAN = "(?:[一二三四五六七八九]?十有?[一二三四五六七八九]?|廿[一二三四五六七八九]?|一百零?[一二三四五六七八九]?|[一二两三四五六七八九])"
_N = rf"(?:(?<![0-9.\-~/:：])1?[0-9]?[0-9](?![0-9.])|{_HAN})"
# Two signs or a round ten: what can be an age without 岁 beside it.
_GROWN = (
    r"(?:(?<![0-9.\-~/:：+])(?:1[0-1][0-9]|[1-9][0-9])(?![0-9.\-~/:：%+])|"
    r"(?<![一二三四五六七八九百千零第\d])(?:[一二三四五六七八九]?十有?[一二三四五六七八九]?|[六七八九][一二三四五六七八九](?![一二三四五六七八九十]))|一百(?:零?[一二三四五六七八九])?)"
)
_NOT_AFTER = (
    r"(?!(?!一个?人)[一二三四五六七八九十百千万亿几多来两\d]|[晚个名位人口户家斤块元天年月日号点分秒周层楼栋幢座米里公次回遍道种项件台张条只"
    r"度级班期平步排片届瓶盒包箱套双双毛角折场页倍床辆届针克毫厘路度]|小时|礼拜|星期|年级|分钟|钟头|单元|%|[.\-~/:：])"
)
_KIN = (
    r"母亲|父亲|[爸妈爹娘爷奶姥公婆姨姑舅叔伯哥姐弟妹夫妻媳岳嫲嫂囡娃儿女男孙伢崽仔汉倌豆翁父母慈严君友兄毑妻嬷伯周]|孩子|老伴儿?|老头子?|老太太|"
    r"爱人|先生|[我俺他她佢伊]们?|自己|自个儿?|本人|鄙人|孙子|老人家?|大爷|大妈|阿姨|老爷子|儿子|妹子|姑娘|小伙子?|老师傅?|辈子|"
    r"媳妇|同志|老两口|人|退休|独居|瘫|朽|首长|学生|太"
)
_LEAD = r"(?:今年|都|快要?|已经?|马上|就要?|也|才|刚|满|刚满|虚岁|周岁|实岁|年|年届|年近|年方|年已|年过|过了?|是|将近|快到|眼看|整|有|个|岁数|年纪|的|那个|家|,|，| )"
_PERSON = "(?:的?(?:老|闺女|瞎|娃|女|小|爹|娘|妈|爸|孩|我|零基础|婆|奶|爷)|的人)"
# One look at a sign refuses most of what follows.
_NUMERAL = "(?=[0-9一二两三四五六七八九十廿])"
_KINDRED = (
    "母父爸妈爹娘爷奶姥公婆姨姑舅叔伯哥姐弟妹夫妻媳岳嫲嫂囡娃儿女男孙伢崽仔汉倌豆翁慈严君友兄毑嬷周孩老爱先我俺他她佢伊自本鄙大阿"
    "小辈同人退独瘫朽首学太"
)
# The signs with which what is said of an age can begin: most signs of a message are none of them.
_FIRST = r"(?=[0-9一二两三四五六七八九十廿百满年今岁虚周高刚快才马活过已都\s,，。、;；!！?？孩老先我俺他她佢伊自本鄙退独首学同小姑阿大辈母父爸妈爹娘爷奶姥婆公姨舅叔伯哥姐弟妹夫妻媳岳嫲嫂囡娃儿女男孙伢崽仔汉倌豆翁慈严君友兄毑嬷人退瘫朽太])"
_AGED = Lazy(
    rf"(?:^|{_FIRST})(?:{_NUMERAL}(?:(?P<years>(?<![一二三四五六七八九十百\d]){_N})(?:周|虚|足|整)?[岁龄](?!以[上下内]|及以|的?时候?|那[年会时]|起|到|至|前|[-~])"
    rf"|(?P<feast>{_GROWN})(?:岁?大寿|寿辰|寿宴|岁?生日|的生日)"
    rf"|(?P<decade>[二三四五六七八九])旬(?!老人)"
    rf"|(?P<round>{_GROWN})(?=整(?![天个年套])|出头))"
    rf"|(?P<first>满周岁)"
    rf"|(?=[年今岁虚周高刚满快才马活过])(?:年(?:已|近|届|方|过|纪)|今年|岁数|虚岁|虚龄|周岁|高龄|年龄[:：]?|刚?满|快|才|马上|活到|过完?整?了?)(?:都|快|是|也)?(?P<said>{_GROWN}){_NOT_AFTER}"
    rf"|(?=[{_KINDRED}])(?:{_KIN}){_LEAD}{{0,4}}(?P<kin>{_GROWN}){_NOT_AFTER}(?=$|[了啦咯哒嘞喽嘅哉的岁,，。、;；!！?？ \n]|整|往上|才|刚|多岁|出头|\w)"
    rf"|(?:^|[\s,，。、;；!！?？]|已经?|都)(?P<bare>{_GROWN})(?:了|啦|咯|哒|的老?(?:人|老|太|头|伴)|$|(?=[还咋才\s,，。;；!！?？]))"
    rf"|{_NUMERAL}(?:(?P<of>{_GROWN})(?={_PERSON})"
    rf"|(?P<end>{_GROWN})(?=[了啦咯哒,，。;；!！?？]|$)))"
)
# Without one of these no age is said: a number with 岁 beside it, or one that a grown-up's age could be.
_YEARS = {number + sign for number in "0123456789一二两三四五六七八九十有" for sign in "岁龄旬周虚足"} | {
    "满周岁"
}
_GROWN_UP = (
    {a + b for a in "0123456789" for b in "0123456789"}
    | {a + b for a in "六七八九" for b in "一二三四五六七八九"}
    | {a + b for a in "0123456789二三四五六七八九一十廿百" for b in "十有"}
    | set("十廿百")
)
SIGNS = _YEARS | _GROWN_UP
_NO_AGE = frozenset(
    "0123456789年月日号楼栋幢座点时:：-.元块万亿百千个天分秒平米度%人名位口多来几层单米斤单周届期条次"
)
_AGE, _HALF, _ONES = frozenset("岁龄"), frozenset("周虚足"), frozenset("一二三四五六七八九")
_GENERAL = Lazy(r"(?:像|不像|从|满?\d|超过|至|到|以|不到|未满)$")
_LIVED = Lazy(r"(?:活到|住到)$")
_RANGE = Lazy(r"^(?:以[上下内]|及以上|岁?往上|[-—~到至]|周?岁以|多岁的?(?:人|老)们|岁以)")
# 八十二岁的老人, 82岁，: said of somebody here; 八十岁有笔钱 is said of a rule.
_OF_PERSON = Lazy(r"$|[了啦\s,，。、;；!！?？半]|[一另大老小]|的[老人母父奶爷爸妈外孙儿女孩]")
_OLDEST, _MOST = 119, 24
_BEFORE, _AFTER = 20, 12  # how far around a number what is said of an age can reach
_STAGES = ((3, "b"), (18, "c"), (60, "g"), (120, "o"))


def find_ages(folded: str, hits: Hits) -> list[Candidate]:
    """Every number that could be somebody's age; a limit (60岁以上) or a range belongs to nobody.

    `hits`: where one of SIGNS stands."""
    if not any(_could_begin(folded, start, end) for start, end in hits):
        return []
    found: list[Candidate] = []
    for match in _AGED.finditer(folded, max(0, hits[0][0] - _BEFORE), hits[-1][1] + _AFTER):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        value = 1 if kind == "first" else number(match[kind])
        if value is None:
            continue
        if kind == "decade":
            value, end = value * 10, match.end()
        before = folded[max(0, start - 3) : start]
        general = _GENERAL.search(before) is not None and _LIVED.search(before) is None
        if (
            not (0 if kind in ("years", "first") else 9) < value <= _OLDEST
            or general
            or _RANGE.match(folded[end : end + 6])
        ):
            continue
        signs = next(sign for limit, sign in _STAGES if value < limit)
        if kind == "years" and _OF_PERSON.match(folded, match.end(), match.end() + 4):
            signs += "p"
        found.append(Candidate(start, end, kind, match[0][: start - match.start()][-2:], value, signs))
        if len(found) == _MOST:
            break
    return found


def _could_begin(folded: str, start: int, end: int) -> bool:
    """Whether a number here could be an age: years, or two digits (not three) with nothing counted after them."""
    words = folded[start:end]
    if words in _YEARS:
        return words[-1] not in _HALF or folded[end : end + 1] in _AGE
    if folded[end : end + 1] in _ONES and not folded.startswith(("一人", "一个人"), end):
        end += 1  # 十一 is seen at 十
    if folded[end : end + 1] in _NO_AGE:
        return False
    return not (words.isdigit() and words.isascii() and folded[start - 1 : start].isdigit())
