"""The end of a case's number, as lists show it: 0003, and with its day where two of one list end alike: 27日0003."""

from collections import Counter
from collections.abc import Sequence

from storage.tables import Case


def tails(cases: Sequence[Case]) -> dict[int, str]:
    """The end of each number, by the id of the case."""
    alike = Counter(case.number[-4:] for case in cases)
    days = Counter((case.number[-4:], case.number[6:8]) for case in cases)
    return {case.id or 0: _tail(case.number, alike, days) for case in cases}


def _tail(number: str, alike: Counter[str], days: Counter[tuple[str, str]]) -> str:
    end, day = number[-4:], number[6:8]
    if alike[end] == 1:
        return end
    if days[end, day] == 1:
        return f"{int(day)}日{end}"
    return f"{int(number[4:6])}月{int(day)}日{end}"
