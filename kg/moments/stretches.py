"""Seasons, quarters, weeks, weekends and decades as their first and last day."""

import re
from datetime import date, timedelta

from kg.moments.moment import Moment
from kg.moments.words import QUARTERS, SEASONS

_SEASON = re.compile(
    r"\b(?:(?P<step>last|past|this|next) )?(?P<name>spring|summer|autumn|fall|winter)"
    r"(?:(?: of)? (?P<year>(?:1[5-9]|20)\d\d))?\b"
)
_QUARTER = re.compile(
    rf"\b(?P<name>{'|'.join(QUARTERS)}) quarter(?: of (?P<year>(?:1[5-9]|20)\d\d))?\b"
)
_DECADE = re.compile(r"\b((?:1[89]|20)\d)0s\b")
_QUARTER_STARTS = {name: 3 * at + 1 for name, at in QUARTERS.items()}


def find_stretch(text: str, today: date | None) -> Moment | None:
    """Find a decade, or a season or quarter with its year or told from the day of publication.

    Seasons are those of the north, three months each from March on.
    """
    decade = _DECADE.search(text)
    if decade is not None:
        first = int(decade[1]) * 10
        return Moment(None, stretch=(date(first, 1, 1), date(first + 9, 12, 31)))
    for pattern, starts in ((_SEASON, SEASONS), (_QUARTER, _QUARTER_STARTS)):
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        month, year, step = starts[found["name"]], found["year"], found.get("step")
        if year is not None:
            return months(int(year), month, 3)
        if today is not None and (step or pattern is _QUARTER):
            return months(_year_of(month, step, today), month, 3)
    return None


def _year_of(month: int, step: str | None, today: date) -> int:
    """Return the year of a season that starts in `month`: the last one that has begun by today.

    "Last summer" is over; "next summer" has not begun.
    """
    over = months(today.year, month, 3).stretch
    begun = over is not None and over[0] <= today
    if step == "next":
        return today.year + begun
    if step in ("last", "past") and over is not None:
        return today.year - (over[1] >= today)
    return today.year if step == "this" else today.year - (not begun)


def months(year: int, month: int, count: int) -> Moment:
    """Return the stretch of some months; it may run into the next year, as winters do."""
    after = year * 12 + month - 1 + count
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Moment(None, stretch=(date(year, month, 1), end))


def week(today: date, step: int) -> Moment:
    """Return the week of a day from Monday on, or one `step` weeks away."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return Moment(None, stretch=(monday, monday + timedelta(days=6)))


def weekend(today: date, step: int) -> Moment:
    """Return the Saturday and Sunday last begun (0), the ones before (-1) or next (1)."""
    saturday = today - timedelta(days=(today.weekday() + 2) % 7) + timedelta(weeks=step)
    return Moment(None, stretch=(saturday, saturday + timedelta(days=1)))
