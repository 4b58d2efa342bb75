"""Whether her words answer what she was asked or promised (casework/asked.py): a judge a kind, who names the act."""

import re
from collections.abc import Callable

from casework import running, verdict
from casework.asked import Asked
from casework.questions import WANTS
from handlers import acts, relay
from handlers import form as forms
from handlers.acts import Act
from handlers.step import answers_step
from nlp.meaning import Understanding
from storage.talk import Talk


def judge(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """What her words do to this one that waits; None: they are no answer to it."""
    if to.case is None or to.kind not in JUDGES:  # her emergency answers for itself (handlers/emergency.py)
        return None
    if to.kind != "letter" and meaning.intent == "human" and verdict.says_solved(meaning.text) is not False:
        return None  # 根本没人来 asks for nobody else
    return JUDGES[to.kind](talk, meaning, to)


def question(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """Everything that is not clearly something else; what might be either is asked."""
    if relay.idle(meaning, 4) or relay.progress(meaning) or verdict.gives_up(meaning.text):
        return None
    either = _asks_for_more(meaning, to) or _for_the_form(talk, meaning)
    if to.again and either:
        return None
    if running.fails(meaning.text) and not either and to.case and running.shares(to.case, meaning.text):
        return acts.pass_on  # the party that asked reads it too
    return acts.unclear if either else acts.answer


def visit(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """不方便的话，直接在这里说一声: all but a nod, another need, and a step of her form."""
    if relay.nods(meaning) and talk.state is None:
        return acts.agree
    if verdict.unsuits(meaning.text) and not _another(meaning, to) and not _for_the_form(talk, meaning):
        return acts.pass_on
    if relay.idle(meaning) or relay.progress(meaning) or verdict.gives_up(meaning.text):
        return None
    if _another(meaning, to):
        return acts.unclear if verdict.moves(meaning.text) else None
    if _for_the_form(talk, meaning):
        return acts.unclear if meaning.slot("time") else None
    return acts.pass_on


def came(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """来过了吗: a no reaches the party and staff; 来了, 修好了 is a yes."""
    said = meaning.text
    if _another(meaning, to) or _for_the_form(talk, meaning):
        return None
    if NOT_COME.search(said) or running.fails(said):
        return acts.missed
    return acts.came if relay.nods(meaning) or COME.search(said) else None


def solved(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """A yes closes, a no reopens, what is neither is asked again with the buttons."""
    says = verdict.says_solved(meaning.text)
    if says is False and (verdict.denies_end(meaning.text) or not _another(meaning, to)):
        return acts.unsolve
    if _another(meaning, to) or _for_the_form(talk, meaning):
        return None
    if says is True:
        return acts.solve
    return None if meaning.intent in {"greeting", "offer"} else acts.doubt


def rating(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    if verdict.denies_end(meaning.text):
        return acts.unsolve
    if verdict.says_rating(meaning.text) and not _another(meaning, to):
        return acts.rate
    if verdict.says_solved(meaning.text) is False and meaning.intent != "need":
        return acts.unsolve
    return acts.ask_rating if meaning.intent == "rating" and not _for_the_form(talk, meaning) else None


def reason(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """还差什么, 哪里不满意: what she says in the next half hour."""
    if relay.idle(meaning, 4) or relay.progress(meaning) or _another(meaning, to):
        return None
    return None if verdict.gives_up(meaning.text) or _for_the_form(talk, meaning) else acts.explain


def settled(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """要是还没解决，请告诉我们: a yes is taken as one, and a no that is about this case: no need is named, and nothing open is nearer."""
    if verdict.says_solved(meaning.text) is True:
        return None if to.nearer or relay.nods(meaning) or _another(meaning, to) else acts.solve
    if verdict.says_solved(meaning.text) is None:
        return None
    sure = meaning.intent in {"need", "offer"} and bool(meaning.needs)
    likely = [need.item for need in meaning.needs] if sure else []
    hint = relay.hint(meaning)
    likely += [hint.item] if hint and hint.confidence >= relay.LIKELY else []
    if not likely:
        return None if to.nearer else acts.unsolve
    return acts.unsolve if to.case and to.case.item in likely else None


def letter(talk: Talk, meaning: Understanding, to: Asked) -> Act | None:
    """What she says right after staff wrote to her is for them, but for a clear need of another kind."""
    clear = meaning.intent == "need" and meaning.band == "act" and bool(meaning.needs)
    known = to.case is not None and to.case.band != "hand_over"
    return None if clear and known and to.case and meaning.category != to.case.category else acts.write_back


COME = re.compile(r"来[过了]|到[过了]|修[好过了]|[弄做送办]好|刚走|走了")
NOT_COME = re.compile(r"^没(?:有|呢|啊|来)*[。！，]?|没见|没人|没来")
JUDGES: dict[str, Callable[[Talk, Understanding, Asked], Act | None]] = {
    "ask": question, "visit": visit, "came": came, "solved": solved, "rate": rating, "why": reason, "settled": settled,
    "letter": letter,
}  # fmt: skip


def _for_the_form(talk: Talk, meaning: Understanding) -> bool:
    form = forms.load(talk)
    in_form = talk.state is not None and talk.state.startswith("form:")
    return form is not None and in_form and answers_step(form, meaning)


def _asks_for_more(meaning: Understanding, to: Asked) -> bool:
    """Another need, told as a wish or as something broken: 我有糖尿病 only answers what she was asked."""
    wishes = WANTS.search(meaning.text) is not None or meaning.category == "other"
    return wishes and _another(meaning, to)


def _another(meaning: Understanding, to: Asked) -> bool:
    """A need for certain, and not the one that the case is about."""
    sure = meaning.intent in {"need", "offer"} and meaning.band == "act" and bool(meaning.needs)
    return sure and to.case is not None and all(need.item != to.case.item for need in meaning.needs)
