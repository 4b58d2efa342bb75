"""Who may call: our own host name only, and a browser only from our own pages (no rebinding, no forged posts)."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.channels.webchat.answers import refuse
from bot.settings import LOOPBACK, Settings
from casework.wording import web as wording

HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")
SAFE = {"GET", "HEAD", "OPTIONS"}


def guard(settings: Settings) -> Middleware:
    """Refuse a foreign Host with 421 and a foreign Origin with 403."""
    names = hosts(settings)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if name_of(request.host) not in names:
            return refuse(421, wording.FOREIGN)
        if not same_origin(request, settings):
            return refuse(403, wording.FOREIGN)
        return await handler(request)

    return check


def hosts(settings: Settings) -> set[str]:
    """The host names that are ours."""
    names = {settings.host.strip("[]").lower()}
    if settings.public_url:
        names.add((urlsplit(settings.public_url).hostname or "").lower())
    if settings.host in LOOPBACK or settings.host in {"0.0.0.0", "::"}:
        names |= LOOPBACK
    return names - {"", "0.0.0.0", "::"}


def name_of(host: str) -> str:
    """The name in a Host header, without its port; "" for what is no host."""
    found = HOST.fullmatch(host)
    return (found["v6"] or found["name"]).lower() if found else ""


def same_origin(request: web.Request, settings: Settings) -> bool:
    """Browsers name the origin of every POST. A client without one is no browser and holds no stolen cookie."""
    origin = request.headers.get("Origin")
    if origin is None:
        foreign = request.headers.get("Sec-Fetch-Site", "same-origin") in {"cross-site", "same-site"}
        return not foreign or request.method in SAFE
    ours = {f"http://{request.host}", f"https://{request.host}", settings.public_url.rstrip("/")}
    return origin in ours - {""}


def peer(request: web.Request, settings: Settings) -> str:
    """The address of the person's device: what a proxy that we trust says, else the connection's own."""
    trusted = {part.strip() for part in settings.trusted_proxies.split(",")}
    hops = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    address = request.remote or ""
    while hops and address in trusted:
        address = hops.pop()
    return address


def from_loopback(request: web.Request) -> bool:
    """Straight from this machine, not through a proxy on it."""
    if request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded"):
        return False
    try:
        return ip_address(request.remote or "").is_loopback
    except ValueError:
        return False


def is_https(request: web.Request, settings: Settings) -> bool:
    """Whether the person's browser speaks TLS to us or to the proxy in front."""
    trusted = {part.strip() for part in settings.trusted_proxies.split(",")}
    forwarded = request.headers.get("X-Forwarded-Proto", "") if request.remote in trusted else ""
    return settings.public_url.startswith("https://") or (forwarded or request.scheme) == "https"
