"""Dates that name a month or a year: "24 February 2022", "in mid-April"."""

import re

from kg.moments.moment import Moment
from kg.moments.words import MONTHS

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
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


def find_date(text: str, published: Moment | None, *, ahead: bool) -> Moment | None:
    """Find a date that names a month or a year; a month is capitalised ("march on" is none).

    A month without a year is the latest one not after publication, since news
    reports the past ("In April, Iran struck back" in a story of May), and the next one for what is
    to come ("will meet in April").
    """
    for pattern in _PATTERNS:
        match = pattern.search(text.lower())
        if match is None:
            continue
        found = match.groupdict()
        raw = found.get("month")
        if raw and raw.isalpha() and not text[match.start("month")].isupper():
            continue
        month = None if raw is None else int(raw) if raw.isdigit() else MONTHS[raw]
        day = int(found["day"]) if found.get("day") else None
        year = int(found["year"]) if found.get("year") else None
        if year is None and published is not None and published.year and published.month and month:
            late, early = month > published.month, month < published.month
            year = published.year + early if ahead else published.year - late
        return Moment(year, month, day)
    return None
