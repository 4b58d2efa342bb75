"""陪诊要钱吗, asked in the middle of a form that is then dropped: we said that somebody would answer, so the desk does."""

from casework import needs
from casework.form import Form
from casework.wording import resident as words
from handlers import form as forms
from storage.talk import Talk
from storage.unit import Unit


async def to_desk(talk: Talk, unit: Unit, form: Form | None) -> None:
    """Her questions become a case at the desk, with a number, as a question of its own does."""
    if form is None or not form.questions:
        return
    asked = needs.straight("；".join(form.questions), "other.misc", home=talk.home, phone=talk.phone)
    asked.known |= {name: value for name, value in form.known.items() if name in ("place", "phone")}
    asked.desk = form.desk
    talk.say(words.asked_before(form.questions))
    await forms.proceed(talk, unit, asked)
