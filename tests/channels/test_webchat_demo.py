"""Demo mode over real HTTP: personas, several in one cookie, unread marks, and a clock that moves."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App
from storage.tables import Mark
from tests.channels.web_street import Client, build


@pytest.fixture
async def app(empty_url: str, tmp_path: Path) -> App:
    return await build(tmp_path, empty_url, demo=True)


@pytest.fixture
def player(stranger: Client) -> Client:
    """Whoever opens the page: no persona yet."""
    return stranger


async def ids(player: Client, role: str) -> list[str]:
    _, people = await player.get("/api/demo/personas")
    return [p["id"] for p in people if p["role"] == role]


async def test_personas_are_listed_in_the_order_of_the_seed_file(player: Client) -> None:
    status, people = await player.get("/api/demo/personas")

    assert status == 200
    assert {tuple(p) for p in people} == {("id", "name", "role", "party")}
    assert [p["role"] for p in people[:3]] == ["resident", "staff", "worker"]
    assert {p["role"] for p in people} == {"resident", "worker", "staff", "enterprise"}
    assert all(p["party"] for p in people if p["role"] == "worker")


async def test_one_cookie_holds_several_personas(player: Client) -> None:
    (first, second, *_) = await ids(player, "resident")
    for persona in (first, second):
        status, told = await player.post("/api/demo/session", {"persona": persona})
        assert (status, told["id"]) == (200, persona)
    await player.post(f"/api/messages?as={first}", {"id": "1", "text": "我是第一个"})
    await player.post("/api/messages", {"id": "1", "text": "我是第二个"})
    _, one = await player.get(f"/api/messages?as={first}")
    _, two = await player.get(f"/api/messages?as={second}")
    _, last = await player.get("/api/messages")

    assert one["messages"][0]["text"] == "我是第一个"
    assert two["messages"][0]["text"] == "我是第二个"
    assert last == two


async def test_a_persona_must_be_opened_before_it_is_used(player: Client) -> None:
    (first, second, *_) = await ids(player, "resident")
    await player.post("/api/demo/session", {"persona": first})

    assert (await player.get(f"/api/messages?as={second}"))[0] == 401
    assert (await player.get("/api/messages?as=nobody"))[0] == 401


@pytest.mark.parametrize("persona", ["nobody", "", None, 7, ["wang"], "%"])
async def test_an_unknown_persona_is_404(player: Client, persona: object) -> None:
    assert (await player.post("/api/demo/session", {"persona": persona}))[0] == 404


async def test_an_unknown_resident_can_be_played_beside_the_personas(player: Client) -> None:
    (first, *_) = await ids(player, "resident")
    await player.post("/api/demo/session", {"persona": first})
    await player.open()
    await player.open()
    await player.say("我是新来的")
    _, visitor = await player.get("/api/messages?as=visitor")
    _, known = await player.get(f"/api/messages?as={first}")

    assert visitor["messages"][0]["text"] == "我是新来的"
    assert known["messages"] == []


async def test_unread_messages_are_counted_for_each_persona(player: Client, app: App) -> None:
    (first, second, *_) = await ids(player, "resident")
    await player.post("/api/demo/session", {"persona": first})
    async with app.store.write() as unit:
        for contact_id, _ in await unit.raw(
            "SELECT id, address FROM contact WHERE address IN ($1, $2)",
            f"persona:{first}",
            f"persona:{second}",
        ):
            unit.say(contact_id, "一条消息")
    _, before = await player.get("/api/demo/unread")
    await player.get(f"/api/messages?as={first}")
    _, after = await player.get("/api/demo/unread")

    assert before == {first: 1, second: 1}
    assert after == {second: 1}


async def test_the_clock_moves_for_good(player: Client, app: App) -> None:
    _, before = await player.get("/api/demo/clock")
    status, after = await player.post("/api/demo/clock", {"advance_seconds": 3600})
    moved = datetime.fromisoformat(after["now"]) - datetime.fromisoformat(before["now"])
    async with app.store.read() as unit:
        mark = await unit.get(Mark, "clock_offset_seconds")

    assert status == 200
    assert timedelta(hours=1) <= moved < timedelta(hours=1, minutes=1)
    assert mark is not None
    assert float(mark.value) == 3600


@pytest.mark.parametrize("seconds", [-1, "60", None, True, 10**9, float("inf")])
async def test_a_clock_that_should_run_backwards_or_wild_is_refused(player: Client, seconds: object) -> None:
    assert (await player.post("/api/demo/clock", {"advance_seconds": seconds}))[0] == 400


async def test_the_page_shows_three_phones_or_one(player: Client) -> None:
    _, table = await player.get("/")
    _, phone = await player.get("/?as=wang")

    assert "演示" in table
    assert "快进" in table
    assert 'data-demo="yes"' in phone
