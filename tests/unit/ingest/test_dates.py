"""Dates are read as exactly as they are written, and never guessed."""

import pytest

from kg.ingest.dates import date_in_file_name, date_in_url, labelled_date, parse_date
from kg.records import DatePrecision, DateSource


def read(value: str) -> tuple[str | None, DatePrecision] | None:
    """Return date and precision of a metadata date."""
    found = parse_date(value, DateSource.METADATA)
    return (found.date, found.precision) if found else None


@pytest.mark.parametrize(
    ("written", "date", "precision"),
    [
        ("2024-05-21", "2024-05-21", DatePrecision.DAY),
        ("2024-05", "2024-05", DatePrecision.MONTH),
        ("2024", "2024", DatePrecision.YEAR),
        ("20240521", "2024-05-21", DatePrecision.DAY),
        ("2024/05/21", "2024-05-21", DatePrecision.DAY),
        ("2024-05-21T14:05:30Z", "2024-05-21T14:05:30+00:00", DatePrecision.SECOND),
        ("2024-05-21T14:05:30.123+0300", "2024-05-21T14:05:30+03:00", DatePrecision.SECOND),
        ("2024-05-21 14:05", "2024-05-21T14:05", DatePrecision.MINUTE),
        ("2024-05-21T00:00:00Z", "2024-05-21", DatePrecision.DAY),
        ("Tue, 21 May 2024 14:05:00 GMT", "2024-05-21T14:05:00+00:00", DatePrecision.SECOND),
        ("Tue, 21 May 2024 14:05:00 -0430", "2024-05-21T14:05:00-04:30", DatePrecision.SECOND),
        ("May 21, 2024", "2024-05-21", DatePrecision.DAY),
        ("21 May 2024 14:05 GMT", "2024-05-21T14:05+00:00", DatePrecision.MINUTE),
        ("Tuesday, Sept. 3, 2024 at 2:05 p.m. EDT", "2024-09-03T14:05-04:00", DatePrecision.MINUTE),
        ("3rd September 2024", "2024-09-03", DatePrecision.DAY),
        ("May 2024", "2024-05", DatePrecision.MONTH),
        ("21/05/2024", "2024-05-21", DatePrecision.DAY),
        ("05/21/2024", "2024-05-21", DatePrecision.DAY),
        ("05/05/2024", "2024-05-05", DatePrecision.DAY),
        ("21 May 2024 14:05 CST", "2024-05-21T14:05", DatePrecision.MINUTE),
        ("2024-05-21T14:05:30+99:00", "2024-05-21T14:05:30", DatePrecision.SECOND),
        ("21 May 2024 12:10 am", "2024-05-21T00:10", DatePrecision.MINUTE),
    ],
)
def test_known_forms(written: str, date: str, precision: DatePrecision) -> None:
    """Each usual form of a date is read with its own precision and offset."""
    assert read(written) == (date, precision)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2024",
        "3.4.2024",
        "",
        "yesterday",
        "0001-01-01",
        "9999-12-31",
        "2024-02-30",
        "2024-13",
        "May 32, 2024",
        "2024-05-21T25:00",
        "21 May",
        "1716300000",
        "2024-05-21 13:05 pm",
        "x" * 5000,
        "2024-05-21" + " " * 5000,
    ],
)
def test_unreadable_dates_stay_unknown(written: str) -> None:
    """An ambiguous, impossible, implausible or incomplete date is no date."""
    assert read(written) is None


def test_a_labelled_line_is_a_date_of_the_text() -> None:
    """A line gives a date only where it says that it is the publication date."""
    found = labelled_date("Published: May 21, 2024 14:05 GMT")
    assert found is not None
    assert (found.date, found.source) == ("2024-05-21T14:05+00:00", DateSource.TEXT)
    assert labelled_date("Updated: May 21, 2024") is None
    assert labelled_date("May 21, 2024") is None
    assert labelled_date("Published figures show a fall in exports") is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://paper.example/world/2024/05/21/mayor-resigns/", "2024-05-21"),
        ("https://paper.example/2024/may/21/mayor-resigns", "2024-05-21"),
        ("https://paper.example/2024/5/1", "2024-05-01"),
        ("https://paper.example/2024/05/mayor", None),
        ("https://paper.example/id/20240521", None),
        ("https://paper.example/0001/01/01/mayor", None),
        ("https://paper.example/2024/05/215/mayor", None),
    ],
)
def test_date_in_url(url: str, date: str | None) -> None:
    """An address gives a day only with year, month and day as parts of its path."""
    found = date_in_url(url)
    assert (found and found.date) == date


def test_date_in_file_name() -> None:
    """A file name gives a day only where it begins with it."""
    found = date_in_file_name("2024-05-21-mayor.txt")
    assert found is not None
    assert (found.date, found.source) == ("2024-05-21", DateSource.FILENAME)
    assert date_in_file_name("mayor-2024-05-21.txt") is None
    assert date_in_file_name("2024-05-211.txt") is None
