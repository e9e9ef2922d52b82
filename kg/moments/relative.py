"""Times told from the day of publication: "on Monday", "two weeks ago", "the 24th"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from kg.moments.moment import MONTH_DAYS, Moment
from kg.moments.stretches import months, week, weekend
from kg.moments.words import COUNTS, WEEKDAYS

_AGO = re.compile(r"\b(\d+|one|two|three|four|five|six|seven|a) (day|week|month|year)s? ago\b")
_SHIFT = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNIT = re.compile(r"\b(last|past|this|next) (month|year|week|weekend|quarter)\b")
_WEEKEND = re.compile(r"\bthe weekend\b")
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}
_DAY_ALONE = re.compile(r"(?:^|\bthe )(\d{1,2})(?:st|nd|rd|th)$")
_SATURDAY = 5
#: The largest count of days or weeks that is reckoned back.
_MOST = 9999


def find_relative(text: str, today: date, *, ahead: bool) -> Moment | None:
    """Find a day, month or year that is told from the day of publication."""
    lowered = text.lower()
    ago = _AGO.search(lowered)
    if ago is not None:
        count = COUNTS.get(ago[1]) or int(ago[1])
        return _ago(today, min(count, _MOST), ago[2])
    unit = _UNIT.search(lowered)
    if unit is not None:
        return _unit_moment(today, _STEPS[unit[1]], unit[2])
    if _WEEKEND.search(lowered):
        return weekend(today, int(ahead and today.weekday() < _SATURDAY))
    for word in re.findall(r"\w+", text):
        if word.lower() in _SHIFT:
            return _of(today + timedelta(days=_SHIFT[word.lower()]))
        if word[0].isupper() and word.lower() in WEEKDAYS:
            back = (today.weekday() - WEEKDAYS[word.lower()]) % 7
            to_come = "next" in lowered or (ahead and back)
            return _of(today + timedelta(days=7 - back if to_come else -back))
    return _day_alone(lowered, today, ahead=ahead)


def _day_alone(text: str, today: date, *, ahead: bool) -> Moment | None:
    """Return the nearest such day of a month: "the 24th"."""
    match = _DAY_ALONE.search(text)
    day = int(match[1]) if match is not None else 0
    if not 1 <= day <= MONTH_DAYS:
        return None
    at = today.year * 12 + today.month - 1
    at += (day < today.day) if ahead else -(day > today.day)
    while monthrange(at // 12, at % 12 + 1)[1] < day:
        at += 1 if ahead else -1
    return Moment(at // 12, at % 12 + 1, day)


def _ago(today: date, count: int, unit: str) -> Moment | None:
    if unit == "day":
        return _of(today - timedelta(days=count))
    if unit == "week":
        return week(today, -count)
    at = today.year * 12 + today.month - 1 - count
    if unit == "month" and at >= 12:
        return Moment(at // 12, at % 12 + 1)
    return Moment(today.year - count) if unit == "year" and count < today.year else None


def _unit_moment(today: date, step: int, unit: str) -> Moment:
    if unit == "year":
        return Moment(today.year + step)
    if unit == "week":
        return week(today, step)
    if unit == "weekend":
        # On a Wednesday "last weekend" has just been and "this weekend" is to come.
        return weekend(today, step + (today.weekday() < _SATURDAY))
    if unit == "quarter":
        quarters = today.year * 4 + (today.month - 1) // 3 + step
        return months(quarters // 4, quarters % 4 * 3 + 1, 3)
    at = today.year * 12 + today.month - 1 + step
    return Moment(at // 12, at % 12 + 1)


def _of(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)
