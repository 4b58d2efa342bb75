"""A Telegram update in no channel's own shape: what a person did, or one of the few things that are no turn."""

from dataclasses import dataclass, replace

from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Location, Message, Update, User

from bot.channels.telegram.commands import spoken
from bot.inbound import Inbound

NAME = "telegram"
SERVICE = frozenset(
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
        "group_chat_created", "supergroup_chat_created", "channel_chat_created", "pinned_message",
        "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "write_access_allowed",
        "proximity_alert_triggered", "chat_background_set", "connected_website", "boost_added",
    }
)  # fmt: skip
"""Messages that Telegram writes, not a person."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that lies with Telegram until it is fetched."""

    reference: str
    mime: str
    size: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Something for a turn; `pressed` is Telegram's number of the message whose button it was."""

    inbound: Inbound
    enclosed: Enclosed | None = None
    pressed: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A person changed an earlier message."""

    inbound: Inbound


@dataclass(frozen=True, slots=True)
class Group:
    """Somebody took us into a group or channel, or spoke to us there."""

    chat_id: int
    may_speak: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """A person blocked us or let us in again."""

    address: str
    blocked: bool


def read(update: Update, bot_id: int) -> Act | Edited | Group | Membership | None:
    """What the update is about; None for what needs no answer."""
    if update.callback_query is not None:
        return _press(update.callback_query, _blank(update, bot_id, update.callback_query.from_user))
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.content_type in SERVICE:
        return None
    if message.chat.type != ChatType.PRIVATE:
        return Group(message.chat.id, may_speak=True)
    blank = _blank(update, bot_id, message.from_user)
    if update.edited_message is not None:
        return Edited(replace(blank, text=message.text or message.caption or ""))
    return _message(message, blank)


def _blank(update: Update, bot_id: int, user: User) -> Inbound:
    return Inbound(NAME, bot_id, str(update.update_id), str(user.id), user.full_name)


def _press(query: CallbackQuery, blank: Inbound) -> Act | Group | None:
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        return Group(query.message.chat.id, may_speak=True)
    number = str(query.message.message_id) if query.message else ""
    if not query.data:
        return Act(replace(blank, media="unserved", press_id=query.id))
    return Act(replace(blank, press=query.data, press_id=query.id), pressed=number)


def _membership(change: ChatMemberUpdated) -> Membership | Group | None:
    here = change.new_chat_member.status not in {"left", "kicked"}
    if change.chat.type == ChatType.PRIVATE:
        return Membership(str(change.chat.id), blocked=not here)
    return Group(change.chat.id, may_speak=change.chat.type != ChatType.CHANNEL) if here else None


def _message(message: Message, blank: Inbound) -> Act:
    said = replace(blank, caption=message.caption or "")
    key = f"tg{blank.bot_id}-{blank.update_id}"
    if message.text is not None:
        return Act(replace(blank, text=spoken(message.text)))
    if message.contact is not None:
        return Act(replace(blank, text=message.contact.phone_number))
    if message.location is not None:
        return Act(replace(said, media="location", caption=_place(message, message.location)))
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        enclosed = Enclosed(largest.file_id, "image/jpeg", largest.file_size or 0)
        return Act(replace(said, media="photo", media_id=key), enclosed)
    if message.voice is not None:
        enclosed = Enclosed(
            message.voice.file_id, message.voice.mime_type or "audio/ogg", message.voice.file_size or 0
        )
        return Act(replace(said, media="voice", media_id=key), enclosed)
    sent = message.document or message.audio or message.video or message.video_note
    if sent is None or message.animation is not None:
        return Act(replace(said, media="unserved"))
    mime = getattr(sent, "mime_type", None) or "application/octet-stream"
    enclosed = Enclosed(sent.file_id, mime, sent.file_size or 0, getattr(sent, "file_name", None) or "")
    return Act(replace(said, media="photo" if mime.startswith("image/") else "file", media_id=key), enclosed)


def _place(message: Message, location: Location) -> str:
    point = f"{location.latitude:.6f},{location.longitude:.6f}"
    named = f"{message.venue.title} {message.venue.address} " if message.venue else ""
    return f"{named}{point}"
