"""我的派单: the list in a worker's hands, and which of it a typed word such as 办结 0042 means."""

from casework import cards
from casework.answers import Mine, mine
from casework.lifecycle import SERVED, STATE_WORDS
from casework.refusal import Refusal
from casework.wording import workbench as words
from casework.wording.time import moment
from storage.outgoing import Button, Menu, column
from storage.unit import Unit

SHOWN = 8


async def listed(unit: Unit, contact_id: int) -> tuple[str, Menu]:
    """The list as text, and a button for each line of it."""
    lines = await mine(unit, contact_id)
    if not lines:
        return words.NONE_MINE, ()
    shown = lines[:SHOWN]
    return words.mine(len(lines), [_line(unit, one) for one in shown], len(lines) - len(shown)), column(
        *(_button(one) for one in shown)
    )


async def fitting(unit: Unit, contact_id: int, *, waiting: bool, number: str = "") -> list[Mine]:
    """The worker's offers that wait (`waiting`) or the cases in her hands, by number where one is given.

    `number` is the whole case number or its end. Refusal when nothing fits.
    """
    lines = await mine(unit, contact_id)
    fits = [
        line
        for line in lines
        if (line.offer is not None if waiting else line.case.state in SERVED and not line.offer)
    ]
    if number:
        fits = [line for line in fits if numbered(line.case.number, number)]
    if not fits:
        raise Refusal(words.NONE_FITS if not number else words.NOT_IN_HAND)
    return fits


def numbered(case_number: str, said: str) -> bool:
    """Whether the case is meant by this number: the whole of it, or its end."""
    digits, whole = said.replace("-", ""), case_number.replace("-", "")
    tail = case_number.rpartition("-")[2]
    return whole == digits or (len(digits) <= 4 and int(tail) == int(digits))


def _line(unit: Unit, one: Mine) -> str:
    state = (
        words.WAITS
        if one.offer is not None
        else words.STATES.get(one.case.state, STATE_WORDS[one.case.state])
    )
    due = one.offer.due_at if one.offer is not None else one.case.due_at
    return words.line(cards.title(one.case), state, moment(due, unit.now))


def _button(one: Mine) -> Button:
    data = f"offer:show:{one.offer.id}" if one.offer is not None else f"offer:card:{one.case.id}"
    return Button(cards.title(one.case), data)
