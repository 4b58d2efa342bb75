"""The question that a form has put: what she says to it. What cannot be an answer gets a kind line, and the question again."""

from casework import facts, needs, plausible, questions
from casework.form import Form
from casework.wording import resident as words
from casework.wording import small_talk
from handlers import form as forms
from handlers.corrections import LACKS, MORE, NOT_THAT, called_wrong, only_other_facts
from handlers.filters import bare
from handlers.step import SKIPS, SLOT_OF, asked_field, says_yes
from nlp.catalogue import item_name
from nlp.meaning import Understanding
from nlp.slots.standing import standing
from storage.talk import Talk
from storage.unit import Unit

TWICE = 2
"""So often a question is put again; then it is left open and the form goes on."""


async def at_ask(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    field = asked_field(form)
    told = meaning.slots.get(SLOT_OF.get(field, field))  # type: ignore[call-overload]
    if bare(meaning.text) in SKIPS or (told is None and plausible.will_not(meaning.text)):
        await forms.skip(talk, unit, form, field)
        return
    if told is None and (wrong := [name for name in called_wrong(form, meaning) if name != field]):
        form.doubted += [name for name in wrong if name not in form.doubted]
    elif fresh := _another(form, meaning, field):
        needs.add_need(form, meaning)
        talk.say(small_talk.also(fresh))
    elif told is None and only_other_facts(meaning, field):
        facts.take(
            form, meaning, again=True
        )  # the phone, when we have asked for the place: our question again
        talk.say(words.KEPT_FACT)
    elif says_yes(meaning.text):
        await _no_answer(talk, unit, form, field, "")  # 好的 answers none of our questions
        return
    elif meaning.intent == "question" and told is None and not plausible.wonders(meaning.text):
        await _answer_within(talk, unit, form, meaning)
        return
    elif told is None and NOT_THAT.search(meaning.text) and facts.take(form, meaning, again=True):
        talk.say(words.KEPT_FACT)
    elif told is None and standing(meaning.text) != meaning.text:
        needs.note(form, meaning.text)  # 不是……，是……, and not what was asked
        talk.say(words.KEPT_FACT)
    elif not plausible.can_answer(field, meaning, told=told is not None):
        await _no_answer(talk, unit, form, field, small_talk.line(plausible.kind(meaning.text), field))
        return
    elif not facts.answer(form, field, meaning):
        await _no_answer(talk, unit, form, field, words.BAD_PHONE)
        return
    else:
        form.doubted = [name for name in form.doubted if name != field]
    await forms.proceed(talk, unit, form)


async def _no_answer(talk: Talk, unit: Unit, form: Form, field: str, line: str) -> None:
    """One line for what she said, and the question again; the third time it is left open."""
    form.again[field] = form.again.get(field, 0) + 1
    if form.again[field] > TWICE:
        talk.say(small_talk.LEFT_OPEN)
        await forms.skip(talk, unit, form, field)
        return
    if line:
        talk.say(line)
    forms.ask(talk, form, field)


def _another(form: Form, meaning: Understanding, field: str) -> list[str]:
    """The names of the needs that these words add; while a question is open, only clear words for one more count."""
    fresh = [need for need in meaning.needs if need.item not in form.items()][: 3 - len(form.drafts)]
    if not fresh or form.offer or meaning.intent not in ("need", "offer"):
        return []
    told = meaning.slots.get(SLOT_OF.get(field, field)) is not None  # type: ignore[call-overload]
    other = fresh[0].category not in {draft.category for draft in form.drafts}
    lacks = LACKS.search(meaning.text) is not None
    if told or field == "for_whom":
        clear = other and lacks and field in ("place", "for_whom") and not (told and field == "for_whom")
    else:
        clear = len(meaning.text) >= 6 or lacks or not plausible.can_answer(field, meaning)
    more = field != "for_whom" and MORE.search(meaning.text) is not None
    return [item_name(need.item) for need in fresh] if more or (clear and meaning.band == "act") else []


async def _answer_within(talk: Talk, unit: Unit, form: Form, meaning: Understanding) -> None:
    """A question in the middle: answered if we can, else noted for the handler; then our own question again."""
    told = await questions.answer(unit, meaning, talk.community_id)
    if told is None:
        needs.note(form, meaning.text)
        form.questions.append(meaning.text)
    talk.say(told or words.ASKED_ALONG)
    await forms.proceed(talk, unit, form)
