"""Publication dates: read, never guessed.

A date is kept as exact as it is written. Day and month in figures alone are
read only where one order is possible ("21/05/2024", not "03/04/2024").
"""

import re
from dataclasses import dataclass
from datetime import datetime, time

from kg.records import DatePrecision, DateSource

#: Years outside are placeholders of other programs (0001, 1601, 9999).
YEARS = range(1800, 2101)

_MONTH_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
    "sep sept september|oct october|nov november|dec december"
)
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.split("|"), start=1)
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:(?:\s*,?\s+at|\s*,|\s*[|·–-])?[T\s]\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[a-z]{2,5})?\)?)?"
)
_FORMS = tuple(
    re.compile(rf"\s*{form}\s*", re.IGNORECASE)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
        rf"{_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_CLOCK}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_CLOCK}",
        rf"(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<then>\d{{1,2}})(?P=sep){_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
#: Names that stand for one offset only. "CST" is left out (Chicago or China),
#: and so are "BST" and "IST": the time is then kept without offset.
_ZONES = {
    "z": "+00:00",
    "gmt": "+00:00",
    "utc": "+00:00",
    "edt": "-04:00",
    "est": "-05:00",
    "cdt": "-05:00",
    "mdt": "-06:00",
    "pdt": "-07:00",
    "pst": "-08:00",
}
_LONGEST = 60
_URL_DATE = re.compile(
    r"/(?P<year>\d{4})/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=[/?#]|$)", re.IGNORECASE
)
_NAME_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_LABEL = re.compile(
    r"\W{0,3}(?:(?:first |originally |was )?(?:published|posted)(?: (?:on|at))?|"
    r"publication date|date published|date)\s*[:|–-]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date in ISO 8601, how exact it is, and where it was found."""

    date: str | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    source: DateSource = DateSource.UNKNOWN


def parse_date(value: str, source: DateSource) -> Published | None:
    """Read one written date; None where it is ambiguous, impossible or no date.

    Known are ISO 8601 to the month or year, RFC 2822 and forms with the month's
    name. An offset is kept, never converted. Midnight counts as no time, since
    many exports fill it in. Years outside `YEARS` give None.
    """
    if len(value) > _LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(value):
            return _published({k: v for k, v in match.groupdict().items() if v}, source)
    return None


def labelled_date(line: str) -> Published | None:
    """Read a line that says of itself that it is the date ("Published: May 21, 2024")."""
    label = _LABEL.match(line)
    return parse_date(line[label.end() :], DateSource.TEXT) if label else None


def date_in_url(url: str) -> Published | None:
    """Read the day from an address with /YYYY/MM/DD/ (or /2024/may/21/) in its path."""
    match = _URL_DATE.search(url)
    return _published(match.groupdict(), DateSource.URL) if match else None


def date_in_file_name(name: str) -> Published | None:
    """Read the day from a file name that begins with YYYY-MM-DD."""
    match = _NAME_DATE.match(name)
    return _published(match.groupdict(), DateSource.FILENAME) if match else None


def _published(parts: dict[str, str], source: DateSource) -> Published | None:
    """Check the parts against the calendar and write them in ISO 8601."""
    if "first" in parts and not _order_days(parts):
        return None
    try:
        month = parts.get("month", "1").casefold()
        moment = datetime(
            int(parts["year"]),
            int(month) if month.isdigit() else _MONTHS[month],
            int(parts.get("day", "1")),
            _hour(parts),
            int(parts.get("minute", "0")),
            int(parts.get("second", "0")),
        )
    except (ValueError, KeyError):
        return None
    if moment.year not in YEARS:
        return None
    return _written(moment, parts, source)


def _written(moment: datetime, parts: dict[str, str], source: DateSource) -> Published:
    if "month" not in parts:
        written, precision = f"{moment:%Y}", DatePrecision.YEAR
    elif "day" not in parts:
        written, precision = f"{moment:%Y-%m}", DatePrecision.MONTH
    elif moment.time() == time.min:
        written, precision = f"{moment:%Y-%m-%d}", DatePrecision.DAY
    elif "second" not in parts:
        written = f"{moment:%Y-%m-%dT%H:%M}" + _offset(parts.get("zone", ""))
        precision = DatePrecision.MINUTE
    else:
        written = f"{moment:%Y-%m-%dT%H:%M:%S}" + _offset(parts.get("zone", ""))
        precision = DatePrecision.SECOND
    return Published(date=written, precision=precision, source=source)


def _order_days(parts: dict[str, str]) -> bool:
    """Put day and month of "21/05/2024" in place; False where both orders are possible."""
    first, then = int(parts["first"]), int(parts["then"])
    if first <= 12 and then <= 12 and first != then:
        return False
    day, month = (first, then) if first > 12 else (then, first)
    parts["day"], parts["month"] = str(day), str(month)
    return True


def _hour(parts: dict[str, str]) -> int:
    hour = int(parts.get("hour", "0"))
    half = parts.get("half", "").casefold()
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour


def _offset(zone: str) -> str:
    """Return an offset as +HH:MM; empty where the zone is unknown or impossible."""
    named = _ZONES.get(zone.casefold())
    if named or not zone.startswith(("+", "-")):
        return named or ""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    possible = int(digits[:2]) <= 14 and int(digits[2:]) < 60
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if possible else ""
