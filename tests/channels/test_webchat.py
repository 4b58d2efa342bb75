"""The web chat's JSON protocol over real HTTP, on SQLite and on PostgreSQL."""

import asyncio
import json
import time

import pytest
from aiohttp.test_utils import TestServer

from bot.app import App
from tests.channels.web_street import Client, serving


async def test_a_message_is_answered_after_its_commit_with_its_number(anna: Client) -> None:
    seq = await anna.say("你好")
    mine, reply = await anna.read()

    assert (mine["seq"], mine["from"], mine["text"]) == (seq, "me", "你好")
    assert (reply["from"], reply["kind"], reply["text"], reply["replaces"]) == (
        "bot",
        "text",
        "您说：你好",
        None,
    )
    assert reply["buttons"] == []


async def test_the_same_id_again_gives_the_same_answer_and_no_second_turn(anna: Client) -> None:
    first = await anna.post("/api/messages", {"id": "one", "text": "你好"})
    again = await anna.post("/api/messages", {"id": "one", "text": "你好"})
    twice = await asyncio.gather(
        *(anna.post("/api/messages", {"id": "two", "text": "在吗"}) for _ in range(5))
    )

    assert first == again == (200, {"seq": 1})
    assert {told["seq"] for _, told in twice} == {3}
    assert len(await anna.read()) == 4


async def test_the_same_id_of_another_person_is_another_message(anna: Client, bert: Client) -> None:
    await anna.post("/api/messages", {"id": "one", "text": "我是安"})
    await bert.post("/api/messages", {"id": "one", "text": "我是贝"})

    assert (await bert.read())[0]["text"] == "我是贝"


async def test_a_button_that_was_shown_can_be_pressed(anna: Client) -> None:
    await anna.say("菜单")
    menu = (await anna.read())[-1]
    status, told = await anna.post("/api/messages", {"id": "p", "press": "go:yes", "message": menu["seq"]})

    assert status == 200
    pressed, reply = await anna.read(told["seq"] - 1)
    assert pressed["text"] == "要"
    assert reply["text"] == "按了 go:yes"


async def test_a_button_that_a_rewrite_has_removed_still_reaches_the_turn(anna: Client) -> None:
    await anna.say("菜单")
    menu = (await anna.read())[-1]
    await anna.say("改菜单")
    rewritten = next(m for m in await anna.read() if m["replaces"] == menu["seq"])
    old = {"press": "go:no", "message": menu["seq"]}
    via_rewrite = {"press": "go:no", "message": rewritten["seq"]}

    assert rewritten["text"] == "已经有人接了"
    assert rewritten["buttons"] == []
    assert (await anna.post("/api/messages", {"id": "a", **old}))[0] == 200
    assert (await anna.post("/api/messages", {"id": "b", **via_rewrite}))[0] == 200


@pytest.mark.parametrize("press", ["go:forged", "case:cancel:1"])
async def test_button_data_that_was_never_shown_is_refused_kindly(anna: Client, press: str) -> None:
    await anna.say("菜单")
    status, told = await anna.post("/api/messages", {"id": "x", "press": press, "message": 2})

    assert status == 409
    assert "按钮" in told["error"]
    assert len(await anna.read()) == 2


async def test_another_persons_button_is_not_mine(anna: Client, bert: Client) -> None:
    await anna.say("菜单")
    await bert.say("你好")

    assert (await bert.post("/api/messages", {"id": "x", "press": "go:yes", "message": 2}))[0] == 409


async def test_a_long_poll_hears_the_answer_at_once(anna: Client, server: TestServer) -> None:
    waiting = asyncio.create_task(anna.read(after=0, wait=20))
    await asyncio.sleep(0.2)
    started = time.monotonic()
    await anna.say("你好")

    assert (await waiting)[0]["text"] == "你好"
    assert time.monotonic() - started < 2


async def test_a_long_poll_without_news_ends_when_its_time_is_over(anna: Client) -> None:
    status, told = await anna.get("/api/messages?after=7&wait=1")

    assert (status, told) == (200, {"messages": [], "next": 7})


async def test_the_stream_pushes_the_same_objects_and_resumes_where_it_broke_off(anna: Client) -> None:
    await anna.say("一")
    await anna.say("二")
    headers = {"Last-Event-ID": "2"}
    async with anna.http.get(f"{anna.base}/api/stream", headers=headers) as response:
        assert response.content_type == "text/event-stream"
        assert response.headers["Content-Security-Policy"]
        await anna.say("三")
        pushed = []
        async for line in response.content:
            if line.startswith(b"data: "):
                pushed.append(json.loads(line[6:]))
            if len(pushed) == 4:
                break

    assert pushed == await anna.read(after=2)


async def test_what_was_fetched_counts_as_seen(anna: Client, app: App) -> None:
    await anna.say("你好")
    await anna.read()
    async with app.store.read() as unit:
        assert await unit.raw("SELECT seen_seq FROM contact") == [(2,)]


async def test_history_is_read_from_its_end_with_rewrites_applied(anna: Client) -> None:
    await anna.say("菜单")
    await anna.say("改菜单")
    for n in range(3):
        await anna.say(f"第{n}句")
    _, last = await anna.get("/api/messages?latest=2")
    _, first = await anna.get(f"/api/messages?latest=40&before={last['messages'][0]['seq']}")

    assert [m["text"] for m in last["messages"]] == ["第2句", "您说：第2句"]
    assert last["more"] is True
    assert first["more"] is False
    menu = next(n for n, m in enumerate(first["messages"]) if m["text"] == "请选一个")
    assert first["messages"][menu + 1]["replaces"] == first["messages"][menu]["seq"]


async def test_a_refusal_and_a_fault_are_answered_in_the_chat(anna: Client) -> None:
    await anna.say("不行")
    await anna.say("坏了")
    texts = [m["text"] for m in await anna.read() if m["from"] == "bot"]

    assert texts[0] == "这一步做不了。"
    assert "抱歉" in texts[1]


@pytest.mark.parametrize(
    "body",
    [
        [], {}, "text", {"id": "x"}, {"id": "x", "text": ""}, {"id": "x", "text": "  "}, {"text": "你好"},
        {"id": "", "text": "你好"}, {"id": "x" * 200, "text": "你好"}, {"id": "x", "text": 7}, {"id": "坏", "text": "好"},
        {"id": "x", "press": "go:yes"}, {"id": "x", "press": "go:yes", "message": True},
        {"id": "x", "press": "go:yes", "message": 2**70}, {"id": "x", "press": "", "message": 1}, {"id": None, "text": "你好"},
    ],
)  # fmt: skip
async def test_json_of_another_shape_is_a_plain_400(anna: Client, body: object) -> None:
    status, told = await anna.post("/api/messages", body)

    assert (status, list(told)) == (400, ["error"])
    assert await anna.read() == []


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
async def test_what_is_no_json_is_a_plain_400(anna: Client, raw: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert (await anna.post("/api/messages", raw, headers=headers))[0] == 400


async def test_hostile_text_is_answered_as_text(anna: Client) -> None:
    for text in (
        "<script>alert(1)</script>",
        "'; DROP TABLE message; --",
        "a\x00b\x1b[31m",
        "\ud800 半个字",
        "字" * 20_000,
    ):
        await anna.say(text)

    assert len(await anna.read()) == 10


@pytest.mark.filterwarnings("ignore:Sending a large body:ResourceWarning")  # the test's own client says so
async def test_too_much_is_413_and_not_a_broken_connection(anna: Client) -> None:
    status, told = await anna.post("/api/messages", {"id": "x", "text": "字" * 400_000})

    assert status == 413
    assert "分成几条" in told["error"]


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "wait=1e9", "after=99999999999999999999", "latest=²"]
)
async def test_a_query_that_is_no_number_is_a_plain_400(anna: Client, query: str) -> None:
    assert (await anna.get(f"/api/messages?{query}"))[0] == 400


async def test_who_writes_too_fast_is_asked_to_wait_but_an_emergency_passes(anna: Client) -> None:
    told = [await anna.post("/api/messages", {"id": f"n{n}", "text": "在吗"}) for n in range(60)]
    slowed = [body for status, body in told if status == 429]
    status, _ = await anna.post("/api/messages", {"id": "sos", "text": "救命，着火了"})
    repeated, _ = await anna.post("/api/messages", {"id": "n0", "text": "在吗"})

    assert slowed
    assert "120" in slowed[0]["error"]
    assert status == 200
    assert repeated == 200


async def test_an_outage_is_503_with_a_time_to_come_back(anna: Client, app: App) -> None:
    from storage.store import Unavailable

    class Away:
        async def take(self, _inbound: object) -> None:
            raise Unavailable("gone")

        def understand(self, text: str) -> object:
            return turn.understand(text)

    turn, app.turn = app.turn, Away()  # type: ignore[assignment]
    async with anna.http.post(f"{anna.base}/api/messages", json={"id": "x", "text": "你好"}) as response:
        assert response.status == 503
        assert response.headers["Retry-After"] == "2"
    app.turn = turn
    assert (await anna.post("/api/messages", {"id": "x", "text": "你好"}))[0] == 200


async def test_streams_and_polls_end_at_once_when_the_service_stops(app: App) -> None:
    async with serving(app) as running:
        client = await Client(running).open()
        stream = await client.http.get(f"{client.base}/api/stream")
        poll = asyncio.create_task(client.get("/api/messages?after=0&wait=30"))
        await asyncio.sleep(0.2)
        started = time.monotonic()
    assert time.monotonic() - started < 1.5
    assert (await poll)[0] == 200
    stream.close()
    await client.http.close()
