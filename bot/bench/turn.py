"""`linli bench turn`: the real turn against the usual tutorial bot, the obvious design and the two limits.

One journey of three turns (a need told with all that it takes, the confirmation that opens the case, thanks) through the
whole service on SQLite with synchronous=FULL. What the real turns write is taken from the database and written again by
the others, row for row. Rounds of all variants are interleaved in one run; medians.
"""

import asyncio
import gc
import resource
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import App, build, settle_memory
from bot.bench.turn_rivals import Act, bare_aiogram, obvious, raw_sqlite, tutorial
from bot.bench.turn_rows import Row, connect, tops, written
from bot.inbound import Inbound
from bot.sender import Sender
from bot.settings import Settings
from storage.clock import FrozenClock

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NEED = "给我妈订个午饭，明天中午送到家，阳光花园3号楼2单元501，电话13800000{:03d}"
CONFIRM, THANKS = "确认提交", "好的，谢谢你们"
STEPS = (NEED, CONFIRM, THANKS)
RESIDENTS = 32
ROUNDS = 7
JOURNEYS = 24
SOAK = 50_000


@dataclass(slots=True)
class Ours:
    """The whole service in a folder of its own, with residents who have consented."""

    app: App
    number: int = 0
    times: dict[int, list[float]] = field(default_factory=lambda: {0: [], 1: [], 2: []})

    async def take(self, resident: int, text: str) -> str:
        self.number += 1
        inbound = Inbound("webchat", 1, f"bench{self.number}", f"bench:{resident}", text=text)
        return (await self.app.turn.take(inbound)).outcome

    async def settle(self, resident: int) -> None:
        """First contact: consent, then ready for needs."""
        for text in ("你好", "同意", "取消"):
            await self.take(resident, text)

    async def journey(self, resident: int) -> None:
        for step, text in enumerate(STEPS):
            started = time.perf_counter()
            outcome = await self.take(resident, text.format(resident))
            self.times[step].append(time.perf_counter() - started)
            if outcome in {"fault", "refused"}:
                raise RuntimeError(f"the bench's journey broke at {text}: {outcome}")

    async def tidy(self) -> None:
        """End what the round has opened, so that no organisation's capacity is used up. Not timed."""
        async with self.app.store.write() as unit:
            await unit.raw("UPDATE case_record SET state = 'closed' WHERE state <> 'closed'")
            await unit.raw("UPDATE offer SET state = 'accepted' WHERE state = 'open'")
            await unit.raw("UPDATE follow_up SET done_at = due_at WHERE done_at IS NULL")


async def _ours(folder: Path) -> Ours:
    settings = Settings(_env_file=None, demo=True, data_dir=folder, database_url="")
    ours = Ours(await build(settings, clock=FrozenClock(MORNING)))
    for resident in range(RESIDENTS):
        await ours.settle(resident)
    return ours


async def _templates(ours: Ours, path: Path) -> list[list[Row]]:
    """What each step of the journey writes, from one real journey."""
    reader = connect(str(path))
    steps = []
    for text in STEPS:
        before = tops(reader)
        await ours.take(0, text.format(0))
        steps.append(written(reader, before))
    reader.close()
    tables = {row.table for row in steps[1]}
    missing = {"case_record", "offer", "follow_up", "message"} - tables
    if missing:
        raise RuntimeError(
            f"the confirming turn wrote no {', '.join(sorted(missing))}: the bench would measure too little"
        )
    await ours.tidy()
    return steps


async def _time_rival(act: Act, times: dict[int, list[float]]) -> None:
    for journey in range(JOURNEYS):
        for step, text in enumerate(STEPS):
            started = time.perf_counter()
            await act(step, text.format(journey))
            times[step].append(time.perf_counter() - started)


async def _sixteen(ours: Ours) -> float:
    """Turns a second with sixteen residents at once."""
    started = time.perf_counter()
    await asyncio.gather(*(ours.journey(resident) for resident in range(16)))
    return 16 * len(STEPS) / (time.perf_counter() - started)


def _rates(times: dict[int, list[float]]) -> tuple[float, float]:
    """(confirming turns a second, turns a second of the whole journey), from medians."""
    medians = [statistics.median(times[step]) for step in range(len(STEPS))]
    return 1 / medians[1], len(STEPS) / sum(medians)


async def _measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "linli"
        ours = await _ours(folder)
        path = folder / "linli.db"
        steps = await _templates(ours, path)
        rivals: dict[str, Any] = {"bare aiogram dispatch": bare_aiogram()}
        for name, make in (("tutorial", tutorial), ("obvious", obvious), ("raw sqlite3", raw_sqlite)):
            copy = Path(root) / f"{name.split()[0]}.db"
            async with ours.app.store.write() as unit:
                await unit.raw("SELECT 1")
            connect(str(path)).execute("VACUUM INTO ?", (str(copy),))
            rivals[name] = make(copy, steps)
        times: dict[str, dict[int, list[float]]] = {
            name: {0: [], 1: [], 2: []} for name in ("linli", *rivals)
        }
        at_once = []
        settle_memory()
        async with Sender(ours.app.store, ours.app.settings):
            for round_ in range(ROUNDS + 1):  # the first warms up
                ours.times = {0: [], 1: [], 2: []}
                for journey in range(JOURNEYS):
                    await ours.journey(journey % RESIDENTS)
                await ours.tidy()
                sixteen = await _sixteen(ours)
                await ours.tidy()
                got: dict[str, dict[int, list[float]]] = {"linli": _first(ours.times, JOURNEYS)}
                for name, (act, _close) in rivals.items():
                    got[name] = {0: [], 1: [], 2: []}
                    await _time_rival(act, got[name])
                if round_:
                    at_once.append(sixteen)
                    for name, found in got.items():
                        for step, values in found.items():
                            times[name][step] += values
            soak = await _soak(ours)
        for _act, close in rivals.values():
            await close()
        await ours.app.store.close()
        shutil.rmtree(folder, ignore_errors=True)
    return _result(times, at_once, soak, steps)


def _first(times: dict[int, list[float]], n: int) -> dict[int, list[float]]:
    return {step: values[:n] for step, values in times.items()}


async def _soak(ours: Ours) -> dict[str, float]:
    """Resident memory after a tenth of the turns and after all of them, in MB."""
    ours.times = {0: [], 1: [], 2: []}
    started, done, early = time.perf_counter(), 0, 0.0
    slowest: list[float] = []
    while done < SOAK:
        for resident in range(RESIDENTS):
            await ours.journey(resident)
        done += RESIDENTS * len(STEPS)
        slowest += [t for values in ours.times.values() for t in values]
        ours.times = {0: [], 1: [], 2: []}
        await ours.tidy()
        if not early and done >= SOAK / 10:
            gc.collect()
            early = _memory()
    gc.collect()
    slowest.sort()
    return {
        "turns": done,
        "seconds": time.perf_counter() - started,
        "p99_ms": slowest[int(len(slowest) * 0.99)] * 1000,
        "early_mb": early,
        "late_mb": _memory(),
    }


def _memory() -> float:
    """Resident memory of this process in MB."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _result(
    times: dict[str, dict[int, list[float]]],
    at_once: list[float],
    soak: dict[str, float],
    steps: list[list[Row]],
) -> dict[str, Any]:
    rates = {name: _rates(found) for name, found in times.items()}
    confirming, average = rates["linli"]
    growth = soak["late_mb"] - soak["early_mb"]
    goals = [
        ("average_vs_tutorial", average / rates["tutorial"][1], "x", 0.6, True),
        ("confirming_vs_tutorial", confirming / rates["tutorial"][0], "x", 0.45, True),
        ("average_vs_obvious", average / rates["obvious"][1], "x", 5.0, True),
        ("confirming_vs_obvious", confirming / rates["obvious"][0], "x", 5.0, True),
        ("p99", soak["p99_ms"], "ms", 15.0, False),
        ("memory_growth", growth, "MB over 45,000 turns", 8.0, False),
    ]
    return {
        "bench": "turn",
        "goals": [
            {"name": n, "value": round(v, 3), "unit": u, "goal": g, "met": v >= g if more else v <= g}
            for n, v, u, g, more in goals
        ],
        "turns_per_second": {
            n: {"confirming": round(c, 1), "average": round(a, 1)} for n, (c, a) in rates.items()
        },
        "sixteen_at_once": round(statistics.median(at_once), 1),
        "rows_of_each_turn": [len(rows) for rows in steps],
        "where_the_time_goes_ms": _where(times),
        "soak": {k: round(v, 2) for k, v in soak.items()},
    }


def _where(times: dict[str, dict[int, list[float]]]) -> dict[str, float]:
    """The average turn in parts: the two limits are measured, the rest is ours."""

    def mean(name: str) -> float:
        return 1000 * statistics.mean(statistics.median(times[name][s]) for s in range(len(STEPS)))

    whole, dispatch, commit = mean("linli"), mean("bare aiogram dispatch"), mean("raw sqlite3")
    return {
        "whole turn": round(whole, 3),
        "aiogram's dispatch": round(dispatch, 3),
        "statements and commit": round(commit, 3),
        "ours: unit of work, understanding, journeys, casework": round(whole - dispatch - commit, 3),
    }


def run(data: dict[str, Path]) -> dict[str, Any]:
    """Measure; the result has every goal's figure."""
    return asyncio.run(_measure())


def report(result: dict[str, Any]) -> str:
    """For people."""
    lines = [f"{'turns a second':28} confirming   average"]
    for name, rate in result["turns_per_second"].items():
        lines.append(f"{name:28} {rate['confirming']:10.0f} {rate['average']:9.0f}")
    lines.append(f"{'linli, 16 at once':28} {'':10} {result['sixteen_at_once']:9.0f}")
    lines.append(
        "where an average turn goes (ms): "
        + ", ".join(f"{k} {v}" for k, v in result["where_the_time_goes_ms"].items())
    )
    soak = result["soak"]
    lines.append(
        f"{soak['turns']:.0f} turns: {soak['early_mb']:.0f} MB early, {soak['late_mb']:.0f} MB late, p99 {soak['p99_ms']:.1f} ms"
    )
    return "\n".join(lines)
