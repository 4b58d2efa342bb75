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


async def refuse(unit: Unit, talk: Talk) -> str:
    """She does not agree: nothing is kept; what she reads instead (emergency numbers and the way to the office)."""
    await unit.raw(
        "UPDATE contact SET consent_version = '', refused_at = $1 WHERE id = $2", unit.now, talk.contact_id
    )
    talk.consent, talk.refused = "", True
    return words.refused([office(c) for c in await near(unit, talk.community_id)])


def office(community: Community) -> str:
    """How to reach a community's office."""
    return words.office(community.name, community.address, community.hours, community.phone)
