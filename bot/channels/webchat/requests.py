"""What a person's client posts: words, a press or a file, checked for shape before anything is done with it."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.multipart import MultipartReader

from bot.channels.webchat.answers import Refused
from casework.wording import web as wording

ID = re.compile(r"[\x21-\x7e]{1,120}")
MAX_SEQ = 2**31  # what the number of a message can be
FIELD = 64 * 1024
"""Bytes of a form field that is not the file."""
PARTS = 8
"""Fields of a form."""
PATIENCE, UPLOAD_PATIENCE = 30.0, 300.0
"""Seconds that a body may take: a slow telephone is waited for, one who never ends is not."""


@dataclass(frozen=True, slots=True)
class Posted:
    """One act: exactly one of text, press, file, location."""

    id: str
    text: str | None = None
    press: str | None = None
    message: int = 0
    file: bytes | None = None
    filename: str = ""
    caption: str = ""
    location: str = ""
    """ "31.230416,121.473701", as other channels say it, and how far off it may be."""


async def read_json(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request, else Refused with 400."""
    try:
        async with asyncio.timeout(PATIENCE):
            content = await request.read()
        body = json.loads(content)
    except TimeoutError:
        raise Refused(408, wording.UNCLEAR) from None
    except (ValueError, RecursionError):
        raise Refused(400, wording.UNCLEAR) from None
    if not isinstance(body, dict):
        raise Refused(400, wording.UNCLEAR)
    return body


async def read_act(request: web.Request, limit_mb: int, may_upload: Callable[[], None]) -> Posted:
    """What was posted; Refused with 400, 413 or 415 when it is nothing that we know.

    `may_upload` is asked before a file is read, and refuses one that comes too soon.
    """
    if request.content_type.startswith("multipart/"):
        may_upload()
        try:
            async with asyncio.timeout(UPLOAD_PATIENCE):
                return await _read_form(request, limit_mb)
        except TimeoutError:
            raise Refused(408, wording.UNCLEAR) from None
    body = await read_json(request)
    name = _id(body.get("id"))
    text, press, message = body.get("text"), body.get("press"), body.get("message")
    if isinstance(text, str) and press is None and text.strip():
        return Posted(name, text=text)
    if isinstance(press, str) and text is None and press and type(message) is int and 0 < message < MAX_SEQ:
        return Posted(name, press=press, message=message)
    if text is None and press is None and "location" in body:
        return Posted(name, location=_point(body["location"]))
    raise Refused(400, wording.UNCLEAR)


def _point(value: object) -> str:
    """`{"latitude", "longitude", "accuracy" in metres}` as words; Refused where it is no point on earth."""
    point = value if isinstance(value, dict) else {}
    latitude, longitude = _number(point.get("latitude"), 90), _number(point.get("longitude"), 180)
    off = "" if point.get("accuracy") is None else f"（误差约{_number(point['accuracy'], 1_000_000):.0f}米）"
    return f"{latitude:.6f},{longitude:.6f}{off}"


def _number(value: object, most: float) -> float:
    if type(value) not in (int, float) or not -most <= value <= most:  # type: ignore[operator]
        raise Refused(400, wording.UNCLEAR)
    return float(value)  # type: ignore[arg-type]


def _id(value: object) -> str:
    if isinstance(value, str) and ID.fullmatch(value):
        return value
    if type(value) is int and 0 <= value < MAX_SEQ:
        return str(value)
    raise Refused(400, wording.UNCLEAR)


async def _read_form(request: web.Request, limit_mb: int) -> Posted:
    fields: dict[str, str] = {}
    file: bytes | None = None
    filename, parts = "", 0
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            parts += 1
            if isinstance(part, MultipartReader) or parts > PARTS:
                raise Refused(400, wording.UNCLEAR)
            if part.name == "file" and file is None:
                filename = (part.filename or "")[:120]
                file = await _read_part(part, limit_mb * 2**20, wording.FILE_TOO_BIG.format(mb=limit_mb))
            elif part.name in {"id", "text"}:
                fields[part.name] = (await _read_part(part, FIELD, wording.TOO_LONG)).decode(
                    "utf-8", "replace"
                )
            else:
                await _read_part(part, FIELD, wording.TOO_LONG)
    except (ValueError, AssertionError, KeyError, RuntimeError, HttpProcessingError):
        raise Refused(400, wording.UNCLEAR) from None
    if file is None:
        raise Refused(400, wording.NO_FILE)
    return Posted(_id(fields.get("id")), file=file, filename=filename, caption=fields.get("text", ""))


async def _read_part(part: BodyPartReader, limit: int, too_big: str) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        content += chunk
        if len(content) > limit:
            raise Refused(413, too_big)
    return bytes(content)
