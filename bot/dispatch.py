"""aiogram's dispatcher for turns: its routers, filters and state, without what no turn has."""

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, Message, Update

from storage.fsm import TurnStorage


class TurnDispatcher(Dispatcher):
    """Hands the message or the press of an update to its routers, in order.

    aiogram's own `feed_update` goes through an observer of updates and three middlewares (errors, user context, state),
    a tenth of a short turn, to find out what the turn knows: errors are the turn's (bot/turn.py), who speaks is its
    `Talk`. Handlers may ask for all that they know from aiogram: `bot`, `event_update`, `event_from_user`, `event_chat`,
    `state` and `raw_state`.
    """

    def __init__(self) -> None:
        self.turns = TurnStorage()
        super().__init__(storage=self.turns)

    async def feed_update(self, bot: Bot, update: Update, **known: Any) -> Any:
        """What the first router that takes it gives; UNHANDLED when none does, or it is neither message nor press."""
        event: Message | CallbackQuery
        if update.message is not None:
            kind, event, chat = "message", update.message, update.message.chat
        elif update.callback_query is not None and update.callback_query.message is not None:
            kind, event, chat = "callback_query", update.callback_query, update.callback_query.message.chat
        else:
            return UNHANDLED
        who = event.from_user
        context = FSMContext(self.turns, StorageKey(bot.id, chat.id, who.id if who else chat.id))
        known |= {
            "bot": bot,
            "event_update": update,
            "event_from_user": who,
            "event_chat": chat,
            "state": context,
            "raw_state": await context.get_state(),
        }
        for router in self.sub_routers:
            response = await router.propagate_event(kind, event, **known)
            if response is not UNHANDLED:
                return response
        return UNHANDLED
