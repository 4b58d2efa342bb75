"""The shapes of our answers: JSON, kind refusals, and the headers that go with everything."""

import json
from typing import Any

from aiohttp import web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(self), payment=()",
}


def answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer that no cache keeps."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    fresh = {"Cache-Control": "no-store", **(headers or {})}
    return web.Response(text=text, status=status, content_type="application/json", headers=fresh)


def refuse(status: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON refusal with a sentence that a person may read."""
    return answer({"error": text}, status, headers)


class Refused(Exception):
    """Ends a request with a refusal, from wherever the reason is found."""

    def __init__(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.text = text
        self.headers = headers

    def answer(self) -> web.Response:
        """The refusal as a response."""
        return refuse(self.status, self.text, self.headers)


def stamp_headers(response: web.StreamResponse, *, demo: bool, https: bool) -> None:
    """The security headers of every response; a route's own stay."""
    ancestors = "'self'" if demo else "'none'"
    response.headers["Server"] = "linli"  # not which versions to attack
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", POLICY.format(ancestors=ancestors))
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if demo else "DENY")
    if https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
