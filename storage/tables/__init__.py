"""Every table, by the noun that it keeps."""

from storage.tables.case import (
    Attachment,
    Case,
    CaseCounter,
    CaseEvent,
    Correction,
    Disclosure,
    Media,
    Offer,
)
from storage.tables.contact import Contact, Invite, InviteTry, Seat
from storage.tables.follow_up import FollowUp
from storage.tables.party import Party, PartyService, Qualification
from storage.tables.place import Community, Estate, Street
from storage.tables.talk import (
    Conversation,
    Entry,
    Fault,
    InboundUpdate,
    Mark,
    Message,
    Outbox,
    WebSession,
)

__all__ = [
    "Attachment",
    "Case",
    "CaseCounter",
    "CaseEvent",
    "Community",
    "Contact",
    "Conversation",
    "Correction",
    "Disclosure",
    "Entry",
    "Estate",
    "Fault",
    "FollowUp",
    "InboundUpdate",
    "Invite",
    "InviteTry",
    "Mark",
    "Media",
    "Message",
    "Offer",
    "Outbox",
    "Party",
    "PartyService",
    "Qualification",
    "Seat",
    "Street",
    "WebSession",
]
