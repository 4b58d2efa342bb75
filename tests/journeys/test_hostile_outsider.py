"""An outsider who forges every button: on a channel that does not check what it showed, casework alone stands guard."""

import json
from typing import Any

import pytest

from casework.cases import Draft, open_case
from casework.emergency import draft_of, raise_alarm
from nlp.meaning import Understanding
from storage.tables import Case
from tests.journeys.town import Person, Town

SECRETS = ("13800138001", "6单元907", "王阿姨")
HUGE = (2**31 - 1, 2**31, 2**40, 10**17)
"""Numbers that a column of 32 bits can and cannot hold."""

PRESSES = [
    *(f"case:{verb}:{{case}}" for verb in ("show", "urge", "add", "cancel", "drop", "keep", "attach", "solved", "unsolved")),
    "case:drop:{case}:0", "case:rate:{case}:1",
    *(f"offer:{verb}:{{offer}}" for verb in ("accept", "decline", "ask", "answer", "explain", "show")), "offer:decline:{offer}:busy",
    *(f"offer:{verb}:{{case}}" for verb in ("card", "time", "report", "finish", "note", "back")),
    "offer:time:{case}:t1", "offer:back:{case}:busy",
    *(f"desk:{verb}:{{case}}" for verb in ("case", "cats", "to", "mine", "end", "urge", "back", "over", "who", "files")),
    "desk:is:{case}:elderly.meal", "desk:cat:{case}:elderly", "desk:give:{case}:1", "desk:why:{case}:0",
    "desk:move:{case}:2", "desk:list:todo:0", "desk:found:0", "desk:parties:0", "desk:invite:worker:1",
    "desk:invite:staff:0", "desk:invite:director:0", "desk:reclaim:1:yes", "seat:use:1", "seat:withdraw:1", "page:answer:{case}",
]  # fmt: skip


async def served(town: Town) -> Case:
    """A case of the first community that a party has accepted; the resident's data is in it."""
    draft = Draft(
        "elderly", "elderly.meal", words="我妈82岁，阳光花园3号楼6单元907，电话13800138001", band="act",
        place="阳光花园3号楼6单元907", phone="13800138001", for_whom="妈妈", age=82,
    )  # fmt: skip
    resident = await town.resident.contact_id()
    async with town.app.store.write() as unit:
        case = await open_case(unit, resident, draft, community_id=1)
    await town.look()
    await (await town.holder(case)).press("接单")
    return case


async def offer_of(town: Town, case: Case) -> int:
    async with town.app.store.read() as unit:
        return int((await unit.raw("SELECT max(id) FROM offer WHERE case_id = $1", case.id))[0][0])


async def books(town: Town) -> dict[str, Any]:
    """Everything that an outsider must not change."""
    tables = ("case_record", "case_event", "offer", "follow_up", "invite", "seat", "disclosure", "attachment")
    async with town.app.store.read() as unit:
        return {table: await unit.raw(f"SELECT * FROM {table} ORDER BY id") for table in tables}


async def outsiders(town: Town) -> list[Person]:
    """A stranger, a neighbour, a worker of another party, an enterprise, and the other community's staff."""
    stranger = town.newcomer()
    await stranger.say("你好")
    return [
        stranger,
        town.neighbour,
        town.person("persona:canteen-worker"),
        town.person("persona:heju-manager"),
        town.other_staff,
    ]


async def read_all(person: Person) -> str:
    """All that she was told; her own words read back to her (您说：查 13800138001) tell her nothing."""
    lines = [line[1:3] for line in person.town.chat(person)]
    return json.dumps([line for line in lines if "您说：" not in line[0]], ensure_ascii=False)


@pytest.mark.parametrize(
    "who", range(5), ids=["stranger", "neighbour", "worker", "enterprise", "other staff"]
)
async def test_no_button_gives_an_outsider_anything(town: Town, who: int) -> None:
    case = await served(town)
    offer = await offer_of(town, case)
    person = (await outsiders(town))[who]
    before, own = await books(town), person is town.other_staff

    for press in PRESSES:
        if own and press.startswith("desk:invite"):
            continue  # staff invite people into their own community: see test_seats
        receipt = await person.forge(press.format(case=case.id, offer=offer))
        assert receipt.outcome != "fault", press
        await person.say("算了")
    after = await books(town)

    assert after == before
    told = await read_all(person)
    assert not [secret for secret in (*SECRETS, case.number) if secret in told]


@pytest.mark.parametrize("key", HUGE)
async def test_a_number_that_no_column_holds_is_refused_like_any_other(town: Town, key: int) -> None:
    for person in (town.resident, town.staff, town.person("persona:nuanxin-worker")):
        for press in PRESSES:
            receipt = await person.forge(press.format(case=key, offer=key))
            assert receipt.outcome != "fault", press
        for press in (f"desk:give:1:{key}", f"desk:move:1:{key}", f"desk:invite:worker:{key}", f"desk:list:todo:{key}",
                      f"who:community:{key}", f"dir:party:{key}", f"dir:item:{key}:elderly.meal", f"form:which:{key}"):  # fmt: skip
            receipt = await person.forge(press)
            assert receipt.outcome != "fault", press


WORDS = ["{n}", "查 {n}", "查 {tail}", "查 13800138001", "查 8001", "查 3号楼", "查 王阿姨", "派 {n} 和平里社区食堂", "派 {tail} 食堂",
         "改类 {n} 陪诊", "催 {n}", "转 {n} 和平社区", "结 {n} 已电话解决", "退回 {n} 没做完", "撤席 李", "待办", "今日", "超期",
         "统计 本月", "机构", "/find {n}", "/assign {n} 1", "/close {n} x"]  # fmt: skip


@pytest.mark.parametrize("who", ["stranger", "worker", "other staff"])
async def test_staff_words_reach_no_case_of_another_community(town: Town, who: str) -> None:
    case = await served(town)
    stranger = town.newcomer()
    person = {
        "stranger": stranger,
        "worker": town.person("persona:canteen-worker"),
        "other staff": town.other_staff,
    }[who]
    before = await books(town)

    for words in WORDS:
        receipt = await person.say(words.format(n=case.number, tail=case.number[-4:]))
        assert receipt.outcome != "fault", words
        await person.say("算了")
    after = await books(town)

    assert [row for row in after["case_record"] if row[0] == case.id] == before["case_record"]
    assert after["offer"] == before["offer"] and after["seat"] == before["seat"]
    assert not [secret for secret in (*SECRETS, case.number + " ") if secret in await read_all(person)]


@pytest.mark.parametrize("text", ["食材\x00不够", "不行\u202e了\x07", "\ud800人手", "\x1b[31m忙"])
async def test_what_a_worker_or_staff_types_is_cleaned_before_anybody_reads_it(town: Town, text: str) -> None:
    case = await served(town)
    worker = await town.holder(case)
    for act in ("进展", "退单"):
        await worker.press(act)
        assert (await worker.say(text)).outcome != "fault"
    assert (await town.staff.say(f"结 {case.number[-4:]} {text}")).outcome != "fault"
    await town.resident.send("photo", caption=text)

    for person in (town.resident, town.staff):
        told = await read_all(person)
        assert not [sign for sign in ("\\u0000", "\u202e", "\\u0007", "\\ud800", "\\u001b") if sign in told]


async def test_an_emergency_is_answered_only_by_those_who_were_paged_or_sit_at_its_desk(town: Town) -> None:
    resident = await town.resident.contact_id()
    alarm = Understanding("我妈摔倒了", "need", "elderly", 1.0, "act", emergency=True, emergency_kind="fall")
    async with town.app.store.write() as unit:
        case = await raise_alarm(unit, resident, draft_of(alarm), 1)
    assert case is not None
    for person in await outsiders(town):
        await person.forge(f"page:answer:{case.id}")
    assert (await town.case()).answered_at is None

    await town.staff.forge(f"page:answer:{case.id}")
    assert (await town.case()).answered_at is not None
