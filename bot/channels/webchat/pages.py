"""The page and its parts: hand-written files of bot/page, nothing built, nothing loaded from elsewhere."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from string import Template

from aiohttp import web

from bot.channels.webchat.answers import Refused
from bot.channels.webchat.room import room_of
from casework.wording import web as wording

FOLDER = Path(__file__).parents[2] / "page"
TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
}  # fmt: skip


def fill(name: str, facts: dict[str, str]) -> str:
    """A page of ours with its $names filled in; facts are HTML already."""
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(facts)


def page(text: str, status: int = 200) -> web.Response:
    """An HTML answer."""
    return web.Response(
        text=text,
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={"Cache-Control": "no-cache"},
    )


async def home(request: web.Request) -> web.Response:
    """`/`: the chat; in demo three phones side by side, or one phone with `?as=PERSONA`."""
    demo = room_of(request).app.settings.demo
    if demo and not request.query.get("as"):
        return page(fill("demo.html", {}))
    return page(fill("chat.html", {"demo": "yes" if demo else "no"}))


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the page, kept in memory: a browser that goes away in the middle leaves no file open."""

    body: bytes
    content_type: str
    tag: str


async def part(request: web.Request) -> web.Response:
    """`/page/NAME`: a style sheet, script or picture of the page."""
    found = _parts().get(request.match_info["name"])
    if found is None:
        raise Refused(404, wording.NOT_FOUND)
    return _answer(request, found)


def _answer(request: web.Request, found: Part) -> web.Response:
    headers = {"Cache-Control": "no-cache", "ETag": found.tag}
    if request.headers.get("If-None-Match") == found.tag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=found.body, headers={**headers, "Content-Type": found.content_type})


@lru_cache(maxsize=1)
def _parts() -> dict[str, Part]:
    return {path.name: _part(path) for path in FOLDER.iterdir() if path.suffix in TYPES}


def _part(path: Path) -> Part:
    body = path.read_bytes()
    return Part(body, TYPES[path.suffix] + "; charset=utf-8", f'"{sha256(body).hexdigest()[:16]}"')


async def icon(request: web.Request) -> web.Response:
    """`/favicon.ico`: browsers ask for it by themselves."""
    return _answer(request, _parts()["icon.svg"])
