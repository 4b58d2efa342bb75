"""Sessions are rows, so that they can be revoked: a browser's token and the people whose chats it may open."""

import secrets
from dataclasses import dataclass

from bot.channels.webchat.cookie import Signer, new_token
from storage.store import Store
from storage.talk import enter
from storage.unit import Unit

PERSONA = "persona:"
VISITOR = "visitor"
"""In demo, `?as=visitor` is the unknown resident of this browser."""

FIND = """
SELECT c.id, c.address, c.name, c.community_id
FROM web_session s JOIN contact c ON c.id = s.contact_id
WHERE s.browser_hash = $1 AND s.revoked_at IS NULL
"""
NEWEST = " ORDER BY s.opened_at DESC, c.id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who calls: a contact, by the browser's token."""

    contact_id: int
    address: str
    name: str
    community_id: int | None
    token: str

    @property
    def persona(self) -> str:
        """The demo persona's id, or VISITOR."""
        return self.address.removeprefix(PERSONA) if self.address.startswith(PERSONA) else VISITOR


@dataclass(slots=True)
class Sessions:
    """Opens, finds, renews and revokes sessions."""

    store: Store
    signer: Signer

    async def find(self, unit: Unit, token: str, chosen: str = "") -> Visitor | None:
        """The person of this browser: the one chosen by `as`, else the one opened last."""
        if not token:
            return None
        known = self.signer.browser_hash(token)
        if chosen == VISITOR:
            found = await unit.raw(f"{FIND} AND c.address NOT LIKE $2{NEWEST}", known, f"{PERSONA}%")
        elif chosen:
            found = await unit.raw(f"{FIND} AND c.address = $2{NEWEST}", known, PERSONA + chosen)
        else:
            found = await unit.raw(FIND + NEWEST, known)
        if not found:
            return None
        contact_id, address, name, community_id = found[0]
        return Visitor(contact_id, address, name, community_id, token)

    async def open(self, token: str, address: str) -> Visitor:
        """Open (or open again) a person's session in a browser; a browser without a token gets one."""
        token = token or new_token()
        async with self.store.write() as unit:
            talk = await enter(unit, "webchat", address)
            await self._keep(unit, token, talk.contact_id)
        return Visitor(talk.contact_id, address, talk.name, talk.community_id, token)

    async def open_unknown(self, token: str) -> Visitor:
        """Resume this browser's resident, or begin a new one whom nobody knows yet."""
        async with self.store.read() as unit:
            known = await self.find(unit, token, VISITOR)
        return await self.open(token, known.address if known else f"web:{secrets.token_hex(12)}")

    async def _keep(self, unit: Unit, token: str, contact_id: int) -> None:
        await unit.raw(
            "INSERT INTO web_session (key_hash, contact_id, browser_hash, created_at, opened_at)"
            " VALUES ($1, $2, $3, $4, $4)"
            " ON CONFLICT (key_hash) DO UPDATE SET opened_at = $4 WHERE web_session.revoked_at IS NULL",
            self.signer.session_hash(token, contact_id),
            contact_id,
            self.signer.browser_hash(token),
            unit.now,
        )

    async def renew(self, token: str) -> str:
        """A new token for this browser, because its person may do more now; the old one opens nothing any more."""
        fresh = new_token()
        async with self.store.write() as unit:
            held = await unit.raw(
                "SELECT contact_id FROM web_session WHERE browser_hash = $1 AND revoked_at IS NULL"
                " ORDER BY opened_at, contact_id",
                self.signer.browser_hash(token),
            )
            for (contact_id,) in held:
                await self._keep(unit, fresh, contact_id)
            await self.revoke(unit, token)
        return fresh

    async def revoke(self, unit: Unit, token: str) -> None:
        """Close every session of this browser."""
        await unit.raw(
            "UPDATE web_session SET revoked_at = $2 WHERE browser_hash = $1 AND revoked_at IS NULL",
            self.signer.browser_hash(token),
            unit.now,
        )
