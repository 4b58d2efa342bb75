"""同意: a person agrees to the handling of her data, in words that have a version, or does not."""

from casework.communities import near
from casework.wording import resident as words
from storage.tables import Community
from storage.talk import Talk
from storage.unit import Unit


def given(talk: Talk) -> bool:
    """Whether she has agreed to the words in force."""
    return talk.consent == words.CONSENT_VERSION


async def agree(unit: Unit, talk: Talk) -> None:
    """She agrees, now, to this version."""
    await unit.raw(
        "UPDATE contact SET consent_version = $1, consent_at = $2, refused_at = NULL WHERE id = $3",
        words.CONSENT_VERSION,
        unit.now,
        talk.contact_id,
    )
    talk.consent, talk.refused = words.CONSENT_VERSION, False


OPEN_CASE = (
    "SELECT 1 FROM case_record WHERE resident_id = $1 AND state NOT IN ('closed', 'cancelled') LIMIT 1"
)
UNUSED_MEDIA = "SELECT media_id FROM attachment WHERE contact_id = $1 AND case_id IS NULL"
HERS = (
    "UPDATE outbox SET payload = '{}', erased = TRUE WHERE contact_id = $1 AND state <> 'pending'",
    f"DELETE FROM media WHERE contact_id = $1 AND id IN ({UNUSED_MEDIA})",
    "DELETE FROM attachment WHERE contact_id = $1 AND case_id IS NULL",
)
"""What is gone at once; the files themselves go in the night (retention.py)."""
WITHOUT_CASE = (
    "DELETE FROM message WHERE contact_id = $1",
    "UPDATE contact SET name = '', phone = '', home = '' WHERE id = $1 AND seat_id IS NULL",
)


async def refuse(unit: Unit, talk: Talk) -> str:
    """She does not agree: what she has told is erased; what she reads instead (emergency numbers, the way to the office).

    A case that is open (an emergency, or one of the time when she agreed) stays until it is served; her words beside it go.
    """
    await unit.raw(
        "UPDATE contact SET consent_version = '', refused_at = $1 WHERE id = $2", unit.now, talk.contact_id
    )
    talk.consent, talk.refused = "", True
    served = await unit.raw(OPEN_CASE, talk.contact_id)
    for sql in HERS if served else (*HERS, *WITHOUT_CASE):
        await unit.raw(sql, talk.contact_id)
    if served:
        await unit.raw(
            "UPDATE message SET text = $1 WHERE contact_id = $2 AND sender = 'me'",
            words.NOT_KEPT,
            talk.contact_id,
        )
    return words.refused([office(c) for c in await near(unit, talk.community_id)])


def kept(talk: Talk, said: str) -> str:
    """Her words as the chat keeps them: after she has refused, that there were some."""
    return words.NOT_KEPT if talk.refused and said else said


def office(community: Community) -> str:
    """How to reach a community's office."""
    return words.office(community.name, community.address, community.hours, community.phone)
