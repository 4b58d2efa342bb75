"""Who may come in: sessions, hosts and origins, headers, health, and what the logs must not hold."""

import logging
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.app import App
from tests.channels.web_street import Client, build, serving

OURS = (
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Content-Security-Policy",
    "X-Frame-Options",
    "Permissions-Policy",
)


async def test_without_a_session_there_is_nothing_to_read(stranger: Client) -> None:
    assert (await stranger.get("/api/messages"))[0] == 401
    assert (await stranger.get("/api/stream"))[0] == 401
    assert (await stranger.post("/api/messages", {"id": "x", "text": "你好"}))[0] == 401


@pytest.mark.parametrize("cookie", ["x", "x.y", "ä.é", "." * 5000])
async def test_a_cookie_that_we_did_not_sign_opens_nothing(stranger: Client, cookie: str) -> None:
    async with stranger.http.get(
        f"{stranger.base}/api/messages", headers={"Cookie": f"linli={cookie}"}
    ) as response:
        assert response.status == 401


async def test_the_session_is_resumed_by_its_cookie(anna: Client) -> None:
    await anna.say("你好")
    await anna.open()

    assert len(await anna.read()) == 2


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: Client) -> None:
    async with stranger.http.post(f"{stranger.base}/api/session", json={}) as response:
        plain = response.headers["Set-Cookie"]
    proxied = {"X-Forwarded-Proto": "https"}
    async with stranger.http.post(f"{stranger.base}/api/session", json={}, headers=proxied) as response:
        secure = response.headers["Set-Cookie"]
        assert "Strict-Transport-Security" in response.headers

    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain
    assert "Secure" in secure


async def test_the_signing_key_is_for_this_user_only(app: App, server: TestServer) -> None:
    assert (app.settings.data_dir / "cookie.key").stat().st_mode & 0o777 == 0o600


async def test_the_database_holds_no_cookie(anna: Client, app: App) -> None:
    token = next(c.value for c in anna.http.cookie_jar if c.key == "linli").partition(".")[0]
    async with app.store.read() as unit:
        rows = await unit.raw("SELECT key_hash, browser_hash FROM web_session")

    assert token not in str(rows)


async def test_a_revoked_session_is_closed(anna: Client, app: App) -> None:
    async with app.store.write() as unit:
        await unit.raw("UPDATE web_session SET revoked_at = $1", unit.now)

    assert (await anna.get("/api/messages"))[0] == 401


async def test_redeeming_an_invite_renews_the_session(anna: Client, server: TestServer) -> None:
    before = {c.key: c.value for c in anna.http.cookie_jar}["linli"]
    await anna.say("加入")
    after = {c.key: c.value for c in anna.http.cookie_jar}["linli"]
    thief = Client(server, headers={"Cookie": f"linli={before}"})

    assert before != after
    assert len(await anna.read()) == 2
    assert (await thief.get("/api/messages"))[0] == 401
    await thief.http.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:80:80", "", "["])
async def test_a_foreign_host_is_refused(anna: Client, host: str) -> None:
    for path in ("/", "/api/messages", "/healthz", "/nowhere"):
        status, _ = await anna.get(path, headers={"Host": host})
        assert status in {400, 421}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_another_sites_page_is_refused(anna: Client, origin: str) -> None:
    headers = {"Origin": origin}

    assert (await anna.post("/api/messages", {"id": "x", "text": "你好"}, headers=headers))[0] == 403
    assert (await anna.get("/api/messages", headers=headers))[0] == 403
    assert await anna.read() == []


async def test_our_own_page_and_a_client_without_a_browser_are_welcome(anna: Client) -> None:
    await anna.say("你好", headers={"Origin": anna.base})
    await anna.say("你好")
    cross = {"Sec-Fetch-Site": "cross-site"}

    assert (await anna.post("/api/messages", {"id": "x", "text": "你好"}, headers=cross))[0] == 403


async def test_behind_a_proxy_the_public_name_is_ours(empty_url: str, tmp_path: Path) -> None:
    app = await build(tmp_path, empty_url, public_url="https://linli.example.org")
    async with serving(app) as running:
        client = Client(running, headers={"Host": "linli.example.org", "Origin": "https://linli.example.org"})
        async with client.http.post(f"{client.base}/api/session", json={}) as response:
            assert response.status == 200
            assert "Secure" in response.headers["Set-Cookie"]
        await client.http.close()


@pytest.mark.parametrize(
    "path", ["/", "/page/chat.js", "/api/messages", "/nowhere", "/healthz", "/c/QS7K", "/c/QS7K/qr"]
)
async def test_every_answer_carries_the_security_headers(stranger: Client, path: str) -> None:
    async with stranger.http.get(stranger.base + path, allow_redirects=False) as response:
        assert [name for name in OURS if name not in response.headers] == []
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/page/..%2fapp.py", "/page/%2e%2e/app.py", "/page/chat.html", "/page/nothing.js"]
)
async def test_only_the_pages_own_parts_are_served(stranger: Client, path: str) -> None:
    assert (await stranger.get(path))[0] == 404


async def test_a_lost_person_gets_a_page_and_a_program_gets_json(stranger: Client) -> None:
    status, told = await stranger.get("/nowhere")
    _, page = await stranger.get("/nowhere", headers={"Accept": "text/html"})

    assert (status, list(told)) == (404, ["error"])
    assert "打开邻里通" in page


async def test_the_entry_link_brings_the_community_to_the_first_turn(stranger: Client) -> None:
    status, _ = await stranger.get("/c/QS7K")
    await stranger.open()
    await stranger.say("你好")

    assert status == 303
    assert (await stranger.read())[-1]["text"] == "您说：你好QS7K"


async def test_an_unknown_entry_code_is_said_so(stranger: Client) -> None:
    assert (await stranger.get("/c/NOPE"))[0] == 404
    assert (await stranger.get("/c/%3Cscript%3E/qr"))[0] == 404


async def test_the_entry_link_can_be_printed(stranger: Client) -> None:
    _, page = await stranger.get("/c/QS7K/qr")

    assert "<svg" in page
    assert "青山社区" in page
    assert f"{stranger.base}/c/QS7K" in page


async def test_health_is_told_to_machines(stranger: Client, app: App) -> None:
    assert await stranger.get("/healthz") == (200, {"status": "ok"})
    assert await stranger.get("/readyz") == (200, {"status": "ready"})
    async with app.store.write() as unit:
        await unit.raw("UPDATE alembic_version SET version_num = 'old'")
    assert (await stranger.get("/readyz"))[0] == 503


async def test_metrics_are_for_this_machine_or_with_the_token(empty_url: str, tmp_path: Path) -> None:
    app = await build(tmp_path, empty_url, metrics_token="s3cret")
    async with serving(app) as running:
        client = Client(running)
        far = {"X-Forwarded-For": "203.0.113.9"}
        status, text = await client.get("/metrics")

        assert status == 200
        assert "linli_turns_total" in text
        assert (await client.get("/metrics", headers=far))[0] == 403
        assert (await client.get("/metrics", headers=far | {"Authorization": "Bearer wrong"}))[0] == 403
        assert (await client.get("/metrics", headers=far | {"Authorization": "Bearer s3cret"}))[0] == 200
        await client.http.close()


async def test_demo_does_not_exist_outside_demo(anna: Client) -> None:
    assert (await anna.get("/api/demo/personas"))[0] == 404
    assert (await anna.get("/api/demo/clock"))[0] == 404
    assert (await anna.post("/api/demo/session", {"persona": "wang"}))[0] == 404
    assert (await anna.post("/api/demo/clock", {"advance_seconds": 60}))[0] == 404


async def test_the_log_holds_no_words_addresses_or_codes(
    anna: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await anna.say("我住3号楼，电话13800001234")
        await anna.say("坏了")
        await anna.get("/c/QS7K")
        await anna.get("/api/messages?after=0&secret=13800001234")
    written = " ".join(
        str(vars(record)) for record in caplog.records if record.name.startswith(("linli", "aiohttp.access"))
    )

    assert "/api/messages" in written
    for private in ("13800001234", "3号楼", "QS7K", "127.0.0.1", "secret"):
        assert private not in written


async def test_nobody_behind_a_shared_address_is_refused_because_others_came(
    server: TestServer, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.webchat.arrival.SLOWER", 0.01)
    for _ in range(90):
        newcomer = Client(server)
        await newcomer.open()
        await newcomer.http.close()

    assert (await stranger.post("/api/session", {}))[0] == 200


async def test_a_part_of_the_page_that_the_browser_has_is_not_sent_again(stranger: Client) -> None:
    async with stranger.http.get(stranger.base + "/page/chat.js") as first:
        tag, body = first.headers["ETag"], await first.read()
    async with stranger.http.get(stranger.base + "/page/chat.js", headers={"If-None-Match": tag}) as again:
        assert (again.status, await again.read()) == (304, b"")
    async with stranger.http.get(
        stranger.base + "/page/chat.js", headers={"If-None-Match": '"old"'}
    ) as other:
        assert (other.status, await other.read()) == (200, body)
