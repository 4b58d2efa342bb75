"""Courtesies around a message, and sighs: 你好，……; 哎，愁死了，……; ……，麻烦您了，谢谢. They say nothing of what she needs.

Writers of a corpus come to the point sooner than people do. So one message in three is learnt a second time, with a courtesy
before it, behind it, or both: what is said politely means the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

from nlp.train.corpus import Message

STYLE = "courteous"
"""The style of the copies."""
ONE_IN = 3
_INTENTS = frozenset({"need", "question", "offer", "status", "urge", "cancel", "human"})
_BEFORE = (
    "你好", "您好", "在吗", "在不在", "早上好", "上午好", "下午好", "晚上好", "早", "早啊", "大家好", "哈喽", "嗨", "同志你好", "社区你好", "工作人员您好",
    "老师好", "主任好", "姑娘你好", "小伙子你好", "打扰了", "不好意思打扰一下", "请问一下", "麻烦问一下", "有人吗", "你好在吗", "您好，打扰您了", "喂", "喂你好",
    "好的", "好嘞", "嗯", "嗯嗯", "哦", "行", "收到", "知道了", "明白了", "谢谢", "谢谢啊", "好的谢谢", "多谢", "谢谢你们", "辛苦了", "谢谢，对了", "谢谢，另外",
    "好的，对了", "对了", "还有个事", "再麻烦一下", "又来麻烦你们了", "不好意思又是我", "那个", "哎", "是这样的", "跟您说个事", "想跟社区反映个事", "亲", "哎，愁死了", "唉，没办法", "烦死了",
    "真是急人", "【转发】", "转发邻居的话：", "帮邻居问一下", "邻居托我说一声", "替我妈问的", "急", "急急急", "我是老住户了", "我今年七十多了", "本人退休了",
)  # fmt: skip
_BEHIND = (
    "谢谢", "谢谢了", "谢谢啊", "谢谢您", "谢谢你们", "多谢", "多谢了", "感谢", "非常感谢", "十分感谢", "先谢谢了", "先谢了", "谢谢各位", "麻烦了", "麻烦您了", "麻烦你们了",
    "麻烦啦", "辛苦了", "辛苦您了", "辛苦各位了", "拜托了", "拜托拜托", "有劳了", "费心了", "麻烦您了，谢谢", "辛苦了，谢谢", "不好意思啊", "给你们添麻烦了", "打扰了", "劳驾", "急等，谢谢", "等您回复", "望回复", "谢谢🙏", "🙏", "好人一生平安", "祝工作顺利", "就这些，谢谢", "再见", "可以吗谢谢", "行吗", "好吗", "好不好", "您看行吗", "请尽快处理", "麻烦尽快派人来看看",
    "尽快派人来修一下", "麻烦尽快安排一下", "希望尽快解决", "请早点处理", "盼尽快解决",
)  # fmt: skip
_JOINTS = ("，", "，", " ", "。", "！", "")


def courteous(messages: Sequence[Message]) -> Iterator[Message]:
    """Polite copies of some of these messages, the same whenever they are made."""
    for one in messages:
        number = crc32(one.text.encode())
        if one.intent in _INTENTS and number % ONE_IN == 0:
            yield replace(one, text=_around(one.text, number // ONE_IN), style=STYLE)


def _around(text: str, number: int) -> str:
    number, where = divmod(number, 3)
    number, joint = divmod(number, len(_JOINTS))
    if where != 0:
        text = _BEFORE[number % len(_BEFORE)] + _JOINTS[joint] + text
    if where != 1:
        text = text + _JOINTS[joint] + _BEHIND[number // 7 % len(_BEHIND)]
    return text
