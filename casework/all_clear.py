"""What her words say of the danger itself: that nobody need come, or that she wants to be left alone. Pure."""

import re

from nlp.emergencies import SUICIDAL

DENIED, WARY = "denied", "wary"
"""She says that nobody need come; she says so where it must not be believed."""

DENIES = re.compile(
    r"(?:不用|不必|不要|别|甭|无需)[^，。,]{0,4}(?:来|派|管|叫|报|担心|麻烦)|没(?:有)?(?:着火|起火|出?(?:什么|啥)?大?事|什么事|啥事|摔|大碍|危险|走丢|丢|漏)"
    r"|(?:不是|并非|不算)[^，。,]{0,4}(?:着火|起火|真的|漏|急事|急的事|紧急|要紧|大事)|不(?:着急|要紧|紧急)|误会|虚惊|乌龙|[看弄搞说点按闻打发]错|误[报触点按]"
    r"|(?:灭|醒|找到|找着|缓过来|救出来|好)了|开玩笑"
)
STILL = re.compile(r"快来|赶紧|救命|没(?:灭|醒|找到|找着|好|缓过来)|不醒|没醒")
"""What was denied may still be burning: 别管电了快来."""
LEAVE_ME = re.compile(
    r"(?:别|不用|不要|不必|甭)(?:再|来|都)*(?:管|救|拦|劝|找|理)(?:我|俺)|让我(?:死|走|去死|安静|一个人)|(?:别|不用|不要)(?:再)?(?:救|拦)(?:了|$)|死了?算了|(?:不用|别)(?:管|救)了?$"
)
"""别管我: said by whoever has given up, never an all-clear."""
SOMEBODY = re.compile(
    r"没(?:有)?(?:个)?人|人呢|来人|有没有人|(?:怎么|咋|为啥|为什么)(?:还|都|就|老|一直)*[不没]|还[不没](?:来|到|见)|[还得]要?多久|快[来点些]|等(?:不|了|多久|到)|催|几时[来到]|什么时候[来到]|到哪"
)
DANGER = re.compile(
    r"疼|痛|血(?![压糖脂])|喘|憋|晕|昏|醒|呼吸|心跳|抽|吐|发抖|冷汗|动不了|起不来|站不|难受|不行了|受不|救|急救|12[0O]|11[09]|着火|起火|火[大灭]|冒烟|煤气|燃气|烧着|爆|炸|刀|摔|倒[了在]|死|害怕"
)


def reads(text: str, kind: str) -> str:
    """ "" for words that are neither; a person confirms a denial: the paging goes on, with these words first."""
    if LEAVE_ME.search(text):
        return WARY
    if not DENIES.search(text) or STILL.search(text):
        return ""
    return WARY if kind in SUICIDAL else DENIED


def rest(text: str) -> str:
    """What is said beside the denial: 不是急事,想找人修手机."""
    parts = re.split(r"[，。,.！!；;？?\s]+", text)
    return "，".join(part for part in parts if part and not DENIES.search(part))
