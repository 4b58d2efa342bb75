"""How a resident comes in: her session, and the entry link of her community with its printable QR code."""

import asyncio
import html

import segno
from aiohttp import web
from sqlmodel import col, select

from bot.channels.webchat import cookie, origin
from bot.channels.webchat.answers import Refused, answer
from bot.channels.webchat.pages import fill, page
from bot.channels.webchat.room import Room, room_of
from casework.wording import web as wording
from storage.tables import Community

SLOWER = 1.5
"""Seconds that a newcomer waits where very many have just come by the same address."""


async def session(request: web.Request) -> web.Response:
    """`POST /api/session`: open or resume an unknown resident's session."""
    room = room_of(request)
    token = room.token(request)
    if not token and room.arrivals.take(origin.peer(request, room.app.settings)):
        await asyncio.sleep(SLOWER)
    visitor = await room.sessions.open_unknown(token)
    response = answer({"as": visitor.persona, "name": visitor.name})
    room.keep_token(request, response, visitor.token)
    return response


async def entry(request: web.Request) -> web.Response:
    """`/c/CODE`: remember the community for the first message, and open the chat."""
    room = room_of(request)
    community = await _community(room, request)
    there = "/?as=visitor" if room.app.settings.demo else "/"
    response = web.Response(status=303, headers={"Location": there, "Cache-Control": "no-store"})
    cookie.put(response, "linli_entry", community.code, https=origin.is_https(request, room.app.settings))
    return response


async def poster(request: web.Request) -> web.Response:
    """`/c/CODE/qr`: a page to print and hang in the entrance hall."""
    room = room_of(request)
    community = await _community(room, request)
    address = f"{_base(request, room)}/c/{community.code}"
    picture = segno.make(address, error="m", micro=False).svg_inline(scale=8, border=2, omitsize=True)
    office = " · ".join(fact for fact in (community.address, community.phone, community.hours) if fact)
    note = f'<p class="note">{wording.DEMO_CODE}</p>' if room.app.settings.demo else ""
    facts = {"community": community.name, "office": office, "address": address}
    filled = fill(
        "poster.html",
        {name: html.escape(fact) for name, fact in facts.items()} | {"qr": picture, "note": note},
    )
    return page(filled)


def _base(request: web.Request, room: Room) -> str:
    settings = room.app.settings
    scheme = "https" if origin.is_https(request, settings) else "http"
    return settings.public_url.rstrip("/") or f"{scheme}://{request.host}"


async def _community(room: Room, request: web.Request) -> Community:
    code = request.match_info["code"]
    async with room.app.store.read() as unit:
        found: Community | None = await unit.scalar(select(Community).where(col(Community.code) == code))
    if found is None:
        raise Refused(404, wording.ENTRY_UNKNOWN)
    return found
