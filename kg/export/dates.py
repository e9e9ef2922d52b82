"""Publication dates as RDF literals, as exact as they are known and no more."""

import calendar
import re
from datetime import UTC, datetime, timedelta

from kg.errors import SchemaError, shown
from kg.export.terms import literal
from kg.export.trig import Pair
from kg.records import Article, DatePrecision

_LENGTHS = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
_TYPES = {
    DatePrecision.SECOND: "xsd:dateTime",
    DatePrecision.MINUTE: "xsd:dateTime",
    DatePrecision.DAY: "xsd:date",
    DatePrecision.MONTH: "xsd:gYearMonth",
    DatePrecision.YEAR: "xsd:gYear",
}
_SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.A)
_SECOND = timedelta(seconds=1)


def date_pairs(article: Article) -> list[Pair]:
    """Return the pairs that say when `article` was published; none if unknown.

    `schema:datePublished` is the date as it was given, typed by its precision.
    `kgc:publishedFrom` and `kgc:publishedUntil` are the first and the last
    second that it can mean, in UTC, so that dates of different precision can be
    compared; a date without a zone is taken as UTC. Raises `SchemaError` for a
    date that its precision does not fit.
    """
    if article.published is None or article.date_precision is DatePrecision.UNKNOWN:
        return []
    try:
        shown_date, first, last = _parsed(article.published, article.date_precision)
    except (ValueError, OverflowError) as error:
        raise SchemaError(
            f"article {shown(article.article_id)} has the date {shown(article.published)}, "
            f"expected ISO 8601 as exact as a {article.date_precision}; read the article again"
        ) from error
    return [
        ("schema:datePublished", literal(shown_date, _TYPES[article.date_precision])),
        ("kgc:publishedFrom", literal(_utc(first), "xsd:dateTime")),
        ("kgc:publishedUntil", literal(_utc(last), "xsd:dateTime")),
    ]


def _parsed(text: str, precision: DatePrecision) -> tuple[str, datetime, datetime]:
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    if precision in (DatePrecision.SECOND, DatePrecision.MINUTE):
        moment = datetime.fromisoformat(text).replace(microsecond=0)
        if len(text) <= _LENGTHS[DatePrecision.DAY]:
            raise ValueError(text)
        length = _SECOND if precision is DatePrecision.SECOND else timedelta(minutes=1)
        return moment.isoformat().replace("+00:00", "Z"), moment, moment + length - _SECOND
    day = text[: _LENGTHS[precision]]
    if len(day) < _LENGTHS[precision]:
        raise ValueError(text)
    first, days = _first_day(day)
    return day, first, first + timedelta(days=days) - _SECOND


def _first_day(text: str) -> tuple[datetime, int]:
    """Return the first moment of a day, month or year and its number of days."""
    year, month, day = (int(part) for part in (text + "-01-01")[:10].split("-"))
    first = datetime(year, month, day, tzinfo=UTC)
    if len(text) == _LENGTHS[DatePrecision.DAY]:
        return first, 1
    if len(text) == _LENGTHS[DatePrecision.MONTH]:
        return first, calendar.monthrange(year, month)[1]
    return first, 366 if calendar.isleap(year) else 365


def _utc(moment: datetime) -> str:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat().replace("+00:00", "Z")
