"""What words answer to 解决了吗, 满意吗 and an agreed time. Pure. A denial is never read as a yes; what is unclear is None."""

import re

LONGEST = 60
FINE = re.compile(r"没(?:有|什么|啥|多大|任何)*(?:问题|毛病|意见)了?|不错|不赖|不客气|不用谢|没得说")
"""Praise that begins like a denial."""
IDLE = re.compile(r"差不多|不好意思|对不起")
"""Words with 不 that deny nothing."""
FAILS = re.compile(
    r"(?:没|不|未|无|哪(?:有|里|儿))[^，。,；;！!？?\s]{0,5}?"
    r"(?:解决|来|到|好|完|成|办|修|弄|搞|动|管|见|亮|通|行|响|停|转|满意|清|净|送|人|影)"
    r"|没用|用不了|不能用|还没|还是(?:不|没|老|那|这|坏|漏|堵|停|一样|原)|仍|依然|照旧|老样子"
    r"|又(?:坏|漏|停|堵|断|不|没)|糟|太差|差劲|失望|白(?:等|跑)|^没[有呢啊哦呀嘛]*(?:[，,。.！!]|$)"
)
DENIES_END = re.compile(r"(?:没|未|哪(?:有|里|儿))[^，。,；;！!？?\s]{0,3}(?:解决|[修弄办做搞]好|办完|完成)")
YES = re.compile(
    r"解决|可以|行了|搞定|妥了|来过|(?:修|弄|办|搞|装|换|做|送|通|治|洗|打扫|安排)(?:好|完|妥|到了|上了)|[办做搞]成|完(?:成|事)"
    r"|好(?:了|啦|咯|嘞|的)|亮了|通了|^(?:嗯+|是|对|行|好|ok|可以)[的啊呀哦呢吧]*$",
    re.IGNORECASE,
)
REACH = re.compile(r"(?:没|不|未|无|哪(?:有|里|儿))[^，。,；;！!？?\s]{0,8}")
"""As far as a denial reaches: 没解决, 哪有办好."""
OPEN_END = re.compile(
    r"[?？吗没不未啥谁鬼屁]|什么|才怪|骗|什么时候|几时|多久|勉强|凑合|马虎|就是|但|可是|不过|只是|一半|应该|大概|好像|似乎"
)
"""Half a yes, or a question: it is asked again."""
BAD = re.compile(r"不(太|怎么|大|是很|够)?(满意|好)|太差|差劲|失望|投诉|糟|很差|(?<!\d)[12一两][星分](?!钟)")
FAIR = re.compile(r"基本满意|还行|还可以|一般|凑合|马马虎虎|过得去|(?<!\d)[34三四][星分](?!钟)")
GOOD = re.compile(
    r"满意|很好|挺好|非常好|真好|人好|棒|不错|(?<!\d)[5五][星分](?!钟)|满分|点赞|热心|周到|细心|耐心|表扬"
)
MOVES = re.compile(r"改|换|推[迟后到一两几]|往[后前]|提前|延|挪|另(?:约|外|找)|下次|能不能|可不可以|行不行")
UNSUITED = re.compile(r"不在|没空|没时间|[去来赶]不(?:了|及|上)|不方便|不行|有(?:别的)?事")
ANOTHER_TIME = re.compile(
    r"改(?:天|日|期|时间|到|成|为|约|个[时日]|[周今明后上下早晚]|一?下时间)|换(?:到|成|个?时间|[一个]*天|个日子|[周今明后上下])|推(?:迟|后|到|[一两几]天)|往[后前]|提[前早](?![^，。]{0,4}(?:打|说|通知|联系|告诉|喊|叫|讲|准备))"
    r"|延[后期迟]|挪|另约|下次|(?:[早晚]|[上下]午|[周今明后]|点|号)[^，。]{0,6}(?:行不行|可以吗|行吗|好吗|成吗|中不中|来行|再来)|早点|晚(?:点|一点|一?会儿?|些)[来到]"
)
BODY = re.compile(
    r"(?:腿脚|手脚|走路|行动|身体|眼睛|耳朵|腿|脚|手|下楼|上楼|起身|说话|停车|上下楼)(?:也|都|很|不太|太)?(?:不方便|不行|不便|不好)|有(?:别的)?事(?:您|你|打|再|随时|找)"
)
AWAY = re.compile(
    r"(?:不|没人?)在(?!乎)|没空|没时间|没工夫|[去来赶]不(?:了|及|上)|不方便|不行|不合适|不凑巧|不巧|有(?:别的|点|急)?事|没人(?:在|开门)|家里没人|出(?:门|去|差|远门)|外出|住院|(?:要|得|去|回)(?:[去到回]|上)?(?:我?(?:女儿|儿子|闺女|孩子|妹|姐|弟|哥|亲戚)家|外地|老家|乡下|喝喜酒|吃酒|吃席|接孩子|上课|开会)|(?:要|得)去(?:医院|看病|复查|体检)"
)
GIVES_UP = re.compile(r"取消|不(?:办|需要|要|用|弄|想[要办])了?|算了|撤(?:了|销|单)")

DAYS = re.compile(
    r"今[天晚]|明[天早晚后]|后天|[这][一两几三]天|[这下本]个?(?:周|星期|礼拜|月)|(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}[号日]|过年|春节|国庆|中秋|放假|假期|最近|这次|这[回趟顿]|[中早晚][午上]?[这那]?顿|这阵子?|这段"
)
STOPS = re.compile(r"不用|不要|别|不必|不需要|先不|不送|不来|不吃|停|不在")
AWHILE = re.compile(
    r"暂[停时]|先停|停[一两几三]|[就只](?:这|那|今|明|后|[一两三几])[^，。]{0,3}[天次回顿周月]|(?<!以)后再|再[说送来]|回来(?:以?后)?再|等我|过[几两]天|过段"
)
FOR_GOOD = re.compile(
    r"以后(?:都|也|就)|永远|再也|都不用|从此|[天月周日号末]起|开始|已经|好了|解决|有人[送做管]|找到|彻底|长期"
)
KEEPS = re.compile(
    r"(?:别|不要?|没|没说要?|不想|不是要?|先不|不用)(?:先)?(?:给我)?取消|还要(?!等)|还是(?:要|办|送|来|修|留|继续)|继续|照[常旧]|留着|等等|等一?[下会]|慢着|且慢|先别$|(?:说|点|按|弄|搞|打|发)错|误[点按触]|不小心|手滑|后悔|没说不"
)
"""等一下先别取消; 点错了."""
ASKS = re.compile(
    r"[?？]|[吗呢][啊呀]?$|多少|几[点时号个天]|什么时候|啥时候|怎么|哪[里儿天个家]|谁|能不能|可不可以|行不行|是不是|有没有|电话"
)
MAY_I = re.compile(r"可以|能|帮|行吗|好吗")


def says_solved(text: str) -> bool | None:
    """Yes, no, or neither for certain. Where a yes and a denial stand together it is neither."""
    said = IDLE.sub("", FINE.sub("好了", text)).strip("。.！!~～ ")
    if FAILS.search(said):
        beyond = REACH.sub("", said)
        return None if YES.search(beyond) or GOOD.search(beyond) else False
    if len(said) > LONGEST or IDLE.search(text) or OPEN_END.search(said):
        return None
    return True if YES.search(said) or GOOD.search(said) else None


def denies_end(text: str) -> bool:
    """没解决, 没修好, 哪有办好: about the end itself, so that nothing else can be meant."""
    return bool(DENIES_END.search(IDLE.sub("", text)))


def says_rating(text: str) -> str | None:
    """What these words answer to 满意吗 ("3" is the best); None: nothing."""
    if len(text) > LONGEST:
        return None
    for pattern, digit in ((BAD, "1"), (FAIR, "2"), (GOOD, "3")):
        if pattern.search(text):
            return digit
    return None


def moves(text: str) -> bool:
    """Another time is wanted, or this one does not suit."""
    return bool(MOVES.search(text) or UNSUITED.search(text))


def unsuits(text: str) -> bool:
    """The agreed time does not suit, or another is wanted: 那天我要去医院; but 腿脚不方便 and 提前打电话 move nothing."""
    said = BODY.sub("", text)
    return bool(ANOTHER_TIME.search(said) or AWAY.search(said))


def gives_up(text: str) -> bool:
    """She needs it no more, and says so; another time, or a day without it, is not no time."""
    return bool(GIVES_UP.search(text)) and not MOVES.search(text) and not pauses(text)


def pauses(text: str) -> bool:
    """明天不用送了, 就明天一天, 停一个月: for a while, and not for good."""
    if FOR_GOOD.search(text):
        return False
    return bool(AWHILE.search(text) or (DAYS.search(text) and STOPS.search(text)))


def keeps(text: str) -> bool:
    """等一下先别取消, 我点错了: said when she is asked why she cancels."""
    return KEEPS.search(text) is not None


def asks(text: str) -> bool:
    """师傅电话多少: a question, and not 可以取消吗."""
    return bool(ASKS.search(text)) and not (GIVES_UP.search(text) and MAY_I.search(text))
