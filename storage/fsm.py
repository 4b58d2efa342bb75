"""aiogram's dialog state, kept in the same transaction as everything else of the turn."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.talk import Talk

talking: ContextVar[Talk] = ContextVar("linli_talk")
"""The chat of the turn that runs now."""


class TurnStorage(BaseStorage):
    """Reads and writes the state of the chat that `talking` holds; it is saved when the turn commits."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        talking.get().state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        return talking.get().state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        talking.get().data = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict(talking.get().data)

    async def close(self) -> None:
        """Nothing is held."""
