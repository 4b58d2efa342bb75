"""The sender: at least once, per chat in order, whatever the platform does."""

import asyncio
from typing import Any

import pytest
from sqlmodel import select

from bot.app import App
from bot.channels.base import Blocked
from bot.channels.pace import Pace
from bot.sender import Sender
from storage.clock import Clock
from storage.opening import open_store
from storage.outbox import Letter
from storage.store import Store
from storage.tables import Outbox
from storage.talk import enter
from tests.channels.fake_bot_api import FakeBotApi, Fault
from tests.channels.fake_chats import Person
from tests.channels.patience import all_delivered, soon


async def states(store: Store) -> list[str]:
    async with store.read() as unit:
        return [o.state for o in await unit.scalars(select(Outbox).order_by(Outbox.id))]  # type: ignore[arg-type]


async def test_a_person_on_the_web_chat_needs_no_outbox(store: Store) -> None:
    async with store.write() as unit:
        for channel in ("webchat", "console", "telegram"):
            talk = await enter(unit, channel, "1")
            unit.say(talk.contact_id, "您好")
    async with store.read() as unit:
        said = await unit.raw(
            "SELECT c.channel FROM message m JOIN contact c ON c.id = m.contact_id ORDER BY 1"
        )
        waiting = await unit.raw("SELECT channel FROM outbox")
    assert [c for (c,) in said] == ["console", "telegram", "webchat"]
    assert waiting == [("telegram",)]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(429, retry_after=1, description="Too Many Requests: retry after 1"),
        Fault(429, description="Too Many Requests"),
        Fault(500, description="Internal Server Error"),
        Fault(500),
        Fault(502, body="<html>Bad Gateway</html>"),
        Fault(401, description="Unauthorized"),
    ],
    ids=["429", "429 without a time", "500", "500 without words", "502 in HTML", "401"],
)
async def test_what_fails_for_now_is_tried_again_and_holds_up_its_chat_only(
    api: FakeBotApi, wang: Person, service: App, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.failures.OPERATOR", 0.5)
    li = api.person(1002, "李")
    api.fails("sendMessage", fault)
    wang.says("一")
    await soon(lambda: not api.faults["sendMessage"])
    wang.says("二")
    li.says("别的聊天")
    await soon(lambda: li.texts == ["1：别的聊天"])
    await soon(lambda: wang.texts == ["1：一", "2：二"])


async def test_a_call_that_hangs_is_given_up_and_repeated(
    api: FakeBotApi, wang: Person, service: App
) -> None:
    service.telegram.bot.session.timeout = 0.3
    api.fails("sendMessage", Fault(hang=5))
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一"])


async def test_an_answer_lost_after_the_deed_repeats_the_message(api: FakeBotApi, wang: Person) -> None:
    api.fails("sendMessage", Fault(500, after_the_deed=True))
    wang.says("一")
    await soon(lambda: wang.texts == ["1：一", "1：一"])


async def test_a_long_text_broken_off_goes_on_where_it_stopped(api: FakeBotApi, wang: Person) -> None:
    api.fails("sendMessage", Fault(0), Fault(500))
    wang.says("长")
    await soon(lambda: len(wang.screen) == 3)
    await asyncio.sleep(0.2)
    assert len({m.text for m in wang.screen.values()}) == 3


async def test_a_person_who_blocked_us_is_not_called_again_until_she_writes(
    api: FakeBotApi, wang: Person, service: App
) -> None:
    wang.says("一")
    await soon(lambda: wang.last == "1：一")
    wang.blocks(tells=False)
    li = api.person(1002, "李")
    for n in range(3):
        li.says(f"告诉 {await contact_of(service.store, wang)} 第{n}句")
    await soon(lambda: not api.updates[:-1])
    await all_delivered(service.store)
    assert (await states(service.store)).count("undeliverable") == 3
    assert len([f for f in api.called("sendMessage") if f["chat_id"] == "1001"]) == 2
    wang.unblocks()
    wang.says("二")
    await soon(lambda: wang.last == "2：二")


async def test_a_message_that_the_platform_never_takes_does_not_hold_up_the_next(
    api: FakeBotApi, wang: Person, service: App
) -> None:
    api.fails("sendMessage", Fault(400, description="Bad Request: strange"))
    wang.says("一")
    wang.says("二")
    await soon(lambda: wang.texts == ["2：二"])
    await all_delivered(service.store)
    assert await states(service.store) == ["undeliverable", "delivered"]


async def test_staff_are_asked_once_to_call_a_person_who_cannot_be_reached(street: Store) -> None:
    async with street.write() as unit:
        talk = await enter(unit, "telegram", "77", "赵大爷")
        community = (await unit.raw("SELECT id FROM community ORDER BY id LIMIT 1"))[0][0]
        await unit.raw("UPDATE contact SET community_id = $1 WHERE id = $2", community, talk.contact_id)

    class Unwilling(Platform):
        async def say(self, letter: Letter) -> None:
            raise Blocked("403")

    async with Sender(street, settings=None) as sender, sender.serving("telegram", Unwilling()):  # type: ignore[arg-type]
        for n in range(3):
            async with street.write() as unit:
                unit.say(talk.contact_id, f"第{n}句")
        await all_delivered(street)
    async with street.read() as unit:
        told = await unit.raw("SELECT text FROM message WHERE text LIKE '有消息没能送到%赵**%'")
    assert len(told) == 1


class Platform:
    """A platform that takes everything, and notes it."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, str]] = []
        self.busy: set[int] = set()

    async def say(self, letter: Letter) -> None:
        assert letter.contact_id not in self.busy, "two senders in one chat"
        self.busy.add(letter.contact_id)
        await asyncio.sleep(0.002)
        self.taken.append((letter.contact_id, letter.text))
        letter.sent.append(str(len(self.taken)))
        self.busy.discard(letter.contact_id)

    show = rewrite = hint = say

    async def fetch(self, reference: str) -> bytes:
        return b""


async def test_several_senders_share_the_chats_and_keep_their_order(empty_url: str) -> None:
    first = open_store(empty_url, Clock())
    second = open_store(empty_url, Clock()) if empty_url.startswith("postgres") else first
    platform = Platform()
    senders = [Sender(first, None)] if second is first else [Sender(s, None) for s in (first, second)]  # type: ignore[arg-type]
    contacts = []
    async with first.write() as unit:
        for address in range(5):
            contacts.append((await enter(unit, "telegram", str(address))).contact_id)
    async with asyncio.TaskGroup() as group:
        done = asyncio.Event()

        async def run(sender: Sender) -> None:
            async with sender, sender.serving("telegram", platform, Pace(10_000, 10_000, 10_000)):
                await done.wait()

        for sender in senders:
            group.create_task(run(sender))
        for n in range(20):
            async with first.write() as unit:
                for contact_id in contacts:
                    unit.say(contact_id, str(n))
            for sender in senders:
                sender.wake()
        await all_delivered(first)
        done.set()
    for contact_id in contacts:
        assert [t for c, t in platform.taken if c == contact_id] == [str(n) for n in range(20)]
    for store in {first, second}:
        await store.close()


async def test_bursts_pass_but_the_average_holds() -> None:
    pace = Pace(overall=1000, chat=50, chat_burst=5)
    started = asyncio.get_running_loop().time()
    for _ in range(5):
        await pace.turn(1)
    burst = asyncio.get_running_loop().time() - started
    for _ in range(10):
        await pace.turn(1)
    assert burst < 0.1
    assert 0.18 < asyncio.get_running_loop().time() - started < 1


async def contact_of(store: Store, person: Person) -> Any:
    async with store.read() as unit:
        return (await unit.raw("SELECT id FROM contact WHERE address = $1", str(person.id)))[0][0]
