"""不用送饭了，改成陪诊; 体检不要了, while it is being told: one need instead of another, or one less."""

import re
from collections.abc import Callable

from casework import facts, needs
from casework.form import Form
from casework.read_back import called
from casework.wording import resident as words
from handlers import form as forms
from handlers import unanswered
from handlers.amendments import INSTEAD
from handlers.corrections import called_wrong
from handlers.filters import bare, beyond
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from storage.talk import Talk
from storage.unit import Unit

TURNS = re.compile(
    r"(?P<old>[^，,。；;]{0,16}?)[，,。；;\s]*(?:改成|换成|改为|改做|换做|改办|换个|换一个|改要)(?P<new>[^，,。；;]{2,}.*)$",
    re.DOTALL,
)
"""把送饭改成陪诊."""
RATHER = re.compile(
    r"^(?P<old>.{0,6}不是[^，,。；;]{1,10}?|.{0,4}(?:搞错|说错|弄错|错)了?|)[，,。；;\s]*(?P<mark>我?(?:其实|应该|还|而)?是要?|我想?要的是|我要|我想|我说的是)(?P<new>.{2,})$",
    re.DOTALL,
)
"""不是送饭，是陪诊; 还是理发吧."""
NO_MORE = re.compile(
    r"(?:那|就|先|我|也|算了)*(?:不用|不要|不需要|不想要?|别|取消|先不)(?P<before>.{1,8}?)(?:了|吧|啦|啊)*|(?P<behind>.{1,8}?)(?:就|也|先|那个|的)*(?:不要|不用|不办|不需要|取消|算)(?:了|吧|啦|掉)+"
)
"""不要送饭了; 体检不用了."""

LEAST = 2
"""Signs beside a fact from which the words may be a need: 改成明天陪诊."""


async def taken(
    talk: Talk, unit: Unit, form: Form, meaning: Understanding, understand: Callable[[str], Understanding]
) -> bool:
    """Whether the words put another need in the place of one, or took one away, and it has been done."""
    if called_wrong(form, meaning):
        return False
    old, wished, sure = _turns(form, meaning.text)
    new = _new(form, understand, wished, sure=sure) if wished else None
    if new:
        facts.take(form, meaning, again=True)
        needs.swap(form, new, meaning.text, facts.named(form, old) if len(form.drafts) > 1 else "")
        if form.state.startswith("form:ask"):  # else the read-back says it
            talk.say(words.instead(item_name(form.drafts[-1].item)))
        await forms.proceed(talk, unit, form)
        return True
    return await _less(talk, unit, form, meaning.text)


def _turns(form: Form, text: str) -> tuple[str, str, bool]:
    """What she takes back, what she wants, and whether she says so in so many words."""
    if (found := INSTEAD.match(text)) and _speaks_of(form, found[1]):
        return found[1], found[2], True
    if found := TURNS.search(text):
        return found["old"], found["new"], True
    if (found := RATHER.match(text)) and (found["old"] or re.search("的是|还是|其实", found["mark"])):
        return found["old"], found["new"], _speaks_of(form, found["old"]) or found["mark"].endswith("的是")
    return "", "", False


def _new(
    form: Form, understand: Callable[[str], Understanding], wished: str, *, sure: bool
) -> Understanding | None:
    """The wish, where it is a need that the form has not; 改成给我妈 and 是6号楼 name none. 理发 alone is read as 想理发."""
    new = understand(wished)
    if not new.needs and sure and not any(new.slots.values()):
        new = understand(f"想{wished}")
    fresh = any(need.item not in form.items() for need in new.needs[:1])
    wants = new.intent in {"need", "offer"} or (sure and new.intent == "question")
    believed = new.band == "act" or (sure and new.band == "confirm")
    fact = any(new.slots.values()) and len(beyond(new)) < LEAST
    return new if fresh and wants and believed and not fact and not new.emergency else None


async def _less(talk: Talk, unit: Unit, form: Form, text: str) -> bool:
    found = NO_MORE.fullmatch(bare(text))
    denied = (found["before"] or found["behind"]) if found else ""
    if not denied or not _speaks_of(form, denied):
        return False
    item = facts.named(form, denied)
    if len(form.drafts) > 1 and item:
        needs.leave_out(form, item)
        await forms.proceed(talk, unit, form)
        return True
    if len(form.drafts) > 1:
        return False
    forms.drop(talk)
    talk.say(words.dropped(called(form)))
    await unanswered.to_desk(talk, unit, form)
    return True


def _speaks_of(form: Form, denied: str) -> bool:
    """Whether what she takes back is a service of the form: two signs in a row of its name or of what she called it."""
    told = "".join(f"{item_name(draft.item)} {draft.words[:40]} " for draft in form.drafts)
    said = re.sub(r"不用|不要|不需要|不想|不是|取消|先不|[要了我把请找人]", "", denied)
    return any(said[at : at + 2] in told for at in range(len(said) - 1))
