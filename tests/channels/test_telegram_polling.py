"""Telegram by polling, over real HTTP."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.app import App
from bot.channels.limits import Limit
from storage.tables import Seat
from storage.talk import enter
from tests.channels.fake_bot_api import FakeBotApi, Fault
from tests.channels.fake_chats import Person
from tests.channels.patience import all_delivered, soon
from tests.channels.small_service import LONG, away_twice, serving, settings
from tests.channels.web_street import understand


async def test_what_is_said_is_answered_in_order(wang: Person) -> None:
    for n in range(8):
        wang.says(f"话{n}")
    await soon(lambda: len(wang.texts) == 8, 12)
    assert wang.texts == [f"{n + 1}：话{n}" for n in range(8)]


async def test_a_press_rewrites_the_message_that_holds_the_button(api: FakeBotApi, wang: Person) -> None:
    wang.says("菜单")
    await soon(lambda: wang.texts == ["请选："])
    wang.presses("改一改")
    await soon(lambda: wang.texts == ["改好了", "按了t:edit"])
    wang.presses("再改")
    await soon(lambda: wang.texts == ["又改好了", "按了t:edit", "按了t:again"])
    await soon(lambda: all(api.queries.values()))


async def test_a_typed_number_presses_the_button(wang: Person) -> None:
    wang.says("菜单")
    await soon(lambda: wang.last == "请选：")
    wang.says("3")
    await soon(lambda: wang.last == "按了t:yes")


async def test_a_hint_answers_the_press_itself(api: FakeBotApi, wang: Person) -> None:
    wang.says("菜单")
    await soon(lambda: wang.last == "请选：")
    wang.presses("提示")
    await soon(lambda: "收到了" in api.queries.values())


async def test_a_long_text_goes_in_parts_with_the_buttons_under_the_last(wang: Person) -> None:
    wang.says("长")
    await soon(lambda: len(wang.screen) >= 3)
    parts = list(wang.screen.values())
    assert "".join(p.text for p in parts) == LONG.replace("\n", "")
    assert [bool(p.buttons) for p in parts] == [False] * (len(parts) - 1) + [True]
    wang.presses("改一改")
    await soon(lambda: wang.texts == ["改好了", "按了t:edit"])


async def test_a_message_that_cannot_be_changed_is_said_anew(wang: Person) -> None:
    wang.says("菜单")
    await soon(lambda: wang.last == "请选：")
    wang.screen.clear()
    wang.says("改卡")
    await soon(lambda: wang.texts == ["卡片改了"])
    assert not next(iter(wang.screen.values())).edited


async def test_an_unchanged_rewrite_is_no_error(api: FakeBotApi, wang: Person, service: App) -> None:
    wang.says("菜单")
    await soon(lambda: wang.last == "请选：")
    wang.says("改卡")
    await soon(lambda: wang.texts == ["卡片改了"])
    wang.says("改卡")
    await soon(lambda: len(api.called("editMessageText")) == 2)
    await all_delivered(service.store)
    assert wang.texts == ["卡片改了"]


@pytest.mark.parametrize(
    "content, answer",
    [
        ({"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
                      "is_animated": False, "is_video": False}}, "unserved"),
        ({"location": {"latitude": 30.25, "longitude": 120.5}}, "location：30.250000,120.500000"),
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "voice：tg4242-"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "unserved"),
        ({"contact": {"phone_number": "13800001234", "first_name": "王"}}, "1：13800001234"),
        ({"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}], "caption": "楼道灯"},
         "photo：楼道灯"),
    ],
)  # fmt: skip
async def test_every_kind_of_message_gets_an_answer(wang: Person, content: Any, answer: str) -> None:
    wang.sends(**content)
    await soon(lambda: answer in wang.last)


async def test_a_changed_message_gets_a_kind_sentence(wang: Person) -> None:
    wang.says("一")
    wang.edits("二")
    await soon(lambda: len(wang.texts) == 2)
    assert "您改动了" in wang.last


async def test_a_photo_is_fetched_and_kept_and_can_be_shown_again(
    api: FakeBotApi, wang: Person, service: App
) -> None:
    api.files["p1"] = _jpeg()
    wang.sends(photo=[{"file_id": "p1", "file_unique_id": "p", "width": 9, "height": 9}])
    await soon(lambda: wang.last.startswith("photo：tg"))
    media_id = wang.last.removeprefix("photo：")
    await soon((service.settings.media_dir / media_id).is_file)
    wang.says(f"看 {media_id}")
    await soon(lambda: wang.last == "您的照片")
    assert list(wang.screen.values())[-1].document == api.files["p1"]


async def test_a_group_hears_one_polite_sentence_and_is_left(api: FakeBotApi, wang: Person) -> None:
    api.groups.add(-100)
    group = {"id": -100, "type": "supergroup", "title": "一家人"}
    api.happens(message={"message_id": 1, "date": 1, "chat": group, "from": wang.user, "text": "大家好"})
    await soon(lambda: not api.groups)
    assert [f["chat_id"] for f in api.called("sendMessage")] == ["-100"]


async def test_a_new_seat_changes_the_commands_menu(api: FakeBotApi, wang: Person, service: App) -> None:
    wang.says("一")
    await soon(lambda: "need" in api.menus.get(0, []))
    await soon(lambda: wang.texts == ["1：一"])
    async with service.store.write() as unit:
        talk = await enter(unit, "telegram", str(wang.id))
        seat = await unit.store(Seat(contact_id=talk.contact_id, role="worker", since=unit.now))
        await unit.raw("UPDATE contact SET seat_id = $1 WHERE id = $2", seat.id, talk.contact_id)
        talk.say("欢迎")
    await soon(lambda: "orders" in api.menus.get(wang.id, []))
    async with service.store.write() as unit:
        await unit.raw("UPDATE seat SET withdrawn_at = $1", unit.now)
        unit.say(talk.contact_id, "撤了")
    await soon(lambda: "orders" not in api.menus[wang.id])


async def test_who_blocks_us_is_known_as_blocked_until_she_comes_back(wang: Person, service: App) -> None:
    async def blocked() -> bool:
        async with service.store.read() as unit:
            return bool(await unit.raw("SELECT 1 FROM contact WHERE blocked_at IS NOT NULL"))

    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"])
    wang.blocks()
    await soon(blocked)
    wang.blocked = False
    wang.says("二")
    await soon(lambda: wang.last == "2：二")
    assert not await blocked()


async def test_after_a_restart_the_last_update_comes_again_and_is_handled_once(
    api: FakeBotApi, empty_url: str, tmp_path: Path
) -> None:
    wang, given = api.person(), settings(tmp_path, api.url)
    async with serving(empty_url, given):
        wang.says("一")
        unconfirmed = list(api.updates)
        await soon(lambda: wang.texts == ["1：一"])
    api.updates = [*unconfirmed, *api.updates[1:]]
    async with serving(empty_url, given):
        wang.says("二")
        await soon(lambda: wang.last == "2：二")
    assert wang.texts == ["1：一", "2：二"]


async def test_the_same_update_again_while_the_database_is_away(wang: Person, service: App) -> None:
    away_twice(service)
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"])


async def test_polling_survives_errors_and_an_update_that_nobody_can_read(
    api: FakeBotApi, wang: Person
) -> None:
    api.fails("getUpdates", Fault(502, body="<html>bad gateway"), Fault(500), Fault(429, retry_after=1))
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"], 12)
    api.updates.append({"update_id": next(api.numbers), "message": {"what": "is this"}})
    wang.says("二")
    await soon(lambda: wang.last == "2：二")


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "green").save(out, "JPEG")
    return out.getvalue()


async def test_who_writes_without_end_is_told_once_and_an_emergency_is_heard_all_the_same(
    api: FakeBotApi, wang: Person, service: App
) -> None:
    service.telegram.limit = Limit(5, 60)
    service.turn.understand = understand
    other = api.person(1002)
    for n in range(12):
        wang.says(f"话{n}")
    wang.says("救命")
    other.says("在吗")
    await soon(lambda: "救命" in "".join(wang.texts) and bool(other.texts))

    assert [text.partition("：")[2] for text in wang.texts if "：话" in text] == [f"话{n}" for n in range(5)]
    assert len([text for text in wang.texts if "您发得有点快" in text]) == 1
    assert "在吗" in other.texts[-1]
