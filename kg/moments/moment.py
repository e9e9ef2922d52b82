"""A calendar time, as exact as it is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

#: Days of the longest month.
MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar time; what the text leaves open is None.

    A week, a quarter, a season or a decade is a `stretch` from its first to its last day; its
    other parts are None.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    stretch: tuple[date, date] | None = None

    @property
    def key(self) -> str:
        """Return the moment as ISO 8601 text, with "-" for an open year ("--04-13"); a stretch
        as its first and last day ("2024-04-01/2024-06-30").
        """
        if self.stretch is not None:
            return "/".join(day.isoformat() for day in self.stretch)
        parts = ["-" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def fits(self, other: "Moment") -> bool:
        """Say whether both can be the same time: no part is set to different values.

        A stretch fits what shares a day with it.
        """
        if self.stretch is not None or other.stretch is not None:
            one, two = self.days(), other.days()
            return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])
        mine, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))

    def exactness(self) -> int:
        """Return how many of year, month and day are set; a stretch counts as its nearest."""
        if self.stretch is not None:
            long = (self.stretch[1] - self.stretch[0]).days
            return 1 if long > MONTH_DAYS else 2
        return sum(part is not None for part in (self.year, self.month, self.day))

    def days(self) -> tuple[date, date] | None:
        """Return its first and its last day; None where the year is open or no such day is."""
        if self.stretch is not None or self.year is None or not self.year:
            return self.stretch
        month, last = self.month or 1, self.month or 12
        try:
            end = self.day or monthrange(self.year, last)[1]
            return date(self.year, month, self.day or 1), date(self.year, last, end)
        except ValueError:
            return None


def days_of_key(key: str) -> tuple[date, date] | None:
    """Return the first and the last day of what `Moment.key` wrote, None as `Moment.days` does."""
    first, _, last = key.partition("/")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last)
    moment = parse_published(first)
    return moment.days() if moment is not None else None


def parse_published(value: str | None) -> Moment | None:
    """Read the date part of an ISO 8601 `published`, as far as it goes."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Moment(year, month, day)
