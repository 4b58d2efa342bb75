"""Demo only: play anybody, see who has unread messages, and move the clock."""

from typing import Any

from aiohttp import web

from bot.app import advance_demo_clock
from bot.channels.webchat.answers import Refused, answer
from bot.channels.webchat.requests import read_json
from bot.channels.webchat.room import Room, room_of
from bot.channels.webchat.sessions import PERSONA
from casework.firing import fire_due
from casework.wording import web as wording
from storage.unit import Unit

FARTHEST = 40 * 24 * 3600
ROUNDS = 20
"""What fell due may make more fall due at once; so often is looked again."""

PEOPLE = """
SELECT c.id, c.address, c.name, s.role, COALESCE(p.name, m.name)
FROM contact c
LEFT JOIN seat s ON s.id = c.seat_id AND s.withdrawn_at IS NULL
LEFT JOIN party p ON p.id = s.party_id
LEFT JOIN community m ON m.id = s.community_id
WHERE c.channel = 'webchat' AND c.address LIKE $1 ORDER BY c.id
"""
ROLES = {"manager": "worker", "director": "staff"}

UNREAD = """
SELECT c.address, COUNT(m.id) FROM contact c
JOIN message m ON m.contact_id = c.id AND m.seq > c.seen_seq AND m.sender = 'bot' AND m.replaces IS NULL
WHERE c.channel = 'webchat' AND c.address LIKE $1 GROUP BY c.address
"""


def _demo(request: web.Request) -> Room:
    """The room of a demo; outside demo these addresses do not exist."""
    room = room_of(request)
    if not room.app.settings.demo:
        raise Refused(404, wording.NOT_FOUND)
    return room


async def _people(unit: Unit) -> list[dict[str, Any]]:
    return [
        {
            "id": address.removeprefix(PERSONA),
            "name": name,
            "role": ROLES.get(role, role or "resident"),
            "party": party,
        }
        for _id, address, name, role, party in await unit.raw(PEOPLE, f"{PERSONA}%")
    ]


async def personas(request: web.Request) -> web.Response:
    """`GET /api/demo/personas`: whom one can play, in the order of the seed file."""
    async with _demo(request).app.store.read() as unit:
        return answer(await _people(unit))


async def unread(request: web.Request) -> web.Response:
    """`GET /api/demo/unread`: how many messages wait for each persona; those without any are left out."""
    async with _demo(request).app.store.read() as unit:
        counts = await unit.raw(UNREAD, f"{PERSONA}%")
    return answer({address.removeprefix(PERSONA): count for address, count in counts})


async def session(request: web.Request) -> web.Response:
    """`POST /api/demo/session {"persona": id}`: play this person; the one cookie may hold several."""
    room = _demo(request)
    chosen = (await read_json(request)).get("persona")
    async with room.app.store.read() as unit:
        found = next((p for p in await _people(unit) if p["id"] == chosen), None)
    if found is None:
        raise Refused(404, wording.NOT_FOUND)
    visitor = await room.sessions.open(room.token(request), PERSONA + found["id"])
    response = answer(found)
    room.keep_token(request, response, visitor.token)
    return response


async def clock(request: web.Request) -> web.Response:
    """`GET /api/demo/clock`: the demo's now; `POST {"advance_seconds": N}` moves it and lets happen what is due."""
    room = _demo(request)
    if request.method == "POST":
        seconds = (await read_json(request)).get("advance_seconds")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= FARTHEST:
            raise Refused(400, wording.UNCLEAR)
        await advance_demo_clock(room.app, float(seconds))
        for _ in range(ROUNDS):
            if not await fire_due(room.app.store):
                break
    return answer({"now": room.app.clock.now().isoformat(timespec="milliseconds")})
