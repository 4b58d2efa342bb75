"""The steps of a form: what is asked next, read back, and submitted. Every journey that ends in a case goes through `proceed`.

The form lies in talk.data["form"]; talk.state says which step its owner stands at, so a restart loses nothing.
"""

from casework import attachments, cases, communities, consent, needs, whereabouts
from casework.asked import FORM
from casework.form import Form
from casework.lifecycle import record
from casework.read_back import read_back as told_back
from casework.read_back import shown
from casework.refusal import Refusal
from casework.wording import my_cases as case_words
from casework.wording import resident as words
from nlp.catalogue import item_name
from storage.outgoing import Button, Menu, column, pairs
from storage.tables import Case
from storage.talk import Talk
from storage.unit import Unit

MENU = pairs(
    Button(words.BUTTON_HELP, "go:help"),
    Button(words.BUTTON_MINE, "go:mine"),
    Button(words.BUTTON_DIRECTORY, "go:directory"),
    Button(words.BUTTON_HUMAN, "go:human"),
)
CONSENT_MENU = pairs(
    Button(words.BUTTON_AGREE, "consent:agree"), Button(words.BUTTON_REFUSE, "consent:refuse")
)
RESUME_MENU = pairs(Button(words.BUTTON_RESUME, "form:resume"), Button(words.BUTTON_DROP, "form:drop"))
FIELDS = frozenset(words.FIELD_NAMES) - {"what"}
SKIP = Button(words.BUTTON_SKIP, "form:skip")


def load(talk: Talk) -> Form | None:
    """The form that she is telling, if any."""
    data = talk.data.get("form")
    return Form.from_json(data) if data else None


def save(talk: Talk, form: Form, state: str) -> None:
    """Keep the form and the step that it stands at."""
    form.state = state
    talk.state = state
    talk.data = {**talk.data, "form": form.to_json()}


def drop(talk: Talk) -> Form | None:
    """Forget the form; what it was."""
    form = load(talk)
    talk.data = {k: v for k, v in talk.data.items() if k != "form"}
    talk.state = None
    return form


def back(talk: Talk) -> None:
    """An interruption is over: her form, if she has one, goes on where it stood."""
    form = load(talk)
    talk.state = form.state if form else None


def waits(talk: Talk) -> Menu:
    """The way back to a form that is not finished: under what interrupted it."""
    return RESUME_MENU if load(talk) else ()


def leave_case(talk: Talk) -> None:
    """She turns to something else instead of answering what one of her cases asked (补充什么, 为什么不办了)."""
    if talk.state is not None and talk.state.startswith("case:"):
        back(talk)


def greet(talk: Talk) -> None:
    """The very first words, once."""
    if not consent.given(talk) and not talk.data.get("met"):
        talk.data = {**talk.data, "met": True}
        talk.say(words.WELCOME, MENU)


async def proceed(talk: Talk, unit: Unit, form: Form) -> None:
    """Ask the one next thing, or read back, or submit."""
    if not consent.given(talk):
        ask_consent(talk, form)
        return
    if form.undecided:
        ask_which(talk, form)
        return
    form.let_go_of_past(unit.now)
    if form.doubted:
        ask_change(talk, form, form.doubted[0])
        return
    if form.pending:
        ask_whose(talk, form)
        return
    if form.lacking("place") and await _estate_known(unit, form):
        form.skipped.append("place")
    if field := form.missing():
        ask(talk, form, field)
        return
    if await community_of(talk, unit, form) is None:
        await ask_community(talk, unit, form)
        return
    if form.straight:
        await submit(talk, unit, form)
        return
    read_back(talk, form)


def ask_consent(talk: Talk, form: Form | None) -> None:
    """What she has told is kept only in the dialog until she agrees."""
    heard = f"{words.HEARD}{words.CONSENT}" if form else words.CONSENT
    greet(talk)
    if form:
        save(talk, form, "form:consent")
    else:
        talk.state = "form:consent"
    talk.say(heard, CONSENT_MENU, card=FORM)


def ask_which(talk: Talk, form: Form) -> None:
    """Two guesses are near: which of them is it?"""
    save(talk, form, "form:which")
    buttons = [Button(item_name(item), f"form:which:{n}") for n, item in enumerate(needs.choices(form))]
    talk.say(words.WHICH, column(*buttons, Button(words.BUTTON_NEITHER, "form:which:none")), card=FORM)


def ask_whose(talk: Talk, form: Form) -> None:
    """A correction could be of either of two needs."""
    save(talk, form, "form:whose")
    buttons = [Button(f"{n}. {item_name(item)}", f"form:whose:{n}") for n, item in enumerate(form.items(), 1)]
    talk.say(words.WHOSE, column(*buttons), card=FORM)


async def _estate_known(unit: Unit, form: Form) -> bool:
    """An estate that we know is enough to go there, whatever it is called."""
    places = [str(form.value(item, "place") or "") for item in form.lacking("place")]
    return all([await communities.of_place(unit, place) is not None for place in places])


def ask(talk: Talk, form: Form, field: str, *, first: str = "") -> None:
    """One question, skippable."""
    save(talk, form, f"form:ask:{field}")
    menu: Menu = column(SKIP)
    if field == "for_whom":
        whom = [Button(name, f"form:whom:{n}") for n, name in enumerate(words.WHO_BUTTONS)]
        menu = [*pairs(*whom), [SKIP]]
    talk.say(first or _question(form, field), menu, card=FORM)


def _question(form: Form, field: str) -> str:
    """What is asked, with what she has said of it, and for which of several needs."""
    part, lacking = str(form.known.get("place", "")), form.lacking(field)
    if field == "place" and whereabouts.beside(part) and not whereabouts.SOME_ESTATE.match(part):
        return words.ask_which_home(part)
    if len(lacking) == 1 and len(form.drafts) > 1:
        return words.ask_of(item_name(lacking[0]), words.ASK[field])
    return words.ASK[field]


async def community_of(talk: Talk, unit: Unit, form: Form) -> int | None:
    """Where the need is: the estate that is named; else her own community."""
    place = str(form.known.get("place", ""))
    named = await communities.of_place(unit, place) or await communities.of_place(unit, form.drafts[0].words)
    if named and "place" not in form.from_profile:
        await communities.belongs(unit, talk, named)
        return named
    return talk.community_id or form.desk or None


async def ask_community(
    talk: Talk, unit: Unit, form: Form | None, *, first: str = words.ASK_COMMUNITY
) -> None:
    """The one question for whoever came without a link and named no estate that we know."""
    every = await communities.every(unit)
    if not every:
        raise Refusal(words.NO_COMMUNITY)
    if form:
        save(talk, form, "form:community")
    cannot_say = Button(words.BUTTON_CANNOT_SAY, "who:community:none")
    talk.say(first, column(*(Button(c.name, f"who:community:{c.id}") for c in every), cannot_say), card=FORM)


def read_back(talk: Talk, form: Form) -> None:
    """What we have understood; nothing happens before she confirms."""
    save(talk, form, "form:read_back")
    talk.say(
        told_back(form),
        pairs(
            Button(words.BUTTON_CONFIRM, "form:confirm"),
            Button(words.BUTTON_CHANGE, "form:change"),
            Button(words.BUTTON_CANCEL, "form:drop"),
        ),
        card=FORM,
    )


def ask_what_to_change(talk: Talk, form: Form) -> None:
    """修改: a button for each field that she may tell anew."""
    save(talk, form, "form:change")
    buttons = [Button(words.FIELD_NAMES[f], f"form:change:{f}") for f in _changeable(form)]
    talk.say(words.CHANGE_WHAT, pairs(*buttons), card=FORM)


def _changeable(form: Form) -> list[str]:
    """What she can change by button: all that the read-back shows, and what these needs need."""
    return list(dict.fromkeys(["what", *form.fields(), *shown(form)]))


def ask_change(talk: Talk, form: Form, field: str) -> None:
    """The new value of one field; of a field that this form has not, which one it is."""
    if field == "what":
        save(talk, form, "form:what")
        talk.say(words.ask_change("what"), card=FORM)
    elif field in FIELDS:
        ask(talk, form, field, first=words.ask_change(field))
    else:
        ask_what_to_change(talk, form)


async def skip(talk: Talk, unit: Unit, form: Form, field: str) -> None:
    """She does not know, or does not want to say; what she has called wrong is then not kept."""
    form.skipped.append(field)
    form.let_go_of_doubted(field)
    await proceed(talk, unit, form)


async def submit(talk: Talk, unit: Unit, form: Form) -> None:
    """Open the case, or the linked cases, and leave the form."""
    community_id = await community_of(talk, unit, form)
    if community_id is None:
        await ask_community(talk, unit, form)
        return
    drop(talk)
    opened: list[Case] = []
    for draft in needs.drafts_of(form):
        first_id = opened[0].id if opened else None
        opened.append(
            await cases.open_case(unit, talk.contact_id, draft, community_id=community_id, linked_id=first_id)
        )
    await attachments.join_new(unit, talk.contact_id, opened[0])
    if len(opened) > 1:
        opened[0].linked_id = opened[1].id
        for case in opened:
            others = "、".join(other.number for other in opened if other is not case)
            await record(unit, case, "linked", note=others)
        talk.say(case_words.linked([case.number for case in opened]))
    await communities.remember(unit, talk, home=form.home(), phone=str(form.known.get("phone", "")))
    talk.outcome = "case"
