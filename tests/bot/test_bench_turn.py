"""The turn bench runs, measures the same rows for all, and reports every goal. Its figures are nobody's to assert."""

import json

import pytest

from bot.bench import turn

GOALS = {
    "average_vs_tutorial",
    "confirming_vs_tutorial",
    "average_vs_obvious",
    "confirming_vs_obvious",
    "p99",
    "memory_growth",
}


@pytest.mark.slow
def test_a_short_run_reports_every_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, small in {"ROUNDS": 1, "JOURNEYS": 2, "SOAK": 96, "RESIDENTS": 16}.items():
        monkeypatch.setattr(turn, name, small)

    result = turn.run({})

    assert {goal["name"] for goal in result["goals"]} == GOALS
    assert all(isinstance(goal["met"], bool) for goal in result["goals"])
    assert set(result["turns_per_second"]) == {
        "linli",
        "tutorial",
        "obvious",
        "bare aiogram dispatch",
        "raw sqlite3",
    }
    told, confirmed, thanked = result["rows_of_each_turn"]
    assert confirmed > told >= thanked >= 3  # the confirming turn opens a case, offers it and schedules
    json.dumps(result)
    assert "linli" in turn.report(result)
