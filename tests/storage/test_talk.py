"""One act is handled once, however many take it at the same time."""

import asyncio

from storage.store import Store, Unavailable
from storage.talk import DedupeKey, enter, hear, last_menu, leave

ACT = DedupeKey(bot_id=7, update_id="u1")


async def handle(store: Store, words: str) -> int | None:
    """A turn: what it heard was given this number, or the number that the act was given before."""
    async with store.write() as unit:
        talk = await enter(unit, "telegram", "42", "王大妈", ACT)
        if talk.known is not None:
            return talk.known
        await asyncio.sleep(0.05)  # the others come meanwhile
        return await leave(unit, talk, hear(talk, words))


async def persistent(store: Store, words: str) -> int | None:
    """A turn that is tried again as the service does."""
    try:
        return await handle(store, words)
    except Unavailable:
        return await handle(store, words)


async def heard(store: Store) -> list[str]:
    async with store.read() as unit:
        return [text for (text,) in await unit.raw("SELECT text FROM message WHERE sender = 'me'")]


async def test_the_same_act_again_is_known_by_its_number(store: Store) -> None:
    first = await handle(store, "路灯不亮")

    assert (first, await handle(store, "路灯不亮")) == (1, 1)
    assert await heard(store) == ["路灯不亮"]


async def test_of_three_who_take_one_act_at_once_one_handles_it_and_all_know_its_number(store: Store) -> None:
    async with store.write() as unit:
        await enter(unit, "telegram", "42", "王大妈")

    numbers = await asyncio.gather(*(persistent(store, "路灯不亮") for _ in range(3)))

    assert numbers == [1, 1, 1]
    assert await heard(store) == ["路灯不亮"]


async def test_the_last_menu_is_the_last_message_as_it_was_rewritten(store: Store) -> None:
    from storage.outgoing import Button, column

    async with store.write() as unit:
        talk = await enter(unit, "webchat", "a")
        talk.say("选一个", column(Button("甲", "t:1")), card="choice")
        await unit.flush()
        unit.rewrite(talk.contact_id, "choice", "选过了", column(Button("乙", "t:2")))
        unit.rewrite(talk.contact_id, "choice", "又改了", column(Button("丙", "t:3")))
        await unit.flush()
        seq, menu = await last_menu(unit, talk.contact_id)

    assert (seq, menu) == (1, [[{"text": "丙", "data": "t:3"}]])
