"""The person concerned: 我妈, 家母, 俺爹, 隔壁王大爷, 孩子, 二宝; which of the persons named is decided elsewhere."""

from nlp.slots.choice import Candidate
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy

_HEADS = (
    "爸爸|妈妈|老爸|老妈|爸妈|父母|父亲|母亲|爹爹|爹娘|老爹|老娘|阿爸|阿妈|姆妈|依妈|依爸|老豆|老窦|老竇|老汉儿|老汉|爹|娘|爸|妈|二老|"
    "爷爷|奶奶|姥姥|姥爷|外公|外婆|阿公|阿婆|阿爷|阿嬷|阿嫲|娭毑|嗲嗲|太爷爷|太奶奶|太婆|太公|阿嬤|阿爹|好婆|奶|爷|"
    "公公|婆婆|岳父|岳母|丈母娘|老丈人|丈人|公婆|外母|外父|家公|家婆|"
    "老伴儿|老伴|老公|老婆|爱人|媳妇|先生|太太|那口子|对象|女朋友|男朋友|丈夫|妻子|堂客|内人|拙荆|内子|老妻|老头子|老头|老婆子|老太婆|老太太|"
    "老爷子|老人家|老父亲|老母亲|老人|老两口|老倌子|老倌|老辈子|老奶|老蒯|"
    "儿子|女儿|闺女|姑娘|孩子|小孩子|小孩|孩儿|娃娃|娃儿|娃|宝宝|宝贝|崽崽|崽|细伢子|伢子|伢|细妹子|妹仔|妹子|幺儿|幺妹|妹儿|小囡|囡囡|囡仔|囝仔|"
    "囝|小孙子|小孙女|小外孙女|小外孙|女仔|细路仔|细路|细佬|阿仔|阿女|个仔|个女|二宝|大宝|老大|老二|老三|双胞胎|婴儿|俺儿|小工|阮翁|母仔|BB|毛毛|小家伙|二孩|二小子|小子|小的|大的|"
    "孙媳妇|重孙媳妇|外孙媳妇|重外孙子|重外孙|重孙女|外孙女|侄孙女|孙女|外孙子|外孙|重孙子|孙子|重孙|孙儿|孙囡|孙仔|小孙|稚孙|孙伢子|孙|儿媳妇|儿媳|女婿|姑爷|新妇|"
    "哥哥|姐姐|弟弟|妹妹|大哥|大姐|大嫂|嫂子|兄弟|哥|姐|弟|妹|叔叔|伯伯|舅舅|姑姑|姨妈|姨娘|小姨|大姨|姑妈|姑母|舅妈|婶婶|婶子|大伯|大爷|大娘|"
    "大妈|大叔|阿姨|阿伯|老伯|叔|舅|姑|姨|婶|伯|表弟|表妹|表哥|表姐|堂弟|堂妹|堂哥|堂姐|侄子|侄女|外甥女|外甥|姪女|姪子|娘舅|爷叔|老姐姐|"
    "家母|家父|家慈|家严|家君|家兄|家岳|舍弟|舍妹|犬子|小女|小儿|先父|先母|吾友|令堂|"
    "室友|闺蜜|同事|同学|同桌|同屋|战友|朋友|邻居|街坊|房客|租客|老乡|徒弟|学徒|客人|住户|老哥|老嫂子|师傅|老师傅|小伙子|小姑娘|小男孩|小女孩|"
    "男孩|女孩|男生|女生|孕妇|产妇|老教授|老大爷|老大娘|老太|小朋友|孩子们|男的|女的|婆姨|姑母|大孙"
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭鲁韦马方俞任袁柳史唐薛雷贺汤罗毕郝安常于傅齐康余顾孟黄穆萧尹姚汪祁毛米戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万卢莫房缪丁邓单洪包石崔龚程邢裴陆荣段侯武刘龙叶白赖卓池乔闻党翟谭申冉桂牛燕冷艾易廖耿匡文欧佟栾曲覃敖简饶曾关盛游岑"
_NEAR = "(?:隔壁那?个?|对门那?个?|楼上那?个?的?|楼下那?个?的?|[一二三四五六七八九十]楼那?个?的?|邻居家?|同楼的?|独居的?|孤老头?|家里的?|同事|同站的?|店里的?|战友|老邻居)"
_OWN = (
    "我屋头的?|我们?家里?的?|俺们?家里?的?|咱家的?|我自己的?|自己的?|我们|我那个?|我[个嘅的]?|俺[那们]?|阿拉|阮|伊拉|吾|人家|[他她佢]的?|"
    "家里的?|屋头"
)
_HOW = "两个|俩|[一二三四五六七八九十]岁的|双胞胎|[大小老二三幺细幼]|刚出生的|独居的?|孤寡|[一二三四五六七八九]?十[一二三四五六七八九]?岁?的"
_TITLES = (
    "大爷 大妈 大娘 大叔 大伯 大哥 大姐 爷爷 奶奶 婆婆 阿婆 阿公 阿姨 阿伯 老伯 伯伯 伯 伯母 婶 孃孃 叔叔 叔 姨 姐 哥 老师傅 老师 师傅 "
    "老爷子 老太 老太太 老头 老汉 先生 女士 医生 公公 嫂 嫂子 婆 爷 奶 妈 爹"
).split()
_KIN = frozenset(_HEADS.split("|"))
_TITLE = frozenset(_TITLES)
WORDS = frozenset([*_HEADS.split("|"), *_TITLES, *("老" + name for name in _SURNAMES)])
_OWNER = Lazy(rf"(?:{_NEAR})?(?P<own>{_OWN})?(?P<how>{_HOW})?$")
_SURNAME = Lazy(rf"(?:{_NEAR})?[{_SURNAMES}]$")
_NAMES = frozenset(_SURNAMES)
# What ends a word for whose or which person it is; most persons have none before them.
_OWNING = frozenset(
    "壁寡门家上楼的个里头居下站友我俺们咱自己嘅那拉阮吾人他她佢俩岁胎大小老二三幺细幼孤屋事邻"
)
_BESIDE = Lazy(rf"(?:{_NEAR})$")
_NOT_PERSON = Lazy(r"[大老]年|家[园乐具长属]|院|食堂|活动|大学|餐|床|仔[细裤]|头[发疼晕]|卡|们?节|机构|证")
# Words with which people speak to a stranger at the other end: 姑娘，我眼睛花了.
_ADDRESSED = frozenset(
    "姑娘 小姑娘 闺女 小伙子 大姐 大哥 大嫂 大爷 大妈 大娘 大叔 阿姨 叔叔 师傅 老师傅 姐 哥 妹子 妹妹 小妹 姐姐 哥哥 老哥 老乡 朋友".split()
)
_OPENS = Lazy(r"^(?:[你您]好|喂|哎|诶|唉|麻烦|请问|[，,！!。 ])*$")
_SPEAKS = Lazy(r"^(?:啊|呀|哎|们)?[，,！!。 ]+[^0-9一二三四五六七八九十]*?(?:我|俺|咱|你|您|帮|麻烦|请|想)")
# Who is away, at work or gone does not get help but cannot give it: 我儿子出差，没人送我.
_AWAY = Lazy(
    r"^(?:们|俩|两口子|和|跟|儿媳妇?|媳妇|女婿|女儿|闺女)*(?:[他她]们?)?(?:这[几两]天|今天|明天|后天|最近|平时|白天|晚上|又|都|也|还|老|总|天天|经常|一直|正好|全|们){0,3}"
    r"(?:在?(?:外地|外面|国外|外省|老家|北京|上海|深圳|广州|单位|部队)|都在(?![家这我])[^，,。；]{2,6}[，,。；]|[要去在]?出差|[要得去在]?上班|加班|值班|打工|忙(?=[，,。！! 得着]|$)|没空|没时间|顾不[上过]|走不开|抽不开|管不[了着]|不在(?:家|身边|这)"
    r"|不管|不住|回不来|来不了|赶不[回来]|去?[不没]了$|走得早|去世|过世|嫁"
    r"|(?:去年|前年|今年|年初|年底|刚|早就?|已经|上个?月|[一二三四五六七八九十两0-9]+年前){0,2}走了(?=[，,。！!；; ]|$|以?后|快?[一二三四五六七八九十两0-9]+多?(?:年|个月)))"
)
# Nor does who is against her: 我老公动不动就打我.
_AGAINST = Lazy(
    r"^[^，,。；;！!？?\n]{0,8}(?:打|骂|欺负|骗|吼|赶|逼|威胁|踢|咬|嫌弃?|不理|不管|虐待|偷)(?:了|过)?我"
)
# Nor whom she wants to call or be called at: 打我女儿的139..., 教我给孙子打视频.
_CALLED = Lazy(r"^的?(?:电话|手机号?码?|号码|微信)?[:：是 ]{0,2}[0-9]{5}")
_CALLS = Lazy(r"(?:打|拨|联系|找|留|记|填|写)$")
_SENT = Lazy(
    r"^(?:打(?:个|一个)?(?:电话|视频|语音|微信)|发(?:个|点|条|送)?(?:照片|相片|图片|微信|语音|视频|消息|信息|短信|红包)|视频|转(?:账|钱))"
)
_TO = frozenset("给跟和同")
_MOST = 24


def find_persons(folded: str, hits: Hits) -> list[Candidate]:
    """Every person named by kinship, by name or by where they live; `hits`: where one of WORDS stands."""
    found: list[Candidate] = []
    for start, end in hits:
        if _NOT_PERSON.match(folded, end) or _only_mentioned(folded, start, end):
            continue
        candidate = _person(folded, folded[start:end], start, end)
        if candidate is not None:
            found.append(candidate)
            if len(found) == _MOST:
                break
    return found


def _only_mentioned(folded: str, start: int, end: int) -> bool:
    """Whom she speaks to, and who is not there to help her."""
    after = folded[end : end + 24]
    if folded[start:end] in _ADDRESSED and _OPENS.match(folded[:start]) and _SPEAKS.match(after):
        return True
    return told_of(folded, start, end)


def told_of(folded: str, start: int, end: int) -> bool:
    """Whether the person whose name stands here gets nothing: who is away or against her, or is only called."""
    return no_help(folded, end) or _reached(folded, start, end)


def _reached(folded: str, start: int, end: int) -> bool:
    """Whether this is only whom she calls or writes to, or whose number she leaves."""
    owner = _OWNER.search(folded, max(0, start - 8), start) if start else None
    begin = owner.start() if owner else start
    if _CALLED.match(folded[end : end + 20]) and _CALLS.search(folded[:begin]):
        return True
    return folded[begin - 1 : begin] in _TO and bool(begin) and _SENT.match(folded[end : end + 8]) is not None


def no_help(folded: str, end: int) -> bool:
    """Whether the person whose name ends here is only told of: away, at work, gone, or against her."""
    after = folded[end : end + 24]
    return _AWAY.match(after) is not None or _AGAINST.match(after) is not None


def _person(folded: str, head: str, start: int, end: int) -> Candidate | None:
    """The person with what stands before the head: whose, which one, the surname, the floor."""
    low = max(0, start - 8)
    before = folded[start - 1 : start]
    if head in _TITLE and before in _NAMES and (named := _SURNAME.search(folded, low, start)):
        return Candidate(named.start(), end, "name", head)
    if head not in _KIN:
        if head[0] != "老" or len(head) != 2 or head in _TITLE:
            return None
        near = _BESIDE.search(folded, low, start)
        return Candidate(near.start() if near else start, end, "old", "old")
    owner = _OWNER.search(folded, low, start) if before in _OWNING else None
    if owner is None:
        return Candidate(start, end, "-", head)
    return Candidate(owner.start(), end, (owner["own"] or "-")[:1] + ("+" if owner["how"] else ""), head)
