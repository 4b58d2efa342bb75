"""The door for people: one file a journey, its steps in the order a person meets them."""

from importlib import import_module

from handlers.journey import Journey

ORDER = (
    "desk",
    "seats",
    "page_words",
    "emergency",
    "my_cases",
    "directory",
    "complaints",
    "which",
    "mending",
    "withdrawal",
    "replies",
    "welcome",
    "offers",
    "worker_words",
    "slips",
    "names",
    "questions",
    "passing_on",
    "visits",
    "serving",
    "report",
    "work_media",
    "media",
    "fallback",
)
"""The first router that knows what to do answers: emergencies before all else, the fallback last.

Only what nobody says in danger goes before: 我来 of staff who were paged, a staff command on a known case (结 0042 老人摔倒已送医 is no new
emergency), and a message that is an invite code or 找回 with a number, whole."""


def every_journey() -> Journey:
    """One router with every journey in order, new each time: a router attaches to one dispatcher only."""
    town = Journey("town")
    town.include_routers(*(import_module(f"handlers.{name}").router() for name in ORDER))
    return town
