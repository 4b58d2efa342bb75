"""What the README promises is there: files, pictures, commands."""

import re
from pathlib import Path

from bot.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/operator.zh.md")


def test_every_link_of_the_pages_leads_to_a_file() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert (ROOT / page).parent.joinpath(target).exists(), f"{page}: {target}"


def test_every_command_stands_in_the_readme_and_every_shown_command_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\| `linli (\w+)", text))
    assert shown == set(COMMANDS)


def test_a_newcomer_reads_where_linli_is_and_how_a_terminal_joins_the_demo() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert text.index(".venv/bin/linli") <= text.index("linli "), page
        assert "LINLI_DEMO=1 .venv/bin/linli chat" in text, page
        assert "/c/chenguang/qr" in text, page


def test_the_make_commands_of_the_first_screen_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:20])
    targets = re.findall(r"^make (\w+)", first_screen, re.M)
    assert targets == ["run", "test"]
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M)


def test_nothing_names_a_package_registry() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|--index-url", text)
