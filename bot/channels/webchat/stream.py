"""`GET /api/stream`: the same objects as they come, as server-sent events that resume where they broke off."""

import json

from aiohttp import web

from bot.channels.webchat import history
from bot.channels.webchat.bell import heard
from bot.channels.webchat.messages import SILENCE, number
from bot.channels.webchat.room import Room, room_of

HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}


async def stream(request: web.Request) -> web.StreamResponse:
    """Push what is new after `Last-Event-ID` (or `?after=`) until the reader or the service goes."""
    room = room_of(request)
    visitor = await room.visitor(request)
    room.must_have_place(visitor.contact_id)
    seq = number(request.headers.get("Last-Event-ID") or request.query.get("after"))
    response = web.StreamResponse(headers=HEADERS)
    await response.prepare(request)
    await response.write(b"retry: 1500\n\n")
    with room.bell.listen(visitor.contact_id) as rung:
        while not room.bell.closed:
            rung.clear()
            if not await _still_open(room, request):
                break
            sent = await _push(room, response, visitor.contact_id, seq)
            if sent > seq:
                seq = sent
                continue
            if not await heard(rung, SILENCE):
                await response.write(b": still here\n\n")
    return response


async def _push(room: Room, response: web.StreamResponse, contact_id: int, seq: int) -> int:
    """Write what is new; the number of the last message written."""
    async with room.app.store.read() as unit:
        messages = await history.after(unit, contact_id, seq)
    for message in messages:
        seq = message["seq"]
        event = f"id: {seq}\ndata: {json.dumps(message, ensure_ascii=False)}\n\n"
        await response.write(event.encode())
    if messages:
        await history.mark_seen(room.app.store, contact_id, seq)
    return seq


async def _still_open(room: Room, request: web.Request) -> bool:
    """Whether the session has not been revoked meanwhile."""
    async with room.app.store.read() as unit:
        return await room.sessions.find(unit, room.token(request), room.chosen(request)) is not None
