"""A step of a worker's, or of the resident's answer: what it is about stands in the dialog until its words come."""

from handlers import form as forms
from storage.outgoing import Button, Menu, pairs
from storage.talk import Talk

STATE = "offer:"


def begin(talk: Talk, name: str, key: int) -> None:
    talk.state, talk.data = f"{STATE}{name}", {**talk.data, "key": key}


def begun(talk: Talk) -> str:
    """The step that she stands at; "" for none."""
    return talk.state.removeprefix(STATE) if talk.state is not None and talk.state.startswith(STATE) else ""


def leave(talk: Talk) -> None:
    """The step is over; a need that she was telling goes on where it stood."""
    talk.data = {name: value for name, value in talk.data.items() if name != "key"}
    forms.back(talk)


def choices(verb: str, key: int, labels: dict[str, str]) -> Menu:
    return pairs(*(Button(label, f"offer:{verb}:{key}:{code}") for code, label in labels.items()))
