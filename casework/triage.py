"""待确认: a need that nobody is sure about waits here with the best guesses and their evidence."""

from typing import Any

from casework.cards import reply_button
from casework.seats import staff_on_duty
from casework.wording import desk_cards as words
from nlp.catalogue import catalogue, item_name
from storage.outgoing import Button, Menu
from storage.tables import Case
from storage.unit import Unit

BUTTON_OTHER = "选别的类别"
WORTH_SAYING = 0.1
"""A guess with less chance says nothing to anybody."""


def guesses(case: Case) -> list[tuple[str, list[str], float]]:
    """The top two: item (or category) code, evidence, confidence."""
    found: list[tuple[str, list[str], float]] = []
    for guess in case.guesses:
        row: dict[str, Any] = guess if isinstance(guess, dict) else {}
        code = row.get("item") or row.get("category") or ""
        if code and code != "none" and code not in {c for c, _, _ in found}:
            found.append(
                (code, [str(e) for e in row.get("evidence") or ()], float(row.get("confidence") or 0))
            )
    return [guess for guess in found[:2] if guess[2] >= WORTH_SAYING]


def menu(case: Case) -> Menu:
    """A button for each guess, one for every other item, and the desk's own ways out."""
    chosen = [[Button(f"是{item_name(code)}", f"desk:is:{case.id}:{code}")] for code, _, _ in guesses(case)]
    return [
        *chosen,
        [Button(BUTTON_OTHER, f"desk:cats:{case.id}"), Button("派给…", f"desk:to:{case.id}")],
        [
            reply_button(case),
            Button("我来处理", f"desk:mine:{case.id}"),
            Button("办结", f"desk:end:{case.id}"),
        ],
    ]


def items_menu(case: Case, category: str) -> Menu:
    """The items of one category, two a line."""
    codes = [item for item in catalogue().values() if item.category == category]
    buttons = [Button(item.name, f"desk:is:{case.id}:{item.code}") for item in codes]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


HAVE_CARD = (
    "SELECT DISTINCT m.contact_id FROM seat s JOIN message m ON m.contact_id = s.contact_id AND m.card = $2"
    " WHERE s.community_id = $1"
)


async def fold(unit: Unit, case: Case, outcome: str) -> None:
    """The waiting card of everyone at the desk shrinks to number and outcome."""
    for (contact_id,) in await unit.raw(HAVE_CARD, case.community_id, f"triage:{case.id}"):
        unit.rewrite(contact_id, f"triage:{case.id}", words.folded(case, outcome))


async def announce(unit: Unit, case: Case) -> None:
    """Show the waiting case to everyone on duty at the desk."""
    for contact_id in await staff_on_duty(unit, case.community_id):
        unit.say(contact_id, words.triage_card(case, guesses(case)), menu(case), card=f"triage:{case.id}")
