"""Whether a time is wished for, refused, said of every day, or only told of what happens anyway."""

from collections.abc import Sequence

from nlp.slots.choice import Candidate
from nlp.slots.lazy import Lazy

_MARK = "，,。；;、！!？?\\n"
_REFUSED = Lazy(
    rf"^[^{_MARK}]{{0,6}}?(?:(?<!行)不行|(?<!可)不可以|(?<!方)不方便|(?<!成)不成|不合适|不要|没空|没时间|有事|[去来]不了"
    rf"|不在|太[早晚远急]|[改换挪推]到|[改换]成|改为|提前到|推迟到)"
)
_REPEATS = Lazy(
    r"每|天天|日日|夜夜|晚晚|逢|隔天|隔日|隔三差五|平时|平日|工作日|长期|经常|[一二两三四五六七八九十\d]天一[次趟回]"
    r"|(?<![下这本上])个?(?:周|星期|礼拜)[一二三四五六日天](?:[、,，和跟及]?(?:周|星期|礼拜)?[一二三四五六日天])+"
    r"|(?:^|[^下这本上个])(?:周|星期|礼拜)[一二三四五六日天][到至\-~](?:周|星期|礼拜)?[一二三四五六日天]|一三五|二四六"
)
_DAY = Lazy(
    r"大?[今明后][天日儿个早晚晨朝夜下]|明后天|听[日晚]|[今明来]年|当天|第二天|这[一两几]天|周|星期|礼拜|\d[号日]|[一二三四五六七八九十][号日]|月|假|开学|节|春|夏|秋|冬|初[一二三四五六七八九十]"
)
_CLOCK = Lazy(r"[点时:：]")
_START = Lazy(r"开始|起|以后|之后|往后")
_WISH = Lazy(
    r"想|要(?!命)|[改换行吧]|比较好|更好|合适|方便|请|麻烦|求|帮|[找约陪接送]|希望|需要|能不能|能否|可以|有没有|安排|预约|报名|上门|派|来(?!电)"
    r"|没人|没法|没空|顾不|吃不上|照看|照顾|一个人在家"
)
# What lacks then: 孙子四点就放学，没人接.
_LACK = Lazy(r"(?:都|就|家里)?(?:没人|没法|没空|顾不|接不|谁)")
_HABIT = Lazy(r"就|才|都|总|老是|一直|从来|放学|下班|上课|下课|起床|营业|开门|关门")


def refused(folded: str, end: int) -> bool:
    """后天不行, 后天我有事, 从明天改到…: what is said right behind a time takes it back."""
    return _REFUSED.match(folded[end : end + 14]) is not None


def kept(folded: str, found: list[Candidate]) -> list[Candidate]:
    """The times that nobody has refused; all of them when none would be left."""
    if len(found) < 2:
        return found
    return [time for time in found if not refused(folded, time.end)] or found


def whole(folded: str, chosen: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """The parts of one time in their order: 后天开始，每天中午; 周三上午，九点左右; 每天中午送到家，从后天开始."""
    parts = [chosen]
    if len(found) < 2:
        return parts
    for time in found:
        first, last = sorted((chosen, time))
        gap = folded[first.end : last.start]
        if first.end > last.start or not _other(
            folded[first.start : first.end], folded[last.start : last.end]
        ):
            continue
        if len(gap) <= 3 and not gap.strip("，,、 从就的都"):
            chosen = chosen._replace(start=first.start, end=last.end)
            parts = [chosen]
        elif (repeats(folded[first.start : first.end]) and begins(folded[last.start : last.end])) or (
            len(found) == 2 and any(_hour_of_a_day(folded, one) for one in found)
        ):
            parts = [first, last]
    return parts


def _hour_of_a_day(folded: str, time: Candidate) -> bool:
    """下周六我们想约球场，两点到四点: an hour that belongs to the one day that is named."""
    words = folded[time.start : time.end]
    return bare_clock(words) and not names_a_day(words) and not background(folded, time.start, time.end)


def _other(one: str, two: str) -> bool:
    """Each of the two says what the other does not: the day and the hour, how often and from when."""
    if repeats(one) != repeats(two):
        once = two if repeats(one) else one
        return begins(once) or not names_a_day(once)
    return names_a_day(one) != names_a_day(two)


def repeats(words: str) -> bool:
    """每天中午, 每周二四, 周一到周五: no single day is meant."""
    return _REPEATS.search(words) is not None


def begins(words: str) -> bool:
    """后天开始."""
    return _START.search(words) is not None


def names_a_day(words: str) -> bool:
    """明天上午, 周三, 12月3日: a day is named, not only an hour or a part of any day."""
    return _DAY.search(words) is not None


def habit(text: str, start: int, end: int) -> bool:
    """孩子三点半就放学: told as what always is, so that no one day is meant."""
    return repeats(text[start:end]) or (
        not names_a_day(text[start:end])
        and _HABIT.search(text[slice(*_clause(text, start, end))]) is not None
    )


def background(text: str, start: int, end: int) -> bool:
    """晚上睡不着, 从早上六点就开始砸墙: told of what happens anyway; nothing is wished for at this time."""
    if names_a_day(text[start:end]) and not repeats(text[start:end]):
        return False
    low, high = _clause(text, start, end)
    alone = high - low - (end - start) <= 1
    return not alone and not _WISH.search(text[low:high]) and not _LACK.match(text[high + 1 :])


def bare_clock(words: str) -> bool:
    """三点半: an hour that belongs to today or tomorrow."""
    return _CLOCK.search(words) is not None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch between the marks on either side begins and ends."""
    low = max((text.rfind(mark, 0, start) for mark in "，,。；;！!？?\n"), default=-1) + 1
    high = min((at for mark in "，,。；;！!？?\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return low, high
