"""The cookie: a random browser token, signed with a key that only this service's user can read."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from aiohttp import web

from bot.settings import Misconfigured

NAME = "linli"
YEAR = 365 * 24 * 3600


def read_key(folder: Path) -> bytes:
    """The signing key of this data folder, made on first use with mode 0600."""
    path = folder / "cookie.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
    else:
        key = secrets.token_bytes(32)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
    if len(key) < 32:
        raise Misconfigured(f"{path} is damaged; remove it (everybody has to open the chat anew)")
    path.chmod(0o600)
    return key


class Signer:
    """Signs browser tokens and makes the hashes that the database keeps of them."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def _mac(self, purpose: str, text: str) -> str:
        return hmac.new(self._key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()

    def cookie(self, token: str) -> str:
        """What the browser keeps."""
        return f"{token}.{self._mac('cookie', token)}"

    def token(self, cookie: str) -> str:
        """The token of a cookie that we signed, else ""."""
        token, _, mac = cookie.partition(".")
        genuine = hmac.compare_digest(mac.encode(), self._mac("cookie", token).encode())
        return token if token and genuine else ""

    def browser_hash(self, token: str) -> str:
        """How a browser is known to the database."""
        return self._mac("browser", token)

    def session_hash(self, token: str, contact_id: int) -> str:
        """How one person's session in a browser is known to the database."""
        return self._mac("session", f"{token}:{contact_id}")

    def name(self, purpose: str, text: str) -> str:
        """A name that nobody can guess, the same each time for the same text."""
        return self._mac(purpose, text)[:40]


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def put(response: web.StreamResponse, name: str, value: str, *, https: bool) -> None:
    """Set a cookie that scripts cannot read and other sites' posts do not carry."""
    response.set_cookie(name, value, max_age=YEAR, path="/", httponly=True, samesite="Lax", secure=https)
