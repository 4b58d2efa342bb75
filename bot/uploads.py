"""What people send as files: told apart by content, cleaned, and kept under a name that nobody can guess."""

import asyncio
import io
import logging
import os
import shutil
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PIL import Image, ImageOps

from bot.app import App
from bot.inbound import MediaKind
from bot.metadata import without_notes
from casework.wording import web as wording

MOST_PIXELS = 60_000_000
"""A phone's largest photo; above it is a decompression bomb."""
LONGEST_SIDE = 2048
PICTURES = {"PNG", "JPEG", "WEBP", "GIF"}
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"}
INLINE = {"image/jpeg", "audio/ogg", "audio/webm", "audio/mpeg", "audio/mp4", "audio/wav"}
"""Types that a page may show; everything else is only offered for download."""

LEFT_FREE = 500_000_000
"""Bytes of the disk that uploads never take: the database needs them."""
log = logging.getLogger("linli.uploads")
_decoders = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pictures")
"""Pictures are decoded by two threads at most: a crowd of uploads must not starve the chats."""


class Unfit(Exception):
    """A file that we do not take; the argument is a sentence that the person may read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was cleaned and stored."""

    kind: MediaKind
    mime: str
    content: bytes


def sniff(content: bytes) -> str:
    """The type that the content itself shows, whatever its name says; "" for one that we do not take."""
    head = content[:16]
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")):
        return "image"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in HEIC_BRANDS else "audio/mp4"
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm"
    mp3 = head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)
    return "audio/mpeg" if mp3 else ""


def clean(content: bytes) -> Kept:
    """The file as it may be kept; Unfit when it may not."""
    if not content:
        raise Unfit(wording.FILE_EMPTY)
    mime = sniff(content)
    if mime == "image":
        return Kept("photo", "image/jpeg", redraw(content))
    if mime == "heic":
        raise Unfit(wording.FILE_HEIC)
    if not mime:
        raise Unfit(wording.FILE_UNKNOWN)
    return Kept("voice" if mime.startswith("audio/") else "file", mime, without_notes(mime, content))


def redraw(content: bytes) -> bytes:
    """The picture drawn anew: upright, bounded, and without the camera's notes (place, time, owner)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about sizes that are checked below
            picture = Image.open(io.BytesIO(content), formats=sorted(PICTURES))
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit(wording.PHOTO_TOO_LARGE)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _jpeg(upright)
    except Image.DecompressionBombError:
        raise Unfit(wording.PHOTO_TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, MemoryError):
        raise Unfit(wording.FILE_BROKEN) from None  # Pillow's decoders raise all of these


def _jpeg(picture: Image.Image) -> bytes:
    """JPEG bytes; what is transparent becomes white. A new image carries nothing of the old one's notes."""
    layer = picture.convert("RGBA")
    drawn = Image.new("RGB", layer.size, "white")
    drawn.paste(layer, mask=layer.getchannel("A"))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


async def keep(app: App, contact_id: int, media_id: str, content: bytes, name: str) -> Kept:
    """Clean a person's file and store it as `media_id`: first the file, then its row, so that no row lacks one.

    Unfit where it is no file that we take, or she has sent very much today, or our disk is full.
    """
    await must_have_room(app, contact_id, len(content))
    loop = asyncio.get_running_loop()
    kept = await loop.run_in_executor(_decoders, clean, content)
    await loop.run_in_executor(_decoders, write, app.settings.media_dir / media_id, kept.content)
    async with app.store.write() as unit:
        await unit.raw(
            "INSERT INTO media (id, contact_id, mime, size, name, provider_ref, at)"
            " VALUES ($1, $2, $3, $4, $5, '', $6) ON CONFLICT (id) DO NOTHING",
            media_id,
            contact_id,
            kept.mime,
            len(kept.content),
            _printable(name),
            unit.now,
        )
    return kept


SENT = "SELECT count(*), coalesce(sum(size), 0) FROM media WHERE contact_id = $1 AND at > $2"
ALL = "SELECT coalesce(sum(size), 0) FROM media"
MB = 1_000_000
DAY = timedelta(days=1)


async def must_have_room(app: App, contact_id: int, size: int) -> None:
    """Unfit when a person's day or the whole disk is full: words still arrive, and she is told so."""
    given = app.settings
    async with app.store.read() as unit:
        files, sent = (await unit.raw(SENT, contact_id, unit.now - DAY))[0]
        everything = (await unit.raw(ALL))[0][0]
    if files >= given.uploads_a_day or sent + size > given.upload_day_mb * MB:
        raise Unfit(wording.ENOUGH_TODAY)
    free = shutil.disk_usage(given.media_dir).free
    if everything + size > given.upload_total_gb * 1000 * MB or free < size + LEFT_FREE:
        log.error("no room for uploads", extra={"kind": "disk"})
        raise Unfit(wording.NO_ROOM)


def write(path: Path, content: bytes) -> None:
    """Put a whole file in place, readable by this user only; half a file is never seen."""
    part = path.with_name(f".{path.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _printable(name: str) -> str:
    return "".join(c for c in name.encode("utf-8", "ignore").decode() if c.isprintable())[:120]
