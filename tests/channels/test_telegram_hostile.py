"""What a Telegram webhook may be sent by somebody who knows the secret, or by a Telegram that we do not know yet."""

import json
from typing import Any

import pytest

from bot.app import App
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_chats import Person
from tests.channels.patience import soon
from tests.channels.test_telegram_webhook import WORD, post, service

__all__ = ["service"]

USER = {"id": 7, "is_bot": False, "first_name": "王\x00阿姨\u202e" + "长" * 500}
CHAT = {"id": 7, "type": "private"}
SAYS = {"message_id": 1, "date": 1, "chat": CHAT, "from": USER}
ODD: list[Any] = [
    [], "text", 1, None, {}, {"update_id": "x"}, {"update_id": 2**70, "message": {**SAYS, "text": "在吗"}},
    {"update_id": 9, "message": {**SAYS, "text": "a\x00b\u202e"}},
    {"update_id": 10, "message": {**SAYS, "text": "长" * 100_000}},
    {"update_id": 11, "callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "x\x00" * 40}},
    {"update_id": 12, "callback_query": {"id": "1", "from": USER, "chat_instance": "1"}},
    {"update_id": 13, "message": {**SAYS, "from": None, "text": "谁"}},
    {"update_id": 14, "channel_post": {**SAYS, "chat": {"id": -5, "type": "channel", "title": "x"}, "text": "x"}},
    {"update_id": 15, "poll": {"id": "1"}}, {"update_id": 16, "nothing_known": {"a": 1}},
    {"update_id": 17, "inline_query": {"id": "1", "from": USER, "query": "x", "offset": ""}},
    {"update_id": 18, "message": {**SAYS, "caption": "\x00", "document": {"file_id": "f", "file_unique_id": "u",
     "file_name": "../../x\x00.html", "mime_type": "text/html\x00", "file_size": 2**40}}},
    {"update_id": 19, "edited_message": {**SAYS, "edit_date": 2, "text": "改\x00了"}},
]  # fmt: skip


@pytest.mark.parametrize("update", ODD, ids=range(len(ODD)))
async def test_no_update_is_sent_back_as_a_failure(service: App, update: Any, api: FakeBotApi) -> None:
    """Anything but 200 would come again and again, and hold up all others."""
    assert await post(service, WORD, json.dumps(update)) in {200, 400}


async def test_after_all_of_them_people_are_answered(service: App, wang: Person) -> None:
    for update in ODD:
        await post(service, WORD, json.dumps(update))
    wang.says("一")
    await soon(lambda: bool(wang.texts))
