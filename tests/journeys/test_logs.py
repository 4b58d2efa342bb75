"""What the service writes to its log during a whole journey: one line a turn, and nothing that anybody said."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import JsonLines, chain
from tests.journeys.town import Town

PRIVATE = (
    "周桂芬",
    "13800007788",
    "3号楼",
    "501",
    "阳光花园",
    "送饭",
    "我妈",
    "82",
    "人手不足",
    "ZZZZ-INVITE-CODE",
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, by anybody, at DEBUG."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    logging.getLogger("linli").setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


async def test_a_whole_journey_is_logged_without_a_word_of_it(town: Town, log: io.StringIO) -> None:
    await town.resident.say(
        "我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501，我叫周桂芬，电话13800007788"
    )
    await town.resident.press("确认提交")
    worker = await town.holder(await town.case())
    await worker.press("婉拒", "本周人手不足")
    await town.resident.say("/start ZZZZ-INVITE-CODE")
    await town.staff.say("查 13800007788")

    written = log.getvalue()
    turns = [json.loads(line) for line in written.splitlines() if '"event": "turn"' in line]
    assert len(turns) == 6
    assert all({"channel", "contact", "intent", "outcome", "ms"} <= set(turn) for turn in turns)
    # ids and milliseconds may hold any digits: words are looked for in everything else
    words = "\n".join(
        json.dumps(
            {k: v for k, v in json.loads(line).items() if k not in {"at", "ms", "contact"}},
            ensure_ascii=False,
        )
        for line in written.splitlines()
    )
    assert [word for word in PRIVATE if word in words] == []


async def test_a_fault_is_answered_with_a_reference_and_logged_without_the_words(
    town: Town, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ValueError("cannot store 13800007788 of 周桂芬")

    monkeypatch.setattr("bot.turn.Turn._dispatch", broken)
    await town.resident.say("我是周桂芬，电话13800007788，想找人送饭")

    assert "编号" in town.resident.last
    assert [word for word in ("周桂芬", "13800007788", "送饭") if word in log.getvalue()] == []
    reference = town.resident.last.split("编号 ")[1].split(" ")[0]
    assert reference in log.getvalue()
    async with town.app.store.read() as unit:
        kept = await unit.raw("SELECT error FROM fault WHERE ref = $1", reference)
    assert kept[0][0].startswith("ValueError at test_logs.py")


def test_the_chain_of_an_error_names_types_and_places_only() -> None:
    try:
        try:
            raise KeyError("13800007788")
        except KeyError as inner:
            raise ValueError("周桂芬") from inner
    except ValueError as error:
        told = chain(error)

    assert told.startswith("ValueError (test_logs.py:")
    assert "KeyError" in told
    assert "周桂芬" not in told
    assert "13800007788" not in told
