"""What a party may read before it has promised to help: no phone, no ID number, no door, no name."""

import re

HAN = r"[\u4e00-\u9fff]"
DIGIT = r"[0-9０-９零〇一二两三四五六七八九幺]"
SURNAMES = (
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳"
    "管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟"
    "邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝]"
)
TITLES = "先生|女士|小姐|太太|阿姨|大姐|大哥|大爷|大妈|大娘|大叔|叔叔|叔|姨|奶奶|爷爷|婆婆|公公|老师|师傅|医生|同志|老伯|伯伯|伯母|婶"
KIN = "妈妈|爸爸|母亲|父亲|奶奶|爷爷|外婆|外公|姥姥|姥爷|老伴|爱人|老公|老婆|丈夫|妻子|儿子|女儿|孙子|孙女|邻居|婆婆|公公|岳母|岳父|孩子|妈|爸"
NOT_NAMES = "(?!一个|有|在|要|想|和|不|是|也|都|能|会|今年|住|需|腿|眼|年|没|行|病|生病|发|摔)"

PAPERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?<!\d)\d{17}[\dXx](?![\dXx])|(?<!\d)\d{15}(?!\d)"
            r"|(?<!\d)\d{6}[- ]?(?:19|20)\d{2}[- ]?(?:0[1-9]|1[0-2])[- ]?(?:[0-2]\d|3[01])[- ]?\d{3}[\dXx](?![\dXx])"
        ),
        "（证件号已隐去）",
    ),
    (re.compile(r"(?<!\d)(?:\d{16,19}|\d{4}(?:[- ]\d{4}){3}(?:[- ]?\d{1,3})?)(?!\d)"), "（卡号已隐去）"),
)
"""Numbers of identity and bank cards: nobody who comes to help needs them."""
NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = (
    *PAPERS,
    (
        re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9](?:[- ]?\d){9}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|(?<![\d-])[2-8]\d{6,7}(?![\d-])"),
        "（电话已隐去）",
    ),
    (re.compile(r"[一幺][三四五六七八九](?:[- ]?[零〇一二两三四五六七八九幺]){9}"), "（电话已隐去）"),
    (re.compile(r"[１][３-９][０-９]{9}"), "（电话已隐去）"),
)  # fmt: skip
HIDDEN = re.compile("（(?:证件号|卡号|电话)已隐去）")
PATTERNS = (
    *NUMBERS,
    (re.compile(r"(?<=[-－—])\s*\d{1,2}\s*[-－—]\s*\d{3,4}(?!\d)|(?<=\d[-－—])\s*\d{3,4}(?!\d)"), "*"),
    (re.compile(rf"(?:{DIGIT}|十|[A-Za-z甲乙丙丁东西]){{1,3}}\s*(?:单元|门洞|梯)\s*(?:的)?\s*(?:(?:{DIGIT}|[百十]){{1,6}}\s*(?:室|号|房|户)?)?"), "*"),
    (re.compile(rf"(?:{DIGIT}|[百十]){{2,6}}\s*(?:室|房|户(?!型|籍|外|口))"), "*"),
    (re.compile(rf"((?:号楼|栋|幢|座|号院)\s*[,，]?\s*)(?:{DIGIT}){{3,4}}(?!\s*(?:{DIGIT}|年|元|块|岁|点|人|个|斤))"), r"\1*"),
    (re.compile(rf"((?:我叫|本人叫|名字叫|名叫|叫做|名字是|姓名是?|联系人是?|我是|收件人)\s*[:：]?\s*)(?:{SURNAMES}){HAN}{{1,2}}(?={HAN}{{0,1}}[\s，,。.;；、0-9！!]|$|的|住|今|家|电)"), r"\1某某"),
    (re.compile(rf"(?:{SURNAMES}){HAN}{{0,2}}?(?={TITLES})"), "某"),
    (re.compile(rf"((?:{KIN})\s*(?:叫|是)?\s*){NOT_NAMES}(?:{SURNAMES}){HAN}{{1,2}}?(?=[\s，,。.;；、0-9！!（(]|$|今年|住|一个人|想|要|需要)"), r"\1某某"),
    (re.compile(rf"(?<!{HAN})(?:老|小)(?:{SURNAMES})(?=[\s，,。.;；、]|$|家|说|住)"), "某某"),
)  # fmt: skip


def mask(text: str, *, names: tuple[str, ...] = ()) -> str:
    """The text without phone and ID numbers, doors and names; `names`: those known to us are hidden wherever they stand."""
    for name in names:
        if len(name) > 1:
            text = text.replace(name, "某某")
    for pattern, instead in PATTERNS:
        text = pattern.sub(instead, text)
    return text


def mask_papers(text: str) -> str:
    """The text without numbers of identity and bank cards: what a party reads that has promised."""
    for pattern, instead in PAPERS:
        text = pattern.sub(instead, text)
    return text


def mask_numbers(text: str) -> str:
    """The text without phone and ID numbers."""
    for pattern, instead in NUMBERS:
        text = pattern.sub(instead, text)
    return text


def mask_phone(phone: str) -> str:
    """138****5678."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 8 else "****" if phone else ""


ESTATE = re.compile(
    rf"{HAN}{{1,8}}(?:小区|花园|家园|新村|公寓|宿舍|家属院|家属楼|大院|胡同|国际|广场|大厦|中心|名都|御景|世家|山庄|社区|[苑里园村城府邸居庭湾轩阁坊舍院路街巷弄])(?=[\s,，的第]*$)"
)
NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4}|[A-Za-z]\d{0,2}|[甲乙丙丁])"
BUILDING = re.compile(
    rf"(?<![\d一二三四五六七八九十零〇幺-])(?:{NUMBER}\s*(?:号楼|号院|栋|幢|座|#楼)|{NUMBER}\s*号?楼(?=\s*[\d一二三四五六七八九十]{{1,4}}\s*[单门室户层楼]))"
)
CHAIN = re.compile(r"^(\D*?)(\d{1,3})\s*[-－—/#.、\s]\s*\d{1,4}")


def building_of(place: str) -> str:
    """Estate and building, in whatever way they are written; "" when neither is sure."""
    if building := BUILDING.search(place):
        return _estate(place[: building.start()]) + building.group(0)
    if chain := CHAIN.match(place):
        return f"{_estate(chain[1])}{chain[2]}号楼" if _estate(chain[1]) else ""
    return _estate(re.split(r"[\dA-Za-z零〇一二三四五六七八九十幺]", place)[0])


def mask_place(place: str) -> str:
    """Estate and building; the unit and the door are for those who come."""
    return building_of(place) or mask(place)


def _estate(before: str) -> str:
    """The estate that stands before a building; not who lives there."""
    found = ESTATE.search(before)
    return "" if found is None or re.search(KIN, found.group(0)) else found.group(0)
