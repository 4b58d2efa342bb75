"""Long texts in parts that Telegram takes."""

import pytest

from bot.channels.telegram.commands import menu, spoken
from bot.channels.telegram.texts import MESSAGE, head, split, units


@pytest.mark.parametrize(
    "text", ["字" * 10_000, "😀" * 5_000, "一句话。" * 3_000, "a b " * 4_000, "行\n" * 6_000]
)
def test_parts_fit_and_lose_nothing(text: str) -> None:
    parts = split(text)
    assert all(0 < units(part) <= MESSAGE for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_cut_falls_where_a_reader_pauses() -> None:
    assert all(part.endswith("。") for part in split("这是一句话。" * 2_000))


def test_no_text_is_still_a_message_and_no_character_is_halved() -> None:
    assert split("  ") == ["…"]
    assert split("\ud800") == ["�"] or units(split("\ud800")[0]) == 1
    assert head("a😀", 2) == "a"


def test_slash_commands_of_the_menu_are_words_that_every_channel_knows() -> None:
    assert spoken("/cases") == "我的事项"
    assert spoken("/cases@linli_bot") == "我的事项"
    assert spoken("/start ABC") == "/start ABC"
    assert spoken("/todo") == "/todo"


@pytest.mark.parametrize("role", ["", "resident", "worker", "manager", "staff", "director", "enterprise"])
def test_every_role_has_a_menu_that_telegram_takes(role: str) -> None:
    commands = menu(role)
    assert len({c.command for c in commands}) == len(commands) <= 100
    assert all(1 <= len(c.description) <= 256 for c in commands)


def test_the_menu_shows_what_a_role_can_do() -> None:
    names = {role: [c.command for c in menu(role)] for role in ("", "worker", "staff")}
    assert "orders" in names["worker"] and "orders" not in names[""]
    assert names["staff"][0] == "todo" and "todo" not in names["worker"]
