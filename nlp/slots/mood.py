"""Whether a message asks, thanks or takes back: what decides if a time or a person in it matters to a request."""

import re

_MOOD = re.compile(
    r"(?P<thanks>谢谢|多谢|感谢|辛苦了|谢了|唔该晒)|(?P<cancel>取消|不用了|不用再|不要了|不去了|不来了|别来了|算了|退掉|不借了)|"
    r"(?P<status>怎么还没|还没见|有没有下文|没下文|没动静|批了|到哪一?步|催|第[二三四五]回|第[二三四五]次|咋还|怎么没|登记没)|"
    r"(?P<letter>您好|尊敬的|领导|投诉|反映|来信|举报)|(?P<crowd>【|招募|通知|转发|志愿者)"
)


def mood(folded: str) -> str:
    """The first sign of what the message is for, or nothing."""
    match = _MOOD.search(folded)
    return (match.lastgroup or "") if match else ""
