"""A router that sees at a glance what cannot be its own.

aiogram asks every filter of every router in turn, a coroutine and a bundle of arguments each: with a dozen journeys
that is most of a turn. Filters that need neither the database nor time have a `glance`; a journey none of whose
handlers could take the event is passed over without asking further.
"""

from typing import Any, Protocol, runtime_checkable

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import TelegramObject


@runtime_checkable
class Glancing(Protocol):
    """A filter that can say no at once."""

    def glance(self, event: Any, data: dict[str, Any]) -> bool: ...


class Journey(Router):
    """One journey: what its handlers could take is looked at before they are asked."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._looks: dict[str, tuple[list[Glancing], list[list[Glancing]]]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        if not self.sub_routers and not self._could_take(update_type, event, kwargs):
            return UNHANDLED
        return await super().propagate_event(update_type, event, **kwargs)

    def _could_take(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> bool:
        root, handlers = self._looks.get(update_type) or self._look(update_type)
        return all(look.glance(event, data) for look in root) and any(
            all(look.glance(event, data) for look in looks) for looks in handlers
        )

    def _look(self, update_type: str) -> tuple[list[Glancing], list[list[Glancing]]]:
        """The glancing filters of the journey and of each of its handlers, collected once."""
        observer = self.observers[update_type]
        looks = (_glancing(observer._handler), [_glancing(handler) for handler in observer.handlers])
        self._looks[update_type] = looks
        return looks


def _glancing(handler: HandlerObject) -> list[Glancing]:
    found: list[object] = [filter_.callback for filter_ in handler.filters or ()]
    return [look for look in found if isinstance(look, Glancing)]
