"""What every request of the web chat may use, made once when the server starts."""

from dataclasses import dataclass, field

from aiohttp import web

from bot.app import App
from bot.channels.limits import Limit
from bot.channels.webchat import cookie, origin
from bot.channels.webchat.answers import Refused
from bot.channels.webchat.bell import Bell
from bot.channels.webchat.cookie import Signer
from bot.channels.webchat.sessions import Sessions, Visitor
from casework.wording import web as wording

MOST_WAITING = 12
"""Windows and devices of one person that may wait at once."""


@dataclass(slots=True)
class Room:
    """The running service, and what the web chat adds to it."""

    app: App
    signer: Signer
    sessions: Sessions
    bell: Bell = field(default_factory=Bell)
    messages: Limit = field(default_factory=lambda: Limit(burst=40, every=1.5))
    alarms: Limit = field(default_factory=lambda: Limit(burst=60, every=1.0))
    """Emergencies are seen where the limit above has been reached; a machine that shouts without end is not."""
    uploads: Limit = field(default_factory=lambda: Limit(burst=12, every=10))
    arrivals: Limit = field(default_factory=lambda: Limit(burst=60, every=5))
    """New sessions from one address: a whole building may share one, so that beyond it they are slower and not refused."""

    async def visitor(self, request: web.Request) -> Visitor:
        """Who calls; Refused with 401 when nobody is known."""
        async with self.app.store.read() as unit:
            found = await self.sessions.find(unit, self.token(request), self.chosen(request))
        if found is None:
            raise Refused(401, wording.NO_SESSION)
        return found

    def must_have_place(self, contact_id: int) -> None:
        """Refused with 429 when too many windows of this person wait already."""
        if self.bell.listeners(contact_id) >= MOST_WAITING:
            raise Refused(429, wording.TOO_MANY.format(seconds=5), {"Retry-After": "5"})

    def token(self, request: web.Request) -> str:
        """The browser's token, "" without a cookie that we signed."""
        return self.signer.token(request.cookies.get(cookie.NAME, ""))

    def chosen(self, request: web.Request) -> str:
        """The persona that `?as=` picks: demo only."""
        return request.query.get("as", "") if self.app.settings.demo else ""

    def keep_token(self, request: web.Request, response: web.StreamResponse, token: str) -> None:
        """Give the browser its cookie."""
        https = origin.is_https(request, self.app.settings)
        cookie.put(response, cookie.NAME, self.signer.cookie(token), https=https)


ROOM: web.AppKey[Room] = web.AppKey("room", Room)


def room_of(request: web.Request) -> Room:
    """The room of the server that handles this request."""
    return request.app[ROOM]


def furnish(app: App) -> Room:
    """A room for a running service."""
    signer = Signer(cookie.read_key(app.settings.data_dir))
    return Room(app, signer, Sessions(app.store, signer))
