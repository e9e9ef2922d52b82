"""Time expressions as year, month and day or as a stretch of days, as exact as the text says.

Rules of our own rather than `dateparser` (BSD licence; version 1.5, tried on 21 phrases): it left
six unread ("mid-April", "last summer", "in the third quarter"), gives one day for a week, a month,
a year and the 1990s without a word on how exact it is, and reads what is to come as past.
"""

from datetime import date

from kg.moments.dates import find_date
from kg.moments.moment import Moment, parse_published
from kg.moments.relative import find_relative
from kg.moments.stretches import find_stretch


def read_moment(text: str, published: str | None, *, ahead: bool = False) -> Moment | None:
    """Return the calendar time that `text` names, or None where it names none.

    `published` is ISO 8601 or None; weekdays and words such as "yesterday" need
    it to the day ("on Monday" is the latest Monday not after it, and with `ahead`
    the next one not before it) and give None without it.
    """
    clean = " ".join(text.replace("mid-", "").replace("Mid-", "").split())
    today, printed = _day(published), parse_published(published)
    try:
        found = find_stretch(clean.lower(), today) or find_date(clean, printed, ahead=ahead)
        if found is not None or today is None:
            return found
        return find_relative(clean, today, ahead=ahead)
    except (ValueError, OverflowError):
        # Beyond the years 1 and 9999, which some page may give for its date.
        return None


def _day(value: str | None) -> date | None:
    """Return `published` as a date where it is exact to the day and a real date."""
    moment = parse_published(value)
    if moment is None or moment.year is None or moment.month is None or moment.day is None:
        return None
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None
