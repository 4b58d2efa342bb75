"""`/media/ID`: a photo, voice message or file, only for those whom it concerns."""

from typing import Any

from aiohttp import web

from bot.channels.telegram.media import collect
from bot.channels.webchat.answers import Refused
from bot.channels.webchat.room import Room, room_of
from bot.uploads import INLINE
from casework.wording import web as wording
from storage.tables import Media
from storage.unit import Unit

SHOWN = "SELECT 1 FROM message WHERE contact_id = $1 AND media_id = $2 LIMIT 1"
OF_CASE = """
SELECT 1 FROM attachment a JOIN case_record k ON k.id = a.case_id
WHERE a.media_id = $2 AND (k.resident_id = $1 OR EXISTS (
  SELECT 1 FROM seat s WHERE s.contact_id = $1 AND s.withdrawn_at IS NULL
  AND (s.party_id = k.holder_id OR (s.community_id = k.community_id AND s.role IN ('staff', 'director')))
)) LIMIT 1
"""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, max-age=3600",
}


async def media(request: web.Request) -> web.StreamResponse:
    """The file, with nothing in it that a browser would run. Others are told that it does not exist."""
    room = room_of(request)
    visitor = await room.visitor(request)
    async with room.app.store.read() as unit:
        kept = await unit.get(Media, request.match_info["id"])
        if kept is None or not await may_see(unit, visitor.contact_id, kept):
            raise Refused(404, wording.NOT_FOUND)
    path = room.app.settings.media_dir / kept.id
    if not path.is_file():
        kept = await _from_afar(room, kept)
    return web.FileResponse(path, headers=HEADERS | _kind(kept))


async def _from_afar(room: Room, kept: Media) -> Media:
    """A file that still lies with Telegram is fetched when somebody opens it, and cleaned like any other."""
    if not kept.provider_ref or not await collect(room.app, kept.id):
        raise Refused(404, wording.NOT_FOUND)
    async with room.app.store.read() as unit:
        fetched: Media = await unit.need(Media, kept.id)
    return fetched


def _kind(kept: Media) -> dict[str, Any]:
    how = "inline" if kept.mime in INLINE else 'attachment; filename="linli.pdf"'
    return {"Content-Type": kept.mime, "Content-Disposition": how}


async def may_see(unit: Unit, contact_id: int, kept: Media) -> bool:
    """Hers, shown to her in her chat, or of a case that she has to do with."""
    if kept.contact_id == contact_id:
        return True
    return bool(await unit.raw(SHOWN, contact_id, kept.id) or await unit.raw(OF_CASE, contact_id, kept.id))
