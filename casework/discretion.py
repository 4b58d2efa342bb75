"""What of a resident's words a party may read before it has promised to help: nothing that opens a door or names a person.

The other way round than a list of what is forbidden: a clause is shown only when every word of it is an everyday word
(data/everyday.txt) and every number in it an age, an hour, a day, an amount. A name, an account, a plate or a door, in
whatever way it is written, is no such word. Where her words let somebody in (a lock, a key, an empty home), none is shown.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from casework.masking import HIDDEN, KIN, SURNAMES, building_of, mask_numbers
from casework.wording import offers as words
from nlp.segment import segmenter
from nlp.slots import find
from nlp.slots.fold import fold

EVERYDAY = Path(__file__).parent / "data" / "everyday.txt"
LETS_IN = re.compile(
    "密码|口令|暗号|钥匙|锁匙|门禁|门卡|房卡|指纹|人脸|门锁|电子锁|开锁|[大房铁防木]门没|门没|门不|没锁|不锁|没关门|虚掩|开着门|门开着|门一直|推门|敲门没"
    "|自己进|直接进|自行进|进来就|进屋就|进门就|家里没人|家中没人|家里无人|家中无人|没人在家|人不在家|我不在家|都不在家|没有人在|备用"
    "|地垫|脚垫|门垫|花盆|鞋柜|鞋架|奶箱|信箱|报箱|电表箱|水表箱|消防栓|消火栓|门框|门楣|窗台"
)
OWN = re.compile(
    rf"微信|薇信|威信|vx|v信|扣扣|qq|支付宝|抖音|快手|邮箱|账号|帐号|卡号|证号|车牌|牌照|户名|用户名|昵称|网名|姓名|名字|大名|小名|本名|人名|我姓|姓[^氏]|(?:[我他她名人]|{KIN})叫(?![不人车我他她了得醒外救做])"
    "|收件人|户主|落款|署名|单元|门牌|门洞|(?<![教卧浴公动诊览])室(?![内外友])|[东西中边左右]户|户[东西]|把头|第[0-9一二三四五六七八九十]+[家户间扇]|第.{1,2}个[门楼]|[左右]手"
    "|[0-9一二两三四五六七八九十](?:[门楼层户栋幢座排弄梯]|号[楼院])(?!课)",
    re.IGNORECASE,
)
_C = "[一二两三四五六七八九]"
_N = rf"(?<![0-9零〇一二两三四五六七八九十百幺])(?:[0-9]{{1,2}}|{_C}?百{_C}?十?{_C}?|{_C}?十{_C}?|{_C}|半)"
_OF = "岁|周岁|天|周|星期|礼拜|个|月|次|趟|遍|顿|餐|人|口|位|斤|公斤|千克|块|小时|钟头|分钟|年级|年|点|度|片|粒|杯|碗|份|斗|瓶|盒|桶|袋|步"
AMOUNT = re.compile(
    rf"(?<!\d)[0-9]{{1,2}}[:：][0-9]{{2}}(?!\d)|(?<!\d)[0-9]{{1,2}}月[0-9]{{1,2}}[日号](?!楼)|(?:周|星期|礼拜)[一二三四五六日天](?!{_C})|第?{_N}(?:多|来|几)?(?:{_OF})"
    rf"(?:[0-9]{{1,2}}分?(?!\d)|{_C}?十?{_C}分|半|钟|多|月)?|(?<!\d)[0-9]{{1,4}}(?:元|块钱|平米)|(?<!{_C})[一两](?!{_C})(?=[\u4e00-\u9fff])|半"
)
AGE = re.compile(
    r"(?<=[她他年都快已])[5-9][0-9](?=了|多|$)|(?:(?<=妈)|(?<=爸)|(?<=奶奶)|(?<=爷爷)|(?<=老伴)|(?<=老人))[5-9][0-9](?=了|多[岁了]|$)"
)
"""她90了: an age that is said without 岁."""
ANNOUNCES = re.compile(
    r"(?:叫|姓名?|联系人?|找|问|是|户主|收件人|密码|口令|账号|微信|号码?|门[锁铃禁]?|按|输)[:：]?$"
)
"""What is said before the address may go on behind it: 联系人住3号楼的……"""
DOOR = re.compile(r"(?![上下中]午)[0-9零〇一二三四五六七八九十东西南北中左右靠对隔旁进上下前后里]|[门户室房]")
"""Behind an address these go on with the way to the door."""
ENDS = re.compile(r"[0-9号室户楼栋元座幢层院口门园里村苑坊区城府庭湾际道场]$")
"""How an address ends."""
OTHER = re.compile(r"[零〇幺]|[一二两三四五六七八九十百千]{2}|[^\u4e00-\u9fff\s()（）“”\"'‘’：:《》<>=+%℃]")
FLOOR = re.compile(
    "[0-9一二两三四五六七八九十]{1,3}[楼层](?:半)?(?![0-9一二三四五六七八九十东西中边左右]*[室户号门单])|顶[楼层]|底[楼层]|楼上|楼下"
)
"""A floor is no door: whoever is to decide whether to come may know how many stairs there are, once she has said it to them."""
DAY = re.compile(r"(?<!\d)\d{1,2}[号日](?![楼院\d])")
CLAUSES = re.compile(r"[，。；、！？,;!?\s…~～|/\\]+|(?<=[\u4e00-\u9fff])[.](?=[\u4e00-\u9fff]|$)")
NAMED = re.compile(rf"(?:{KIN}|叫|找|联系|问|是|和|跟)(?={SURNAMES})")
HAN = re.compile(r"[\u4e00-\u9fff]+")


@cache
def everyday() -> frozenset[str]:
    """The words that give nobody away."""
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def before_promise(text: str, place: str = "", *, floors: bool = False) -> str:
    """Her words without what is to be known only by whoever has promised; where something is left out, it says so.

    `place`: the estate and building that the card shows anyway; `floors`: she answers those who ask, who may know a floor.
    """
    plain = _plain(text)
    if not plain.strip():
        return ""
    if LETS_IN.search(plain):
        return words.ALL_LATER
    plain = mask_numbers(plain)
    told = [clause for clause in CLAUSES.split(plain) if clause]
    shown, whole = [], True
    for last, clause in zip(["", *told], told, strict=False):
        if _harmless(last, FLOOR.sub(" ", clause) if floors else clause, place):
            shown.append(clause)
            continue
        whole = False
        shown += _around_place(last, clause, place)
    if whole:
        return plain
    return f"{'，'.join(shown)}…{words.ALL_LATER}" if shown else words.ALL_LATER


def place_before(place: str) -> str:
    """Estate and building, or a place that is nobody's home (楼道, 小区门口); "" when in doubt."""
    return building_of(place) or _whole(place)


def whom_before(for_whom: str) -> str:
    """Whom it is for, as a relation: 妈 of 我妈张桂芳; "" where no relation is named."""
    found = re.search(rf"我?(?:{KIN}|老人|孩子|自己|本人)", for_whom)
    return _whole(for_whom) or (found.group(0) if found else "")


def when_before(time_text: str) -> str:
    """The time that is wanted, where it is nothing but a time."""
    return time_text if _whole(DAY.sub("日", time_text)) else ""


def _whole(text: str) -> str:
    """These few words, if everybody may read them all."""
    return text if before_promise(text) == text else ""


def _plain(text: str) -> str:
    """One form of each sign, and none that a screen does not show."""
    one = "".join(c if c in "，。！？：；（）、…～" else unicodedata.normalize("NFKC", c) for c in text)
    return "".join(c for c in fold(one) if c.isprintable() or c.isspace())


def _around_place(before: str, clause: str, place: str) -> list[str]:
    """住3号楼1单元102下午都行, without a comma: what stands before and behind the address, where that gives nobody away."""
    where = find(clause)["place"]
    if where is None:
        return []
    start, end = _whole_words(clause, where.start, where.end)
    first, rest = clause[:start], clause[end:]
    shown = (
        [first] if len(first) > 1 and _harmless(before, first, place) and not ANNOUNCES.search(first) else []
    )
    named = first if ANNOUNCES.search(first) else ""
    if (
        len(rest) > 1
        and not named
        and not DOOR.match(rest)
        and _harmless("", rest, place)
        and _begins_plainly(clause[start:end], rest)
    ):
        shown.append(rest)
    return shown


def _whole_words(clause: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to where words begin and end, so that no half of one is left."""
    reached = 0
    for word in segmenter()(clause):
        low, reached = reached, reached + len(word)
        if low < start < reached:
            start = low
        if low < end < reached:
            end = reached
    return start, end


def _begins_plainly(address: str, rest: str) -> bool:
    """No name follows the address, nor has it taken a surname along: 3号楼1单元102高小满."""
    if not ENDS.search(address):
        return False
    return re.match(SURNAMES, rest) is None or _word_at(segmenter()(rest), 0)


def _harmless(before: str, clause: str, place: str) -> bool:
    """Whether everybody may read this clause; `before`: what a name or an account could have been announced in."""
    rest = HIDDEN.sub(" ", clause.replace(place, " ", 1) if place else clause)
    if OWN.search(rest) or OWN.search(before[-4:]):
        return False
    rest = AMOUNT.sub(" ", AGE.sub(" ", rest))
    return OTHER.search(rest) is None and all(_everyday(stretch) for stretch in HAN.findall(rest))


def _everyday(stretch: str) -> bool:
    """Whether it is made of everyday words, and none stands where a name would."""
    cut = segmenter()(stretch)
    if not all(_word_at(cut, found.end()) for found in NAMED.finditer(stretch)):
        return False
    return _known(cut) or all(_known(segmenter()(part)) for part in re.split(KIN, stretch))


def _known(cut: list[str]) -> bool:
    known = everyday()
    return all(word in known or known.issuperset(word) for word in cut)


def _word_at(cut: list[str], place: int) -> bool:
    """Whether a whole everyday word stands at this place, and not a surname by itself."""
    reached = 0
    for word in cut:
        if reached <= place < reached + len(word):
            return len(word) > 1
        reached += len(word)
    return True
