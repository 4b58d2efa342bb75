"""The page and its parts: hand-written files of bot/page, nothing built, nothing loaded from elsewhere."""

from functools import lru_cache
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


async def part(request: web.Request) -> web.StreamResponse:
    """`/page/NAME`: a style sheet, script or picture of the page."""
    found = _parts().get(request.match_info["name"])
    if found is None:
        raise Refused(404, wording.NOT_FOUND)
    headers = {"Content-Type": TYPES[found.suffix] + "; charset=utf-8", "Cache-Control": "no-cache"}
    return web.FileResponse(found, headers=headers)


@lru_cache(maxsize=1)
def _parts() -> dict[str, Path]:
    return {path.name: path for path in FOLDER.iterdir() if path.suffix in TYPES}


async def icon(_request: web.Request) -> web.StreamResponse:
    """`/favicon.ico`: browsers ask for it by themselves."""
    return web.FileResponse(FOLDER / "icon.svg", headers={"Content-Type": TYPES[".svg"]})
