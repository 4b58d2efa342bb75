"""The web server: routes, the guards in front of them, and a start and stop that leave nobody hanging."""

import logging
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.app import App
from bot.channels import telegram
from bot.channels.webchat import arrival, demo, health, media, messages, origin, pages, stream
from bot.channels.webchat.answers import Refused, refuse, stamp_headers
from bot.channels.webchat.bell import other_processes
from bot.channels.webchat.pages import fill, page
from bot.channels.webchat.room import ROOM, Room, furnish, room_of
from bot.turn import where
from bot.uploads import Unfit
from casework import wording as common
from casework.wording import web as wording
from storage.store import Unavailable

log = logging.getLogger("linli.web")

LARGEST_JSON = 1024 * 1024
LEFT = 499
"""What the log says of a request whose client went away before its answer."""
GRACE = 3.0
"""Seconds that a request in the middle of its turn gets when the service stops."""

ROUTES = [
    web.get("/", pages.home),
    web.get("/favicon.ico", pages.icon),
    web.get("/page/{name}", pages.part),
    web.get("/c/{code}", arrival.entry),
    web.get("/c/{code}/qr", arrival.poster),
    web.post("/api/session", arrival.session),
    web.get("/api/messages", messages.get),
    web.post("/api/messages", messages.post),
    web.get("/api/stream", stream.stream),
    web.get("/media/{id}", media.media),
    web.get("/api/demo/personas", demo.personas),
    web.get("/api/demo/unread", demo.unread),
    web.post("/api/demo/session", demo.session),
    web.get("/api/demo/clock", demo.clock),
    web.post("/api/demo/clock", demo.clock),
    web.get("/healthz", health.alive),
    web.get("/readyz", health.ready),
    web.get("/metrics", health.metrics),
]


def make(app: App) -> web.Application:
    """The aiohttp application of a running service."""
    room = furnish(app)
    made = web.Application(client_max_size=LARGEST_JSON, middlewares=[_answered, origin.guard(app.settings)])
    made[ROOM] = room
    made.add_routes([*ROUTES, *telegram.routes(app)])
    made.on_response_prepare.append(_stamp)
    made.on_shutdown.append(_close)
    made.cleanup_ctx.append(_bell)
    return made


@asynccontextmanager
async def start_web(app: App) -> AsyncIterator[str]:
    """Serve until the block ends; yields the address that people open."""
    runner = web.AppRunner(make(app), access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        site = web.TCPSite(runner, app.settings.host, app.settings.port)
        await site.start()
        yield app.settings.address
    finally:
        await runner.cleanup()


async def _bell(made: web.Application) -> AsyncIterator[None]:
    """Ring for what this process commits, and for what others do."""
    room = made[ROOM]
    store = room.app.store
    store.listeners.append(room.bell.ring)
    async with other_processes(room.bell, room.app.settings.database):
        yield
    store.listeners.remove(room.bell.ring)


async def _close(made: web.Application) -> None:
    made[ROOM].bell.close()


async def _stamp(request: web.Request, response: web.StreamResponse) -> None:
    settings = request.app[ROOM].app.settings
    stamp_headers(response, demo=settings.demo, https=origin.is_https(request, settings))


@web.middleware
async def _answered(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever happens, the client gets a plain answer; the log gets method, route, status and time, no more."""
    started = time.perf_counter()
    try:
        response = await handler(request)
    except Refused as refused:
        response = _spoken(request, refused)
    except Unfit as unfit:
        response = refuse(415, str(unfit))
    except Unavailable:
        response = refuse(503, wording.UNAVAILABLE, {"Retry-After": "2"})
    except web.HTTPException as error:
        response = _spoken(request, Refused(error.status, _words(error.status)))
    except Exception as error:
        response = web.Response(status=LEFT) if _has_left(request, error) else _fault(request, error)
    log.debug(
        "request",
        extra={
            "method": request.method,
            "path": _route(request),
            "status": response.status,
            "ms": round((time.perf_counter() - started) * 1000, 1),
        },
    )
    return response


def _has_left(request: web.Request, error: Exception) -> bool:
    """A page that was closed in the middle is no fault; a connection of ours (to a database) that broke is one."""
    gone = request.transport is None or request.transport.is_closing()
    return gone and isinstance(error, ConnectionError)


def _fault(request: web.Request, error: Exception) -> web.Response:
    ref = secrets.token_hex(3).upper()
    log.error("fault", extra={"ref": ref, "where": where(error), "path": _route(request)})
    return refuse(500, common.fault(ref))


def _route(request: web.Request) -> str:
    """The pattern of the route: an address may hold a code."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"


def _words(status: int) -> str:
    return {404: wording.NOT_FOUND, 413: wording.TOO_LONG}.get(status, wording.UNCLEAR)


def _spoken(request: web.Request, refused: Refused) -> web.Response:
    """JSON for programs, a page for people who followed a link."""
    reads_html = "text/html" in request.headers.get("Accept", "") and not request.path.startswith("/api/")
    if reads_html and refused.status in {401, 404}:
        return page(fill("lost.html", {"text": refused.text}), refused.status)
    return refused.answer()


__all__ = ["Room", "make", "room_of", "start_web"]
