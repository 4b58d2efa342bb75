"""急救: which advice fits, by what the words tell: who does not answer, and who writes of herself. Pure."""

import re

from casework.wording import first_aid as words
from nlp.emergencies import OTHERS_HARM, SELF_HARM, SUICIDAL, shows

SILENT = re.compile(
    r"(?:[叫喊摇推拍唤][^，。！]{0,5}|怎么叫都|也|都)(?:不醒|[不没]应|没反应|没有反应|不答应|不理|不吱声|没动静)|昏迷|没(?:有)?(?:反应|呼吸|心跳|意识|知觉)"
)
AT_THE_DOOR = re.compile(r"[敲砸拍]|开门|门[口外]|电话")
"""敲门没人应: nobody is seen, so nobody can be helped with one's hands."""
AIR = re.compile(r"煤气|燃气|一氧化碳|炭")
"""Poisoned by what is breathed, not swallowed."""
MYSELF = re.compile(
    r"(?:^|[，。！？,.!?\s])(?:快来|救命|救救)?(?:我|俺|咱)(?!们|[妈爸爷奶爹娘哥姐弟妹儿女孙老婆公媳叔姨舅姑伯丈妻爱闺孩娃邻同朋]|家(?!里?[摔跌])|看|听|见|发现|隔壁|楼)"
)
FEELS = re.compile(r"[疼痛闷憋麻]|喘不|难受|恶心|发抖|冷汗")
"""What only the one who has it can tell: 胸口疼得厉害, with nobody named, is her own."""
OTHERS = re.compile(
    r"[他她爸妈爹娘爷奶婆公哥姐弟妹]|有人|有个|老人|老[头太伴]|孩子|儿子|女儿|邻居|叔叔|阿姨|脸色|嘴唇"
)


NAMES = {
    "trapped": re.compile("电梯"),
    "choking": re.compile("噎|呛|卡|堵|异物"),
    "drowning": re.compile("人|孩|娃|儿|女|老|[他她我爸妈爷奶]|溺|淹|沉|捞|救|扑腾"),
    "poisoning": re.compile("药|喝|吃|吞|毒|误服|煤气|炭"),
    "bleeding": re.compile("血|割|砍|切|捅|扎|划|刺|咬|撞破|破了"),
    "electric": re.compile("电|插座|线"),
    "fire": re.compile("火|烟|烧|燃|着了|糊"),
    "gas": re.compile("气|味|炭|罐"),
    "cardiac": re.compile("胸|心|喘|气|嘴唇|憋|闷"),
    "stroke": re.compile("嘴|脸|麻|话|歪|斜|半边|半身|手|脚|腿|胳膊|中风|偏瘫"),
    "unconscious": re.compile("晕|昏|醒|应|反应|意识|知觉|呼吸|心跳|倒|瘫|抽|沫|白眼|不省人事"),
    "fall": re.compile("摔|跌|倒|滑|绊|栽|磕|掼|跶|地上|掉下|骨头|起不来"),
    "childbirth": re.compile("生|羊水|宫缩|孕|肚子|见红|胎"),
}
"""The words without which a kind is only guessed, and advice could be absurd: a lift's alarm bell for a bedroom."""
THINGS = re.compile(r"(?:手机|钥匙|钱包|眼镜|假牙|戒指|包|伞|鞋|球|衣服|电脑|证)[^，。]{0,4}(?:掉|落)")


def _certain(kind: str, text: str) -> bool:
    """Whether the words name what the advice is for."""
    found = NAMES.get(kind)
    if kind == "drowning" and THINGS.search(text) and not re.search("淹|溺|救命|沉下", text):
        return False
    return found is None or found.search(text) is not None


def of_herself(text: str, whom: str = "") -> bool:
    """She writes of herself: 我摔倒了, 胸口疼; not of 我妈, nor of somebody whom she sees. `whom`: the person that her words name."""
    tells = MYSELF.search(text) or FEELS.search(text)
    return not whom and bool(tells) and not OTHERS.search(text)


def advice(kind: str, text: str, whom: str = "") -> str:
    """What to do until help comes; "" where nothing is safe to say."""
    if kind in (SELF_HARM, OTHERS_HARM) and AIR.search(text):
        return words.SELF_HARM_AIR if kind == SELF_HARM else words.BAD_AIR
    if kind in SUICIDAL:
        return words.ADVICE[kind]
    if not _certain(kind, text):
        return ""
    silent = SILENT.search(text) or shows("unconscious", text)
    if silent and kind not in ("no_answer", "fire", "gas", "electric") and not AT_THE_DOOR.search(text):
        return words.ADVICE["unconscious"]
    if kind == "poisoning" and AIR.search(text):
        return words.BAD_AIR
    if of_herself(text, whom) and kind in words.HERSELF:
        return words.HERSELF[kind]
    if kind == "fall" and not whom and not OTHERS.search(text):
        return words.WHOEVER_FELL
    return words.ADVICE.get(kind, "")
