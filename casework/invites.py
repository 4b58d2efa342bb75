"""邀请: a code gives one person one seat, once, within 72 hours. Kept hashed; five wrong tries and she waits an hour."""

import hashlib
import re
import secrets
import unicodedata
from datetime import timedelta

from sqlmodel import col, func, select

from casework import entries, undo
from casework.refusal import Refusal
from casework.seats import STAFF, staff_seat, take_seat
from casework.wording import seats as words
from storage.tables import Community, Invite, InviteTry, Party, Seat
from storage.unit import Unit

LETTERS, SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U. The first sign is a letter, so that no card or phone number looks like a code."""
LENGTH = 16
"""4.5 + 15 x 5 = 79 random bits."""
LIFE = timedelta(hours=72)
TRIES, PAUSE = 5, timedelta(hours=1)
CODE = re.compile(r"[A-Z][0-9A-Z]{3}(?:[- ]?[0-9A-Z]{4}){3}")
ROLES_OF_PARTIES = ("worker", "manager", "enterprise")


def new_code() -> str:
    """A fresh code as it is shown: XXXX-XXXX-XXXX-XXXX."""
    signs = secrets.choice(LETTERS) + "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return "-".join(signs[i : i + 4] for i in range(0, LENGTH, 4))


def code_in(text: str) -> str | None:
    """The code that a message consists of, in normal form; None when it is none."""
    line = re.sub(
        r"^(?:/start|邀请码)[\s:：]*", "", unicodedata.normalize("NFKC", text).strip(), flags=re.IGNORECASE
    )
    line = re.sub(r"[‐-―−]", "-", line).upper().strip()
    if not CODE.fullmatch(line):
        return None
    return re.sub(r"[- ]", "", line).translate(str.maketrans("OIL", "011"))


def hashed(code: str) -> str:
    """What is stored. The code is random and long: one round is enough."""
    return hashlib.sha256(re.sub(r"[- ]", "", code).encode()).hexdigest()


async def make(
    unit: Unit,
    role: str,
    *,
    party_id: int | None = None,
    community_id: int | None = None,
    by: int | None = None,
) -> tuple[str, Invite]:
    """A new invite; the code is returned once and never stored. `by` None: the operator's command line."""
    code = new_code()
    invite = await unit.store(
        Invite(
            code_hash=hashed(code), role=role, party_id=party_id, community_id=community_id, created_by=by,
            created_at=unit.now, expires_at=unit.now + LIFE,
        )
    )  # fmt: skip
    return code, invite


async def invite(unit: Unit, contact_id: int, role: str, party_id: int | None = None) -> str:
    """邀请: staff invite people of parties, directors also staff. The code."""
    seat = await staff_seat(unit, contact_id, director=role in STAFF)
    if role in ROLES_OF_PARTIES:
        party = await unit.get(Party, party_id) if party_id else None
        if party is None or party.community_id != seat.community_id:
            raise Refusal(words.NOT_YOUR_PARTY)
        if (role == "enterprise") != (party.kind == "enterprise"):
            raise Refusal(words.WRONG_ROLE)
        code, made = await make(unit, role, party_id=party.id, by=contact_id)
    else:
        code, made = await make(unit, role, community_id=seat.community_id, by=contact_id)
    async with undo.act(unit, contact_id, "invited", note=role, invite=made.id):
        pass
    return code


async def too_many_tries(unit: Unit, contact_id: int) -> bool:
    """Whether this person has to wait."""
    tries = await unit.scalar(
        select(func.count())
        .select_from(InviteTry)
        .where(col(InviteTry.contact_id) == contact_id, col(InviteTry.at) > unit.now - PAUSE)
    )
    return (tries or 0) >= TRIES


async def redeem(unit: Unit, contact_id: int, code: str) -> Seat | None:
    """Take the seat that a code gives; None: the code is wrong, used or too old, and the try is counted."""
    invite = await unit.scalar(select(Invite).where(col(Invite.code_hash) == hashed(code)).with_for_update())
    if invite is None or invite.used_at is not None or invite.expires_at <= unit.now:
        unit.add(InviteTry(contact_id=contact_id, at=unit.now))
        return None
    invite.used_at, invite.used_by = unit.now, contact_id
    unit.add(invite)
    seat = await take_seat(
        unit, contact_id, invite.role, party_id=invite.party_id, community_id=invite.community_id
    )
    home = invite.community_id or (await unit.need(Party, invite.party_id)).community_id
    await entries.record(unit, contact_id, "joined", note=invite.role, community_id=home)
    return seat


async def community_of(unit: Unit, code: str) -> Community | None:
    """The community with this code; with none named, the only one."""
    if code:
        return await unit.scalar(select(Community).where(col(Community.code) == code))
    found = await unit.scalars(select(Community).limit(2))
    return found[0] if len(found) == 1 else None
