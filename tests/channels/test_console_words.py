"""A terminal has nothing to press: what our words say of pressing is said of numbers."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.console import lines_of
from casework.wording import amend, desk, directory, my_cases, resident, seats

PRESSES = [
    resident.MENU, resident.UNKNOWN_ESTATE, resident.WHOSE, resident.WHICH, resident.CHANGE_WHAT, my_cases.YOUR_CASES,
    my_cases.CANCEL_WHY, directory.DIRECTORY, resident.WHICH_CASE, seats.YOUR_SEATS, seats.WITHDRAW_WHOM,
    desk.settle_why("20261123-0001"), amend.not_wanted("20261123-0001"),
]  # fmt: skip


@pytest.mark.parametrize("text", PRESSES)
def test_over_a_menu_the_terminal_asks_for_a_number(text: str) -> None:
    said = lines_of(message(text, "好的"), Path())

    assert "点一下" not in said[0] and "点下面" not in said[0]
    assert "数字" in said[0]
    assert said[-1] == "  1. 好的"


def test_words_without_a_menu_stay_as_they_are() -> None:
    assert lines_of(message("请点一下屏幕"), Path()) == ["请点一下屏幕"]


def message(text: str, *labels: str) -> dict[str, Any]:
    """One of ours, as the history has it."""
    buttons = [[{"text": label, "data": "x"}] for label in labels]
    return {"text": text, "buttons": buttons, "media": None, "kind": "text", "replaces": None}
