"""A journey asks only what could take an event, in the order in which its handlers stand."""

from typing import Any

import pytest
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import BaseFilter
from aiogram.types import Chat, Message

from handlers.journey import Journey

HELLO = Message(message_id=1, date=0, chat=Chat(id=1, type="private"), text="你好")  # type: ignore[arg-type]


class Says(BaseFilter):
    """Passes or not, counts how often it was asked, and may give a fact to the handler."""

    def __init__(self, passes: bool, *, glances: bool = True, **facts: Any) -> None:
        self.passes, self.glances, self.facts, self.asked = passes, glances, facts, 0

    def glance(self, event: Message, data: dict[str, Any]) -> bool:
        return self.glances

    async def __call__(self, event: Message) -> bool | dict[str, Any]:
        self.asked += 1
        return (self.facts or True) if self.passes else False


def heard(journey: Journey, name: str, *filters: Says) -> list[str]:
    """Register a handler that notes its name and the fact it was given."""
    taken: list[str] = []

    async def handler(event: Message, fact: str = "") -> None:
        taken.append(name + fact)

    journey.message.register(handler, *filters)
    return taken


async def test_the_first_handler_whose_filters_pass_takes_the_event_with_their_facts() -> None:
    journey = Journey("outer")
    refused = heard(journey, "first", Says(False))
    taken = heard(journey, "second", Says(True, fact="!"))
    late = heard(journey, "third")

    await journey.propagate_event("message", HELLO)

    assert (refused, taken, late) == ([], ["second!"], [])


async def test_what_cannot_take_an_event_at_a_glance_is_never_asked() -> None:
    journey, unseen = Journey("outer"), Says(True, glances=False)
    heard(journey, "first", unseen)

    assert await journey.propagate_event("message", HELLO) is UNHANDLED
    assert unseen.asked == 0


async def test_a_journey_inside_is_asked_after_its_own_handlers_and_behind_its_filters() -> None:
    outer, inner = Journey("outer"), Journey("inner")
    outer.message.filter(Says(True, fact="?"))
    heard(outer, "own", Says(False))
    taken = heard(inner, "inner")
    outer.include_router(inner)

    await outer.propagate_event("message", HELLO)
    outer.message.filter(Says(False))

    assert taken == ["inner?"]
    assert await outer.propagate_event("message", HELLO) is UNHANDLED


async def test_a_middleware_is_refused_because_no_journey_calls_one() -> None:
    journey = Journey("outer")
    journey.message.middleware(lambda handler, event, data: handler(event, data))

    with pytest.raises(TypeError, match="outer"):
        await journey.propagate_event("message", HELLO)
