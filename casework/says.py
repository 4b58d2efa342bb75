"""What a worker's short words say to a 派单: yes, no, perhaps, or that the work is done. Pure; whoever is unsure is asked."""

import re

BEFORE = r"(?:好的?|好嘞|行|可以|没问题|嗯+|收到|那|明白|ok|就|由|让)*"
THIS = r"(?:[这那][单个件份趟]?(?:事儿?|活儿?|单子?|任务)?)?"
WE = r"(?:我们?|咱们?|俺们?|本店|我店)"
AFTER = r"(?:接|送|办|弄|做|修|处理|看看?|单子?|一下|下|这|个|活儿?|饭|上门|过去|马上|负责|吧|了|的|啊|呀|哈|呢|啦|来|去)*"
YES = re.compile(
    rf"{BEFORE}{THIS}{BEFORE}{WE}(?:可以|能|愿意|马上|这就|就|都)*(?:来|去|接|送|办|做|处理|负责|包了){AFTER}"
    rf"|{BEFORE}{THIS}(?:可以|能|愿意)?接(?:单|下|了|受|吧|的|这|个|活)*"
    rf"|{BEFORE}{THIS}(?:就)?(?:交给|包在){WE}(?:身上)?[吧了]?"
)
"""我来, 行，这单我接, 交给我们吧: every word of it is a yes."""
HEARD = re.compile(
    r"(?:好的?|好嘞|收到|知道了?|明白了?|了解了?|看到了?|看见了?|ok|okay|稍等|等一下|没问题|可以的?|行|👌|👍|🆗)+"
)
"""收到: she has read it, and has promised nothing."""
CANNOT = re.compile(
    r"(?<!人)(?<!电话)(?:接|做|办|去|送|安排|排|派|抽|忙|顾|弄|修|搞)不(?:了(?!解)|过来|开身?|出人)|(?:^|[，,。我们们这单])不(?:接|去|做|想接|能接|愿意接)(?:了|单|这单|吧)*$"
    r"|人手(?:不|紧)|没(?:有)?人手|接单(?:不|没)|没法(?:接|去|做|送|办)|无法(?:接|去|做|送|办)|(?:排|约|接)满|拒(?:绝|单)|找别(?:人|家)|换(?:别)?(?:人|家)(?:吧|来)?$"
)
"""人手不够，接不了: a no, whatever else it sounds like."""
RATHER_NOT = re.compile(
    r"^(?:不了?|不行|不可以|不方便|没空|没时间)[的了吧啊]*$|没(?:有)?(?:空|时间|车|人(?:去|送|能|可))|太远|超出|不会(?:做|修|弄)|不在.{0,6}范围"
    r"|不(?:方便|行)$|不营业|休息|放假|请假|来不及|在外地|车坏"
)
"""太远了: a no while an offer waits, unless it is plainly a need of her own."""
ASKS = re.compile(r"[?？]|[吗呢]$|怎么|什么|哪|您|你")
WORK = r"(?:办|弄|修|换|送|装|做|搞|干|处理|解决|完成|办理|打扫|打理|清|通|洗|教|维修|安装|陪|接|剪|理|缴|交|买|看|搬|拆|收拾|检查|疏通|调)"
DONE = re.compile(
    rf"{WORK}(?:[好完妥成通定]|到(?:家|位)?|回来|结束)[了啦咯]|搞定|办妥|完事|完工|已(?:经)?(?:{WORK}[^，。]{{0,4}}[好完到]?|完成|解决)|(?:都|全)好了|(?:服务|活儿?|事情?)(?:完成|结束|做完|办完|干完)了?"
    r"|(?:完成|结束|修复|送达|解决|通水|通电|亮|弄好|好)了[。！!～~]*$|送达$|^(?:完成|ok了)$"
)
NOT_YET = re.compile(
    r"[没未]|不(?!客气|用谢|漏|堵|响)|快[要]?|马上|准备|等|如果|要是|打算|才能|再(?:来|去)?|还[要差需]|[?？吗]|什么时候|差点|明天|后天|下周"
)


def bare(text: str) -> str:
    """Without spaces and signs."""
    return re.sub(r"[\s。.，,！!？?~～、]+", "", text).lower()


def yes(text: str) -> bool:
    """She takes it."""
    return len(bare(text)) <= 16 and YES.fullmatch(bare(text)) is not None


def heard(text: str) -> bool:
    """She nods, and nobody knows at what."""
    return len(bare(text)) <= 12 and HEARD.fullmatch(bare(text)) is not None


def cannot(text: str) -> bool:
    """She does not take it, for certain."""
    return len(text) <= 60 and bool(CANNOT.search(text.strip(" 。！!~"))) and not ASKS.search(text)


def rather_not(text: str) -> bool:
    """It may be a no."""
    return len(text) <= 60 and bool(RATHER_NOT.search(text.strip(" 。！!~"))) and not ASKS.search(text)


def done(text: str) -> bool:
    """The work is done: 饭送到了, 灯换好了, 搞定."""
    return len(text) <= 60 and bool(DONE.search(text.strip())) and not NOT_YET.search(text)
