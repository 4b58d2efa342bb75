"""For machines: is it alive, can it serve, how does it do."""

import hmac

from aiohttp import web
from prometheus_client import generate_latest

from bot.channels.webchat.answers import Refused, answer
from bot.channels.webchat.origin import from_loopback
from bot.channels.webchat.room import room_of
from bot.metrics import REGISTRY
from casework.wording import web as wording
from storage.migrate import head


async def alive(_request: web.Request) -> web.Response:
    """`GET /healthz`: the process answers."""
    return answer({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    """`GET /readyz`: the database is reached and has this code's migrations; 503 otherwise."""
    room = room_of(request)
    try:
        async with room.app.store.read() as unit:
            found = await unit.raw("SELECT version_num FROM alembic_version")
    except Exception as error:  # whatever it is, the answer is the same: not ready
        return answer({"status": "unready", "database": type(error).__name__}, 503)
    if [row[0] for row in found] != [head()]:
        return answer({"status": "unready", "database": "migrations"}, 503)
    return answer({"status": "ready"})


async def metrics(request: web.Request) -> web.Response:
    """`GET /metrics` (Prometheus): for this machine, or with the token."""
    token = room_of(request).app.settings.metrics_token.get_secret_value()
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not from_loopback(request) and not (token and hmac.compare_digest(given.encode(), token.encode())):
        raise Refused(403, wording.FOREIGN)
    return web.Response(body=generate_latest(REGISTRY), headers={"Content-Type": "text/plain; version=0.0.4"})
