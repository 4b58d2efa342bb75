"""急救: which advice fits, by what the words tell: who does not answer, and who writes of herself. Pure."""

import re

from casework.wording import first_aid as words
from nlp.emergencies import SOMEBODY_ELSE, shows

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


def of_herself(text: str, whom: str = "") -> bool:
    """She writes of herself: 我摔倒了, 胸口疼; not of 我妈, nor of somebody whom she sees. `whom`: the person that her words name."""
    tells = MYSELF.search(text) or FEELS.search(text)
    return not whom and bool(tells) and not OTHERS.search(text)


def advice(kind: str, text: str, whom: str = "") -> str:
    """What to do until help comes; "" where nothing is safe to say."""
    if kind in ("suicide", SOMEBODY_ELSE):
        return words.ADVICE[kind]
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
