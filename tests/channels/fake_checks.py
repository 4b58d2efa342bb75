"""What real Telegram checks of a message before it takes it."""

import re
from typing import Any

from aiogram.types import InlineKeyboardMarkup, MessageEntity
from pydantic import TypeAdapter, ValidationError

Form = dict[str, Any]


class Refused(Exception):
    """An error answer: status, description, and for 429 how long to wait."""

    def __init__(self, status: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.status, self.retry_after = status, retry_after


def snake(method: str) -> str:
    return re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), method)


def text_of(form: Form, key: str, limit: int) -> str:
    text = str(form.get(key, "")).strip()
    size = len(text.encode("utf-16-le")) // 2
    if not text:
        raise Refused(400, "Bad Request: message text is empty")
    if size > limit:
        raise Refused(400, "Bad Request: message is too long")
    for entity in TypeAdapter(list[MessageEntity]).validate_json(form.get("entities", "[]")):
        if entity.offset < 0 or entity.length < 1 or entity.offset + entity.length > size:
            raise Refused(400, "Bad Request: ENTITY_BOUNDS_INVALID")
    return text


def buttons_of(form: Form) -> list[list[dict[str, str]]]:
    try:
        markup = InlineKeyboardMarkup.model_validate_json(form.get("reply_markup", '{"inline_keyboard": []}'))
    except ValidationError:
        raise Refused(400, "Bad Request: can't parse inline keyboard button") from None
    for button in (b for row in markup.inline_keyboard for b in row):
        if not button.text or not 1 <= len((button.callback_data or "").encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return [
        [{"text": b.text, "callback_data": b.callback_data or ""} for b in row]
        for row in markup.inline_keyboard
    ]
