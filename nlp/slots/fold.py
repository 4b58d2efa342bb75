"""One sign for each sign: full-width and traditional signs that slots are made of, without moving an offset."""

import re

from nlp.slots.lazy import Lazy

_TRADITIONAL = "點樓棟號單層區門戶裡裏後來個兩歲幾時間週禮農曆曆陽節慶寒國開學週末傍晚樣園廣場圖書館醫院衛東車庫邊對從廳廟橋島灣條鎮鄉縣頭員們爺嬤媽孫兒媳婦婆婿親鄰師傅壽齡滿剛過還這今聽紅華麗榮興龍鳳電話機轉線號內獨殘聾輪癱殤齊"
_SIMPLIFIED = "点楼栋号单层区门户里里后来个两岁几时间周礼农历历阳节庆寒国开学周末傍晚样园广场图书馆医院卫东车库边对从厅庙桥岛湾条镇乡县头员们爷嬷妈孙儿媳妇婆婿亲邻师傅寿龄满刚过还这今听红华丽荣兴龙凤电话机转线号内独残聋轮瘫殇齐"
_FULL = {0xFF01 + n: 0x21 + n for n in range(94)}
# Full-width punctuation stays: it ends clauses in Chinese and the patterns know it.
_KEPT = "，。！？：；（）"
# What each sign becomes.
TABLE: dict[int, int] = {sign: plain for sign, plain in _FULL.items() if chr(sign) not in _KEPT}
TABLE |= {ord(a): ord(b) for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if a != b}
TABLE |= {0x3000: 0x20, ord("搂"): ord("楼"), ord("囗"): ord("口"), ord("－"): ord("-"), ord("—"): ord("-")}
TABLE |= {ord(sign): ord("-") for sign in "–‐‑‒―−─"}
_FOLDED = Lazy("[" + re.escape("".join(map(chr, TABLE))) + "]")


def fold(text: str) -> str:
    """`text` in the signs that the patterns know; the result is as long as `text`."""
    if _FOLDED.search(text) is None:
        return text
    return text.translate(TABLE)
