"""What docs/architecture.md promises is what the code does."""

import re
from pathlib import Path

from casework.lifecycle import MOVES, STATE_WORDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"


def table() -> str:
    lines = ["| Move | From | To | Why | The resident reads |", "|---|---|---|---|---|"]
    for m in MOVES.values():
        before = ", ".join(m.before) if m.before != ("",) else "(new)"
        lines.append(f"| {m.verb} | {before} | {m.after} | {m.why} | {m.past} |")
    return "\n".join(lines)


def test_the_table_of_moves_is_the_codes() -> None:
    shown = re.search(
        r"<!-- moves:start -->\n(.*?)\n<!-- moves:end -->", PAGE.read_text(encoding="utf-8"), re.S
    )
    assert shown is not None
    assert shown[1] == table(), "\n" + table()


def test_every_state_that_a_move_leads_to_has_words_for_people() -> None:
    assert {m.after for m in MOVES.values()} <= set(STATE_WORDS)


def test_every_room_that_the_page_names_exists() -> None:
    for name in set(
        re.findall(
            r"`((?:bot|casework|handlers|nlp|scheduler|storage|docs)/[\w./]+)`",
            PAGE.read_text(encoding="utf-8"),
        )
    ):
        path = name.replace("docs/adr/0001", "docs/adr/0001-a-saying-is-neutral.md")
        found = list(ROOT.glob(f"{path.rstrip('/')}*"))
        assert found, name
