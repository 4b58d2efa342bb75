"""Files that lie with Telegram: a row keeps the reference; the bytes are fetched, cleaned and kept like any upload."""

import logging

from bot.app import App
from bot.channels.base import Blocked, Later, Rejected
from bot.channels.telegram.conversion import Act
from bot.inbound import UNFIT
from storage.tables import Media
from storage.talk import enter

LARGEST = 2**31 - 1
"""What the column holds; Telegram takes files of four gigabytes, we fetch none of them."""

log = logging.getLogger("linli.telegram")


async def enclose(app: App, act: Act) -> None:
    """Keep the reference of an enclosed file. Repeated updates have the same id, so it is kept once."""
    if act.enclosed is None:
        return
    async with app.store.write() as unit:
        talk = await enter(unit, act.inbound.channel, act.inbound.address, act.inbound.name)
        await unit.raw(
            "INSERT INTO media (id, contact_id, mime, size, name, provider_ref, at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
            act.inbound.media_id, talk.contact_id, UNFIT.sub("", act.enclosed.mime)[:120],
            min(act.enclosed.size, LARGEST), UNFIT.sub("", act.enclosed.name)[:120], act.enclosed.reference, unit.now,
        )  # fmt: skip


async def collect(app: App, media_id: str) -> bool:
    """Fetch a file that still lies with Telegram; False when that is not possible now or it is of no type we keep."""
    from bot.uploads import Unfit, keep

    async with app.store.read() as unit:
        media = await unit.get(Media, media_id)
    if media is None or not media.provider_ref or app.telegram is None:
        return False
    if (app.settings.media_dir / media.id).is_file():
        return True
    if media.size > app.settings.upload_limit_mb * 1_000_000:
        return False
    try:
        content = await app.telegram.channel.fetch(media.provider_ref)
        kept = await keep(app, media.contact_id, media.id, content, media.name)
    except (Later, Blocked, Rejected, Unfit) as error:
        log.warning("not fetched", extra={"kind": type(error).__name__})
        return False
    async with app.store.write() as unit:
        await unit.raw(
            "UPDATE media SET mime = $1, size = $2 WHERE id = $3", kept.mime, len(kept.content), media.id
        )
    return True
