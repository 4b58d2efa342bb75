"""What stands around the candidates of a message: its clauses, its wishes, its memories, its mood."""

from bisect import bisect_left
from typing import NamedTuple

from nlp.slots.hits import Hits

_WORDS = {
    "t": "谢谢 多谢 感谢 辛苦了 谢了 唔该晒 好人",
    "c": "取消 不用了 不用再 不要了 不去了 不来了 别来了 算了 退掉 不借了 不用送 改不了",
    "s": "怎么还没 还没见 有没有下文 没下文 没动静 批了 到哪步 到哪一步 催 第二回 第三回 第四回 第五回 第二次 第三次 第四次 咋还 怎么没 登记没 上周报 报的那个",
    "l": "您好 尊敬的 领导 投诉 反映 来信 举报",
    "g": "【 招募 通知 转发 集合 公告",
    "w": "想 要 能不能 能否 可以 可不可以 请 求 帮 有没有 有没 谁能 谁来 谁会 哪里 哪儿 需要 希望 约 预约 报名 报个 缺 招 差 建议 愿 麻烦 打算 借 租 送 接 找 得有 得空 有空 都行 中不中 行不行 得唔得 会当 "
    "办 开 关门 开门 复查 手术 出院 透析 化疗 拆线 体检 检查 集合 活动 比赛 放假 放学",
    "q": "吗 ? ？ 么 不咯 几点 啥时候 什么时候 多久 怎么 咋 几号 多少",
    "p": "已经 以前 原来 当时 当年 之前 曾 刚 就 又 还是 一直 总是 老是 从来 至今 了半 过了 被 摔 跌",
    "d": "没人 没空 不在 走不开 上班 加班 一个人 出差 顾不上 没法 来不及 接不了 下不了 不敢 不会 不方便",
}
CLASSES = {word: name for name, words in _WORDS.items() for word in words.split()}
WORDS = frozenset([*CLASSES, *"，。！？；,.!?;、 \n：:（）()"])
MOODS = "tcslg"
_NONE: set[str] = set()


class Setting(NamedTuple):
    """`breaks`: where clauses end; `signs`: the telling words as (place, class); `mood`: what the message
    is for; `key`: the classes of all telling words."""

    breaks: list[int]
    places: list[int]
    classes: list[str]
    mood: str
    length: int
    key: str

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around these words."""
        before = bisect_left(self.breaks, start)
        after = bisect_left(self.breaks, end)
        return (
            self.breaks[before - 1] + 1 if before else 0,
            self.breaks[after] if after < len(self.breaks) else self.length,
        )

    def within(self, start: int, end: int) -> set[str]:
        """The classes of the telling words between two places."""
        low, high = bisect_left(self.places, start), bisect_left(self.places, end)
        if low == high:
            return _NONE
        return {self.classes[low]} if low + 1 == high else set(self.classes[low:high])


def setting(folded: str, hits: Hits) -> Setting:
    """What the telling words and the marks between clauses (`hits`) say of the whole message."""
    breaks: list[int] = []
    places: list[int] = []
    classes: list[str] = []
    mood = ""
    for start, end in hits:
        name = CLASSES.get(folded[start:end])
        if name is None:
            breaks.append(start)
            continue
        places.append(start)
        classes.append(name)
        if not mood and name in MOODS:
            mood = name
    return Setting(breaks, places, classes, mood, len(folded), "".join(sorted(set(classes))))
