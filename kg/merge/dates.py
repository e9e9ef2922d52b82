"""Time expressions as year, month and day, as exact as the text says."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_PATTERNS = tuple(
    re.compile(r"\b" + pattern + r"(?!\w)")
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        _DAY + r" (?:of )?" + _MONTH + r",? " + _YEAR,
        _MONTH + r" " + _DAY + r",? " + _YEAR,
        _MONTH + r",? (?:of )?" + _YEAR,
        _DAY + r" (?:of )?" + _MONTH,
        _MONTH + r" " + _DAY,
        _MONTH,
        _YEAR,
    )
)
_AGO = re.compile(r"\b(\d+|one|two|three|four|five|six|seven|a) (day|week|month|year)s? ago\b")
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SHIFT = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNIT = re.compile(r"\b(last|this|next) (month|year)\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar time; what the text leaves open is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def key(self) -> str:
        """Return the moment as ISO 8601 text, with "-" for an open year ("--04-13")."""
        parts = ["-" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def fits(self, other: "Moment") -> bool:
        """Say whether both can be the same time: no part is set to different values."""
        mine, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))

    def exactness(self) -> int:
        """Return how many of year, month and day are set."""
        return sum(part is not None for part in (self.year, self.month, self.day))


def _published(value: str | None) -> Moment | None:
    """Read the date part of an ISO 8601 `published`, as far as it goes."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Moment(year, month, day)


def _anchor(value: str | None) -> date | None:
    """Return `published` as a date where it is exact to the day and a real date."""
    moment = _published(value)
    if moment is None or moment.year is None or moment.month is None or moment.day is None:
        return None
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _of(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _calendar(text: str, published: Moment | None) -> Moment | None:
    """Find a date that names a month or a year; a month is capitalised ("march on" is none).

    A month without a year is the latest one not after publication, since news
    reports the past ("In April, Iran struck back" in a story of May).
    """
    for pattern in _PATTERNS:
        match = pattern.search(text.lower())
        if match is None:
            continue
        found = match.groupdict()
        raw = found.get("month")
        if raw and raw.isalpha() and not text[match.start("month")].isupper():
            continue
        month = None if raw is None else int(raw) if raw.isdigit() else _MONTHS[raw]
        day = int(found["day"]) if found.get("day") else None
        year = int(found["year"]) if found.get("year") else None
        if year is None and published is not None and published.year and published.month and month:
            year = published.year - (month > published.month)
        return Moment(year, month, day)
    return None


def _relative(text: str, today: date) -> Moment | None:
    """Find a day, month or year that is told from the day of publication."""
    lowered = text.lower()
    ago = _AGO.search(lowered)
    if ago is not None:
        count = _COUNT.get(ago[1]) or int(ago[1])
        if ago[2] in ("day", "week"):
            return _of(today - timedelta(days=min(count, 9999) * (7 if ago[2] == "week" else 1)))
        return Moment(today.year - count) if ago[2] == "year" else None
    unit = _UNIT.search(lowered)
    if unit is not None:
        return _unit_moment(today, {"last": -1, "this": 0, "next": 1}[unit[1]], unit[2])
    for word in re.findall(r"\w+", text):
        if word.lower() in _SHIFT:
            return _of(today + timedelta(days=_SHIFT[word.lower()]))
        if word[0].isupper() and word.lower() in _WEEKDAYS:
            back = (today.weekday() - _WEEKDAYS[word.lower()]) % 7
            return _of(today + timedelta(days=7 - back if "next" in lowered else -back))
    return None


def _unit_moment(today: date, step: int, unit: str) -> Moment:
    if unit == "year":
        return Moment(today.year + step)
    months = today.year * 12 + today.month - 1 + step
    return Moment(months // 12, months % 12 + 1)


def read_moment(text: str, published: str | None) -> Moment | None:
    """Return the calendar time that `text` names, or None where it names none.

    `published` is ISO 8601 or None; weekdays and words such as "yesterday" need
    it to the day ("on Monday" is the latest Monday not after it) and give None
    without it.
    """
    clean = " ".join(text.replace("mid-", "").replace("Mid-", "").split())
    found = _calendar(clean, _published(published))
    if found is not None:
        return found
    today = _anchor(published)
    return None if today is None else _relative(clean, today)
