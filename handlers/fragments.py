"""我妈, an address, a phone number, and nothing else: kept, never asked again, until she says what she needs."""

from casework import facts
from casework.form import Form
from casework.wording import resident as words
from handlers import form as forms
from nlp.meaning import Understanding
from storage.talk import Talk

FACTS = "facts"


def keep(talk: Talk, meaning: Understanding) -> None:
    """Keep what a fragment says and ask what she needs."""
    form = Form([], known=dict(talk.data.get(FACTS, {})))
    facts.take(form, meaning)
    talk.data = {**talk.data, FACTS: form.known}
    forms.greet(talk)
    talk.say(
        words.kept_facts([str(value) for name, value in form.known.items() if name != "until" and value])
    )


def add_to(talk: Talk, form: Form) -> None:
    """The form that begins now knows what she told in fragments before; what it says itself counts more."""
    told = {name: value for name, value in talk.data.get(FACTS, {}).items() if not _said(form, name)}
    form.known |= told
    form.from_profile = [name for name in form.from_profile if name not in told]
    forget(talk)


def _said(form: Form, name: str) -> bool:
    return bool(form.known.get(name)) and name not in form.from_profile


def forget(talk: Talk) -> None:
    """She begins anew."""
    talk.data = {name: value for name, value in talk.data.items() if name != FACTS}
