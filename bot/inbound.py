"""What a channel hands to a turn: one thing that a person did, in no channel's own shape."""

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from storage.talk import DedupeKey

MediaKind = Literal["photo", "file", "voice", "location", "unserved"]

BOT_IDS = {"webchat": 1, "console": 2, "official_account": 3, "wecom": 4}
"""Built-in channels have small fixed bot ids; Telegram's is the number in its token."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One act of one person. Exactly one of text, press, media is set.

    `update_id` is the channel's own number for it: the same act again has the same number and is handled once.
    """

    channel: str
    bot_id: int
    update_id: str
    address: str
    name: str = ""
    text: str | None = None
    press: str | None = None
    message: int = 0
    """For a press: the number (`seq`) of our message that holds the button; on Telegram its message id."""
    press_id: str = ""
    """Telegram's callback query id."""
    media: MediaKind | None = None
    media_id: str = ""
    caption: str = ""
    community_code: str = ""
    """The entry link's community code, when the person came by one."""

    @property
    def key(self) -> DedupeKey:
        """What the same act is known by."""
        return DedupeKey(self.bot_id, self.update_id)


LONGEST = 20_000
"""Signs of a message that are read; whoever writes more is answered on these."""
UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, signs that turn the reading direction, halves of characters: no store or screen takes them."""


def tidied(inbound: Inbound) -> Inbound:
    """The act with words that both databases can hold and that nobody's screen is upset by."""
    words = {name: getattr(inbound, name) or "" for name in ("name", "text", "press", "caption")}
    clean = {name: UNFIT.sub("", said[:LONGEST]) for name, said in words.items()}
    changed: dict[str, Any] = {name: said for name, said in clean.items() if said != words[name]}
    return replace(inbound, **changed) if changed else inbound
