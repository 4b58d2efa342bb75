"""A router that sees at a glance what cannot be its own.

aiogram asks every filter of every router in turn, a coroutine and a bundle of arguments each: with a dozen journeys
that is most of a turn. Filters that need neither the database nor time have a `glance`; what could not take the event
is passed over without asking further, and what could is asked without the middlewares that no journey has.
"""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.types import Message, TelegramObject

from handlers.filters import Words, bare


@runtime_checkable
class Glancing(Protocol):
    """A filter that can say no at once."""

    def glance(self, event: Any, data: dict[str, Any]) -> bool: ...


@dataclass(frozen=True, slots=True)
class Door:
    """One handler and what can be seen at a glance of its filters."""

    handler: HandlerObject
    looks: tuple[Glancing, ...]
    words: frozenset[str] | None = None
    """Where only these whole messages are taken: looked up before anything is asked."""

    def open_to(self, event: TelegramObject, data: dict[str, Any]) -> bool:
        for look in self.looks:  # noqa: SIM110 - asked a hundred times a turn: no generator
            if not look.glance(event, data):
                return False
        return True


class Journey(Router):
    """One journey: its handlers are tried in the order in which they stand, then the journeys inside it."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._doors: dict[str, tuple[Door, list[Door]]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        doors = self.open_doors(update_type, event, kwargs)
        if not doors and not self.sub_routers:
            return UNHANDLED
        return await self._enter(update_type, event, kwargs, doors)

    def open_doors(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> list[Door]:
        """The handlers here that could take the event, as far as can be seen at a glance."""
        root, doors = self._doors.get(update_type) or self._look(update_type)
        if not doors or not root.open_to(event, data):
            return []
        said = bare(event.text or "") if isinstance(event, Message) else None
        found = [door for door in doors if door.words is None or said in door.words]
        return [door for door in found if door.open_to(event, data)]

    async def _enter(
        self, update_type: str, event: TelegramObject, data: dict[str, Any], doors: list[Door]
    ) -> Any:
        """Ask the filters of the journey, then of the open doors, then the journeys inside."""
        root, _ = self._doors[update_type]
        if root.handler.filters:
            passed, data = await root.handler.check(event, **data)
            if not passed:
                return UNHANDLED
        for door in doors:
            passed, known = await door.handler.check(event, **data)
            if passed:
                return await door.handler.call(event, **known)
        for router in self.sub_routers:
            if isinstance(router, Journey) and not router.sub_routers:
                doors = router.open_doors(update_type, event, data)
                response = await router._enter(update_type, event, data, doors) if doors else UNHANDLED
            else:
                response = await router.propagate_event(update_type, event, **data)
            if response is not UNHANDLED:
                return response
        return UNHANDLED

    def _look(self, update_type: str) -> tuple[Door, list[Door]]:
        """The journey's own filters and its handlers, collected once."""
        observer = self.observers[update_type]
        _refuse_middlewares(self.name, observer)
        found = (_door(observer._handler), [_door(handler) for handler in observer.handlers])
        self._doors[update_type] = found
        return found


def _door(handler: HandlerObject) -> Door:
    found: list[object] = [filter_.callback for filter_ in handler.filters or ()]
    words = next((frozenset(look.words) for look in found if isinstance(look, Words)), None)
    return Door(handler, tuple(look for look in found if isinstance(look, Glancing)), words)


def _refuse_middlewares(name: str, observer: TelegramEventObserver) -> None:
    """What would be passed over must not be registered: a turn's own work stands in bot/turn.py."""
    if len(observer.middleware) or len(observer.outer_middleware):
        raise TypeError(f"journey {name} has a middleware, which no journey calls")
