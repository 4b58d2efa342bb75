"""What still stands of a message: 不是3号楼，是4号楼 takes the first of the two back, and so does 3号楼错了，应该是4号楼."""

from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy

_MARK = "，,。；;、！!？?：:\\n\u2600-\u27bf\U0001f000-\U0001faff"  # a face ends a phrase as a mark does
_NOT = Lazy(
    rf"(?<![是要])(?:不是|不要)(?P<back>[^{_MARK}]{{1,16}}?(?<![么吗嘛吧]))(?:[{_MARK} ]+|(?:而|应该|就)?是|改成|换成|$)"
)
_WRONG = Lazy(
    rf"(?P<back>[^{_MARK}]{{1,24}}?)[，,。 ]{{0,2}}(?:(?<!对)不对|错了|[说写打记]错了?|[哦噢啊]不)(?=[{_MARK} ]|应该|[是改]|$)"
)
_INSTEAD = Lazy(rf"^(?P<back>[^{_MARK}]{{1,12}}?)(?:改成|改为|换成)(?!了)[^{_MARK}]{{1,20}}[。！!吧 ]*$")
WORDS = ("不是", "不要", "不对", "错", "哦不", "噢不", "啊不", "改成", "改为", "换成")
"""Without any of these nothing is taken back."""


def taken_back(folded: str) -> Hits:
    """The stretches that a speaker takes back in the same breath."""
    if not any(word in folded for word in WORDS):
        return []
    return [match.span("back") for pattern in (_NOT, _WRONG, _INSTEAD) for match in pattern.finditer(folded)]


def standing(folded: str) -> str:
    """The message without what is taken back, every other sign in its place."""
    for start, end in taken_back(folded):
        folded = folded[:start] + "，" * (end - start) + folded[end:]
    return folded
