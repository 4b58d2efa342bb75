"""What she says of the people who come: conduct, and the wish for somebody else. For the committee, never for them. Pure."""

import re

HELPER = re.compile(
    r"师傅|阿姨|大姐|大哥|小[哥伙]|护工|保姆|护理|志愿者|医生|护士|老师|工人|工作人员|服务员|理发的|[来送修陪做洗接扫](?:的|我家)?[^，。]{0,4}(?:的|人)(?!的)|这家|那家|机构|公司|服务中心"
)
"""Somebody who comes to her, by what she calls them."""
THEY = re.compile(r"[他她]们?|你们|那个?人|这个?人|[来送修陪做]")
OTHERS = re.compile(
    r"邻居|楼[上下]|隔壁|对[门面]|物业|保安|儿子|女儿|媳妇|老公|老婆|老伴|女婿|孙|老板|骗子|陌生|短信|来电|网上|直播|同学|小区里|门口有|开发商|房东|租客|中介|广场"
)
CONDUCT = re.compile(
    r"(?:收|要|拿|索要|讨)[了过走]?(?:我|我们|人家)?[^，。；]{0,3}(?:红包|小费|好处费?|辛苦费|茶水费|跑腿费|烟钱)|乱收[费钱]|多收[了我]?|另外?(?:收|要)[^，。；]{0,3}钱"
    r"|(?:要|让|叫|逼)我[^，。；]{0,3}(?:多给|再给|加|掏|另给|另付)[^，。；]{0,6}[钱块元百]|[收骗]了?我[^，。；]{0,6}[钱块元百]|[找问跟向]我(?:要|借)[^，。；]{0,4}[钱块元百]|要了?我.{0,4}[块元百]"
    r"|偷|顺走|(?<!没)拿走了?我|翻我[^，。；]{0,4}(?:抽屉|柜|包|东西)|手脚不干净"
    r"|态度[^，。；]{0,4}(?:差|不好|恶劣|凶|横|坏|冷|有问题|不行)|骂(?:我|人|老人|骂咧)|吼(?:我|人|老人)|凶(?:我|巴巴|得很|得要命|老人)|(?:很|太|好|真|特别)凶|没有?礼貌|不礼貌|不耐烦|说话(?:很|太|真|特别)?(?:难听|冲|凶|不好听)|脾气(?:很|太)?[差大坏]|甩脸|摔(?:门|东西)|嫌(?:我|弃)|看不起我|欺负|威胁|吓唬"
    r"|(?:乱|老|总|一直)?摸(?:了|来摸去)?(?:我|老人|我妈|手|腿|屁股|胸)|动手动脚|毛手毛脚|占[^，。；]{0,3}便宜|吃豆腐|骚扰|不规矩|不老实|偷看"
    r"|(?:打|踢|掐|拧|扇|揍|推倒|推搡|拽)了?(?:我|老人|我?[妈爸]|人)(?![^，。；]{0,2}(?:电话|手机|招呼|针|伞|包|的门))|虐待"
)
"""What needs no name beside it: money taken, stolen, rude, touched, hit."""
BAD_HABIT = re.compile(
    r"喝[了过多醉]*酒|酒[气味]|[喝吃]?醉|[抽吸]烟|不安全|危险|推销|保健品|让我买|卖给我|骗[我钱老]|偷懒|磨洋工|玩手机|不干活|不做事|不认真|没有?证|假证|不是本人|乱翻|[钱物西]?(?:少|丢|不见)了"
)
"""What is a complaint only where it is said of them."""
ELSEWHERE = re.compile(
    r"换(?:成?另?一?家|成?另?一?个?(?:人|师傅|阿姨|护工|保姆|老师|公司|机构|单位|别人)|别的?[家人]|掉(?:他|她|这家|那家))(?!医院|店|超市|药|银行|学校|门诊|饭)"
    r"|另外?(?:找|换|派|请|安排)(?:一?家|一?个?(?:人|师傅|阿姨)|别)|退了?(?:他|她|它|这家|那家)们?|辞[了掉退]"
    r"|(?:不(?:要|想要|想|愿意|让|许|想再|要再)|别再?)(?:让|叫|要)?(?:他|她|这家|那家|这个(?:人|师傅|阿姨)|那个(?:人|师傅|阿姨)|这人|那人)们?(?:再|来|送|做|弄|修|陪|管|上门|洗|了|$|[，。！])"
    r"|(?<![次回过被])投诉(?![了过的那这隔咗三两](?!.{0,6}(?:师傅|送饭|护工|阿姨)))|举报(?!电话)|告他|告她|(?:跟|向|和|找)(?:社区|居委会?|你们领导)[^，。；]{0,4}(?:反映|告|说说|评理)"
)


TO_US = re.compile(r"机器|客服|听不懂|听得懂|听成|跟你说|答非所问|自动回复")
"""换个人 said of this service itself asks for a human."""
ASKED = re.compile(r"[换退](?:人|老师|师傅|家)了?(?:吗|没有?|么)|换人了")
"""医生换人了吗: news, not a wish."""
DENIED = re.compile(r"(?:不|没|没有|从不)(?:嫌|乱|偷|骂|凶|抽|吸|喝|收)[^，。；]{0,8}|不用投诉|撤诉")


def about_party(text: str) -> bool:
    """Whether this is for the committee and not for those who serve her."""
    return misconduct(text) or elsewhere(text)


def misconduct(text: str) -> bool:
    """Money taken, rude, touched, stole, drunk, unsafe: said of those who come to her."""
    if OTHERS.search(text) and not HELPER.search(OTHERS.sub("", text)):
        return False
    text = DENIED.sub("", text)
    return bool(
        CONDUCT.search(text) or (BAD_HABIT.search(text) and (HELPER.search(text) or THEY.search(text)))
    )


def elsewhere(text: str) -> bool:
    """换一家, 不要他们送了, 我要投诉: she wants somebody else, or the committee."""
    others = OTHERS.search(text) and not HELPER.search(OTHERS.sub("", text))
    if others or TO_US.search(text) or ASKED.search(text):
        return False
    return bool(ELSEWHERE.search(text))


def names_helper(text: str) -> bool:
    """Whether she says whom she means by more than 他."""
    return bool(HELPER.search(text))
