"""The chat itself: post a message, read what is new, wait for it."""

import time

from aiohttp import web

from bot.channels.limits import Limit
from bot.channels.webchat import history
from bot.channels.webchat.answers import Refused, answer
from bot.channels.webchat.bell import heard
from bot.channels.webchat.requests import MAX_SEQ, Posted, read_act
from bot.channels.webchat.room import Room, room_of
from bot.channels.webchat.sessions import Visitor
from bot.inbound import BOT_IDS, LONGEST, Inbound
from bot.uploads import keep
from casework.wording import web as wording
from storage.tables import Community

BOT = BOT_IDS["webchat"]
LONGEST_WAIT = 30.0
SILENCE = 15.0
"""Seconds after which a waiting request looks by itself: other processes may write without a ring."""


async def post(request: web.Request) -> web.Response:
    """`POST /api/messages`: one act, one turn, answered after its commit."""
    room = room_of(request)
    visitor = await room.visitor(request)
    posted = await read_act(
        request, room.app.settings.upload_limit_mb, lambda: _slow_down(room.uploads, visitor)
    )
    update_id = f"{visitor.contact_id}:{posted.id}"
    async with room.app.store.read() as unit:
        known = await history.known_seq(unit, BOT, update_id)
    if known:
        return answer({"seq": known})
    inbound = await _inbound(request, room, visitor, posted, update_id)
    receipt = await room.app.turn.take(inbound)
    response = answer({"seq": receipt.seq})
    if receipt.outcome == "joined":
        room.keep_token(request, response, await room.sessions.renew(visitor.token))
    return response


async def _inbound(
    request: web.Request, room: Room, visitor: Visitor, posted: Posted, update_id: str
) -> Inbound:
    """The act as a turn takes it; Refused when it may not be done."""
    act: dict[str, object] = {}
    if posted.text is not None:
        _slow_down_unless_emergency(room, visitor, posted.text)
        act = {"text": posted.text}
    elif posted.press is not None:
        _slow_down(room.messages, visitor)
        act = {"press": posted.press, "message": await _shown_on(room, visitor, posted)}
    elif posted.location:
        _slow_down(room.messages, visitor)
        act = {"media": "location", "caption": posted.location}
    elif posted.file is not None:
        media_id = room.signer.name("media", update_id)
        media = await keep(room.app, visitor.contact_id, media_id, posted.file, posted.filename)
        act = {"media": media.kind, "media_id": media_id, "caption": posted.caption}
    code = "" if visitor.community_id else request.cookies.get("linli_entry", "")[:64]
    return Inbound("webchat", BOT, update_id, visitor.address, visitor.name, community_code=code, **act)  # type: ignore[arg-type]


async def _shown_on(room: Room, visitor: Visitor, posted: Posted) -> int:
    """The message on which this person was really shown this button."""
    async with room.app.store.read() as unit:
        seq = await history.was_shown(unit, visitor.contact_id, posted.message, posted.press or "")
    if not seq:
        raise Refused(409, wording.NOT_SHOWN)
    return seq


def _slow_down_unless_emergency(room: Room, visitor: Visitor, text: str) -> None:
    """Emergencies are seen before any rate limit; words are read for it only where the limit would refuse them."""
    try:
        _slow_down(room.messages, visitor)
    except Refused:
        if room.alarms.take(visitor.contact_id) or not room.app.turn.understand(text[:LONGEST]).emergency:
            raise


def _slow_down(limit: Limit, visitor: Visitor) -> None:
    wait = limit.take(visitor.contact_id)
    if wait:
        raise Refused(429, wording.TOO_MANY.format(seconds=wait), {"Retry-After": str(wait)})


async def get(request: web.Request) -> web.Response:
    """`GET /api/messages?after=SEQ&wait=SECONDS`; `?latest=N[&before=SEQ]` reads the history from its end."""
    room = room_of(request)
    visitor = await room.visitor(request)
    if "latest" in request.query:
        return await _read_back(request, room, visitor)
    start = number(request.query.get("after"))
    wait = min(float(number(request.query.get("wait"))), LONGEST_WAIT)
    if wait:
        room.must_have_place(visitor.contact_id)
    deadline = time.monotonic() + wait
    with room.bell.listen(visitor.contact_id) as rung:
        while True:
            rung.clear()
            async with room.app.store.read() as unit:
                messages = await history.after(unit, visitor.contact_id, start)
            left = deadline - time.monotonic()
            if messages or left <= 0 or room.bell.closed:
                break
            await heard(rung, min(left, SILENCE))
    end = messages[-1]["seq"] if messages else start
    await history.mark_seen(room.app.store, visitor.contact_id, end)
    return answer({"messages": messages, "next": end})


async def _read_back(request: web.Request, room: Room, visitor: Visitor) -> web.Response:
    count = max(1, min(number(request.query.get("latest")), history.PAGE))
    before = number(request.query.get("before")) or MAX_SEQ - 1
    async with room.app.store.read() as unit:
        newest = await history.last_seq(unit, visitor.contact_id)
        messages = await history.latest(unit, visitor.contact_id, before, count)
        community = await unit.get(Community, visitor.community_id) if visitor.community_id else None
        seen, role = await history.standing(unit, visitor.contact_id)
    await history.mark_seen(room.app.store, visitor.contact_id, newest)
    originals = [m["seq"] for m in messages if m["replaces"] is None]
    return answer(
        {
            "messages": messages,
            "next": newest,
            "more": len(originals) == count,
            "seen": seen,
            "now": room.app.clock.now().isoformat(timespec="milliseconds"),
            "me": {
                "name": visitor.name,
                "as": visitor.persona,
                "role": role,
                "community": community.name if community else "",
            },
        }
    )


def number(text: str | None) -> int:
    """A whole number that the client gave, 0 for none; Refused with 400 when it is something else."""
    text = text or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise Refused(400, wording.UNCLEAR)
    return min(int(text), MAX_SEQ - 1)
