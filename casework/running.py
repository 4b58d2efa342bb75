"""Words about a service that runs: it failed, it pauses, it should be otherwise. Pure; which case they belong to as well."""

import re

from casework.verdict import pauses
from nlp.catalogue import item_name
from storage.tables import Case

FAILS = re.compile(
    r"(?:没有?|未)(?:给我|给我们|把[^，。]{1,4}|人|谁|哪个|个人|再|见|见着|看见|看到|收到|等到|接到|等着|任何|一个)*(?:来(?!得及)|送(?!过)|到(?![^，。]{0,3}(?:时间|点|医院))|个?人影|见|影|联系|管|理我|接电话|打?电话|回音|音信|动静|修|做|打扫|吃上|饭|饭吃|消息)"
    r"|(?:还|都|也|老|总|怎么|迟迟|一直|就是)不(?:来|到|送|见|联系|上门)|(?:不|没)见(?:人|影|来)|(?:人|师傅|阿姨|护工|饭|餐|菜|药|送饭的)呢[?？]?$|没得吃|没吃的|没饭|没吃(?:上|到|着)|饿(?:着|了|到|肚)|鸽子|失约|爽约|白等"
    r"|(?:忘|漏)了?(?:给我)?(?:送|来|我)|断(?:了[0-9一二两三几]*[天顿]|顿)|馊|变质|坏掉|吃坏|拉肚子|中毒|弄坏|打碎|摔坏|碰坏|弄丢|[送拿配]错|不认账|等了[^，。]{1,5}(?:没|也|都|还)"
)
"""没来, 没送来, 没饭吃, 饭是馊的: staff have to know too."""
CALLS = re.compile(r"联系|电话|回音|音信|消息|管|理我|动静")
QUALITY = re.compile(
    r"凉|冷|冰的|咸|淡|油|辣|硬|软|烂|生的|不熟|糊|少|不够|太多|晚|早|慢|快|重|轻|难吃|不好吃|不合|干净|新鲜|脏|洒|漏|头发|虫|苍蝇|迟到|糊弄|敷衍|马虎|粗心|没擦|没扫|味|[好一]点|些"
)
ASKS = re.compile(
    r"能不能|可不可以|可以[^，。]{0,8}[吗不]|行不行|最好|麻烦|希望|别|不要|多|就[行好可]|不吃|忌口|过敏|清淡|放(?:在)?门口|敲门|门铃|提前|改|谁"
)
ANEW = re.compile(
    r"还想|再[找要帮请订]|另外|也[要想]|想[找要请给让]|帮(?:我|他|她|忙)|给(?:我)?[妈爸婆公奶爷]|需要|申请|预约|报名|我要|要[个找请]"
)
"""She tells a need from the beginning."""
OBJECTS = {
    "elderly.meal": "饭菜汤粥面肉鱼餐吃馒米蛋盐糖", "elderly.housework": "擦扫拖洗窗地灰净厨", "elderly.bathing": "洗水澡",
    "elderly.personal_care": "擦洗喂翻身护", "medical.medicine": "药",
}  # fmt: skip
STOP = frozenset(
    "我你您他她它们的了是在有没不要想找人给个一这那天今明后早中午晚上下去来到和跟就都也还能可以吗吧啊呢请帮家里老妈爸岁号楼单元东西南北两二三四五六七八九十每说好多少大小点时分月日周末年自己住花园小区办事出行过得很会用"
)


def fails(text: str) -> bool:
    """What was promised did not come, or came spoilt."""
    return bool(FAILS.search(text)) and not pauses(text)


def only_calls(text: str) -> bool:
    """Nobody has called: no more than that."""
    found = FAILS.search(text)
    return found is not None and bool(CALLS.search(found.group()))


def shares(case: Case, text: str) -> bool:
    """Whether she speaks of what the case is about: a sign of its name or of her own words that says something."""
    about = set(item_name(case.item) + case.words + OBJECTS.get(case.item, "")) - STOP
    return any(sign in about for sign in text if "\u4e00" <= sign <= "\u9fff")


def remarks(case: Case, text: str) -> bool:
    """今天的饭是凉的, 送到楼下就行: how it is or should be."""
    return shares(case, text) and bool(QUALITY.search(text) or ASKS.search(text)) and not begins_anew(text)


def begins_anew(text: str) -> bool:
    """我还想找人……: a need of its own."""
    return bool(ANEW.search(text))
