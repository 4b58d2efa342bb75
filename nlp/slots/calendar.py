"""Days that have names: feasts by the sun and by the moon, holidays, seasons."""

from datetime import date, timedelta

# By the sun: (month, day) of the first and of the last day.
_SOLAR: dict[str, tuple[int, int, int, int]] = {
    "国庆": (10, 1, 10, 7),
    "十一假期": (10, 1, 10, 7),
    "元旦": (1, 1, 1, 1),
    "五一": (5, 1, 5, 1),
    "劳动节": (5, 1, 5, 1),
    "六一": (6, 1, 6, 1),
    "儿童节": (6, 1, 6, 1),
    "七一": (7, 1, 7, 1),
    "建党": (7, 1, 7, 1),
    "八一": (8, 1, 8, 1),
    "建军": (8, 1, 8, 1),
    "三八": (3, 8, 3, 8),
    "妇女节": (3, 8, 3, 8),
    "教师节": (9, 10, 9, 10),
    "双十一": (11, 11, 11, 11),
    "圣诞": (12, 25, 12, 25),
    "清明": (4, 5, 4, 5),
    "冬至": (12, 22, 12, 22),
    "立秋": (8, 7, 8, 7),
    "立冬": (11, 7, 11, 7),
    "霜降": (10, 23, 10, 23),
    "入伏": (7, 15, 7, 15),
    "三伏": (7, 15, 8, 20),
    "数九": (12, 22, 3, 10),
    # School years differ by a few days from town to town; these are the usual ones.
    "暑假": (7, 1, 8, 31),
    "寒假": (1, 20, 2, 20),
    "高考": (6, 7, 6, 9),
    "中考": (6, 16, 6, 18),
    "开学": (9, 1, 9, 1),
    "新学期": (9, 1, 9, 1),
    "下学期": (9, 1, 9, 1),
    "开春": (3, 1, 4, 30),
    "入冬": (11, 7, 11, 30),
    "春季": (3, 1, 5, 31),
    "春天": (3, 1, 5, 31),
    "夏季": (6, 1, 8, 31),
    "夏天": (6, 1, 8, 31),
    "秋季": (9, 1, 11, 30),
    "秋天": (9, 1, 11, 30),
    "冬季": (12, 1, 2, 28),
    "冬天": (12, 1, 2, 28),
}
# By the moon: (month, day).
_LUNAR: dict[str, tuple[int, int]] = {
    "中秋": (8, 15),
    "端午": (5, 5),
    "重阳": (9, 9),
    "元宵": (1, 15),
    "腊八": (12, 8),
    "小年": (12, 23),
    "除夕": (12, 30),
    "年三十": (12, 30),
    "三十晚上": (12, 30),
    "春节": (1, 1),
    "过年": (1, 1),
    "年前": (1, 1),
    "年后": (1, 1),
    "年关": (12, 30),
}


def named_day(words: str, today: date) -> tuple[date, date] | None:
    """The next time this feast, holiday or season comes (or now is), as first and last day."""
    for name, (month, day, last_month, last_day) in _SOLAR.items():
        if name in words:
            return _solar(today, month, day, last_month, last_day)
    for name, (month, day) in _LUNAR.items():
        if name in words:
            found = lunar_day(month, day, today)
            return (found, found) if found else None
    return None


def lunar_day(month: int, day: int, today: date) -> date | None:
    """The next day that has this date in the lunar calendar; a thirtieth that is missing is the twenty-ninth."""
    from lunardate import LunarDate

    for year in (today.year - 1, today.year, today.year + 1):
        found = None
        for tried in (day, day - 1):
            try:
                found = LunarDate(year, month, tried).to_solar_date()
                break
            except ValueError:
                continue
        if found is not None and found >= today:
            return date(found.year, found.month, found.day)
    return None


def _solar(today: date, month: int, day: int, last_month: int, last_day: int) -> tuple[date, date]:
    for year in (today.year - 1, today.year, today.year + 1):
        first = date(year, month, day)
        last = date(year + (last_month < month), last_month, last_day)
        if last >= today:
            return first, last
    return today, today + timedelta(days=1)
