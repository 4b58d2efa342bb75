"""A promise fits the need: it is sooner than what is wanted, never in the night or a holiday, and watched."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from casework import deadlines, service
from casework import offers as offer_verbs
from casework.calendar_prc import is_workday
from casework.promises import answer_by, contact_by
from casework.queues import queue
from casework.visit_time import wanted_at
from storage.clock import SHANGHAI, FrozenClock, local
from storage.opening import open_store
from storage.tables import Case, Contact
from tests.casework.alley import Alley


def at(text: str) -> datetime:
    """A moment on the wall clock in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


SATURDAY = at("2026-11-28 10:00")


@pytest.fixture
async def saturday(empty_url: str) -> AsyncIterator[Alley]:
    """The alley on a Saturday morning, outside of demo mode, with 甲 who serves meals."""
    opened = open_store(empty_url, FrozenClock(SATURDAY), demo=False)
    made = await Alley(opened).build()
    await made.party("甲")
    yield made
    await opened.close()


def need(opened: str, *, time_text: str = "", item: str = "elderly.meal", words: str = "") -> Case:
    moment = at(opened)
    return Case(
        number="1", community_id=1, resident_id=1, category=item.split(".")[0], item=item, words=words, time_text=time_text,
        opened_at=moment, due_at=deadlines.completion_due(moment, item),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("明天上午（11月29日）", "2026-11-29 09:00"),
        ("明儿个上午", "2026-11-29 09:00"),
        ("后天", "2026-11-30 08:00"),
        ("下周二下午三点", "2026-12-01 15:00"),
        ("晚上7点", "2026-11-28 19:00"),
        ("每天中午（11月28日）", None),
        ("中午（11月28日）", None),
        ("随时", None),
        ("", None),
        ("昨天", None),
    ],
)
def test_when_something_is_wanted(said: str, wanted: str | None) -> None:
    assert wanted_at(said, SATURDAY) == (at(wanted) if wanted else None)


HOURS = [f"2026-{day} {hour:02d}:{minute}" for day in ("09-30", "10-03", "11-25", "11-27", "11-28", "11-29") for hour in range(24) for minute in ("05", "40")]  # fmt: skip


@pytest.mark.parametrize("time_text", ["", "明天上午", "明天下午3点", "后天", "今天晚上8点", "明天早上8点"])
def test_an_answer_is_never_promised_behind_the_wanted_time_or_the_class(time_text: str) -> None:
    for opened in HOURS:
        case, now = need(opened, time_text=time_text, item="medical.escort"), at(opened)
        due, wanted = answer_by(case, now).due, wanted_at(time_text, now)
        assert now < due <= max(case.due_at, now + timedelta(hours=2))
        if wanted is not None and wanted - now > timedelta(minutes=20):
            assert due < wanted, (opened, time_text, due)


def test_a_call_is_never_promised_for_the_night_or_a_holiday() -> None:
    for opened in HOURS:
        due = contact_by(need(opened), at(opened))
        assert not deadlines.quiet(due) and is_workday(local(due).date())


def test_what_a_home_cannot_do_without_is_answered_in_half_an_hour_at_any_hour() -> None:
    for item, words in (
        ("other.leak", "水管爆了"),
        ("other.utility", "整栋楼没水"),
        ("other.repair", "电梯停在七楼不动"),
    ):
        for opened in ("2026-11-28 23:00", "2026-11-29 11:00", "2026-11-23 10:00"):
            assert answer_by(need(opened, item=item, words=words), at(opened)).due - at(opened) == timedelta(
                minutes=30
            )
    assert answer_by(need("2026-11-28 11:00", item="other.repair", words="路灯不亮"), SATURDAY).due > at(
        "2026-11-30 08:00"
    )


async def test_on_a_saturday_what_is_wanted_tomorrow_is_answered_today_and_the_desk_sees_it(
    saturday: Alley,
) -> None:
    case = await saturday.case(time_text="明天上午", words="老爷子要个人推轮椅")

    offer = (await saturday.offers(case))[-1]
    assert local(offer.due_at).date() == local(SATURDAY).date()
    assert "请对方在今天12:00前答复" in "".join(await saturday.said(saturday.resident))
    assert "值班人员也已经收到" in await saturday.last(saturday.resident)
    assert "明天上午" in await saturday.last(saturday.staff) and "甲" in await saturday.last(saturday.staff)


async def test_a_burst_pipe_at_night_goes_out_at_once_with_what_to_do_meanwhile(saturday: Alley) -> None:
    await saturday.party("抢修队", item="other.leak")
    async with saturday.store.write() as unit:
        await unit.raw("UPDATE party SET phone = '010-66600001' WHERE name = '抢修队'")
    saturday.store.clock.advance(timedelta(hours=13))

    case = await saturday.case(category="other", item="other.leak", words="家里自来水管裂了，水喷得到处都是")

    assert await saturday.asked(case) == "抢修队"
    told = await saturday.last(saturday.resident)
    assert "总阀" in told and "010-66600001" in told
    assert "抢修队" in await saturday.last(saturday.staff)


async def test_an_ordinary_need_of_a_saturday_waits_for_monday_and_disturbs_nobody(saturday: Alley) -> None:
    case = await saturday.case(time_text="每天中午")

    assert (await saturday.offers(case))[-1].due_at == at("2026-11-30 10:30")
    assert await saturday.said(saturday.staff) == []


async def test_what_is_wanted_before_the_morning_round_is_shown_to_the_desk_at_night(saturday: Alley) -> None:
    saturday.store.clock.advance(timedelta(hours=13))
    await saturday.case(time_text="明天早上8点半", words="想找人陪我去医院")

    assert "可能来不及" in await saturday.last(saturday.staff)


async def test_the_call_that_staff_promise_when_nobody_is_left_is_watched_and_owned_up_to(
    alley: Alley,
) -> None:
    case = await alley.case(item="elderly.bathing")  # nobody serves it
    told = await alley.last(alley.resident)
    assert "明天10:00前联系您" in told

    await alley.pass_time(hours=23, minutes=59)
    assert await alley.last(alley.resident) == told
    await alley.pass_time(minutes=1)

    assert "还没有人联系您，实在抱歉" in await alley.last(alley.resident)
    assert "超期" in await alley.last(alley.staff) and case.number in await alley.last(alley.staff)
    async with alley.store.write() as unit:
        staff = await unit.need(Contact, alley.staff)
        seat = (await unit.raw("SELECT id FROM seat WHERE contact_id = $1", alley.staff))[0][0]
        staff.seat_id = seat
        unit.add(staff)
    async with alley.store.read() as unit:
        assert [c.number for c in (await queue(unit, alley.staff, "overdue")).cases] == [case.number]


async def test_a_call_that_was_made_is_no_missed_promise(alley: Alley) -> None:
    await alley.party("甲")
    case = await alley.case()
    async with alley.store.write() as unit:
        await offer_verbs.accept(unit, alley.workers["甲1"], await alley.offer_id(case))
    async with alley.store.write() as unit:
        await service.report(unit, alley.workers["甲1"], case.id or 0, "已经打过电话")
    await alley.pass_time(days=2)

    assert "实在抱歉" not in "".join(await alley.said(alley.resident))


async def test_the_history_of_a_case_keeps_the_day_of_a_visit(alley: Alley) -> None:
    from casework.story import describe

    await alley.party("甲")
    case = await alley.case()
    async with alley.store.write() as unit:
        await offer_verbs.accept(unit, alley.workers["甲1"], await alley.offer_id(case))
    async with alley.store.write() as unit:
        await service.agree_time(unit, alley.workers["甲1"], case.id or 0, at("2026-11-25 11:30"))
    assert "后天11:30" in "".join(await alley.said(alley.resident))
    await alley.pass_time(days=1)

    async with alley.store.read() as unit:
        told = await describe(unit, await unit.need(Case, case.id), alley.resident)
    assert "已约好时间：11月25日（周三）11:30" in told and "后天" not in told
