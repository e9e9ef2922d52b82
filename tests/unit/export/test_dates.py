"""Dates of publication: typed by precision, with the interval that they can mean."""

from dataclasses import replace

import pytest

from kg.errors import SchemaError
from kg.export.dates import date_pairs
from kg.records import DatePrecision
from tests.sample import COURIER


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        (
            "2024-03-05T08:30:12+01:00",
            DatePrecision.SECOND,
            ("2024-03-05T08:30:12+01:00^dateTime", "2024-03-05T07:30:12Z", "2024-03-05T07:30:12Z"),
        ),
        (
            "2024-03-05T08:30Z",
            DatePrecision.MINUTE,
            ("2024-03-05T08:30:00Z^dateTime", "2024-03-05T08:30:00Z", "2024-03-05T08:30:59Z"),
        ),
        (
            "2024-03-05T08:30",
            DatePrecision.MINUTE,
            ("2024-03-05T08:30:00^dateTime", "2024-03-05T08:30:00Z", "2024-03-05T08:30:59Z"),
        ),
        (
            "2024-12-31",
            DatePrecision.DAY,
            ("2024-12-31^date", "2024-12-31T00:00:00Z", "2024-12-31T23:59:59Z"),
        ),
        (
            "2024-02",
            DatePrecision.MONTH,
            ("2024-02^gYearMonth", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"),
        ),
        (
            "2023",
            DatePrecision.YEAR,
            ("2023^gYear", "2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z"),
        ),
        (
            "2024-03-05T08:30Z",
            DatePrecision.DAY,
            ("2024-03-05^date", "2024-03-05T00:00:00Z", "2024-03-05T23:59:59Z"),
        ),
    ],
)
def test_a_date_is_as_exact_as_its_precision(
    text: str, precision: DatePrecision, expected: tuple[str, str, str]
) -> None:
    """The type follows the precision, and the interval holds every second it can mean."""
    pairs = date_pairs(replace(COURIER, published=text, date_precision=precision))
    values = tuple(value.replace('"', "").replace("^^xsd:", "^") for _, value in pairs)
    first, begin, end = expected
    assert values == (first, f"{begin}^dateTime", f"{end}^dateTime")


@pytest.mark.parametrize(
    ("text", "precision"), [(None, DatePrecision.DAY), ("2024-03-05", DatePrecision.UNKNOWN)]
)
def test_an_unknown_date_is_left_out(text: str | None, precision: DatePrecision) -> None:
    """No date is invented."""
    assert date_pairs(replace(COURIER, published=text, date_precision=precision)) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024", DatePrecision.DAY),
        ("2024-03-05", DatePrecision.SECOND),
        ("2024-13", DatePrecision.MONTH),
        ("0000", DatePrecision.YEAR),
        ("20240305", DatePrecision.YEAR),
        ("2024-03-05 08:30", DatePrecision.MINUTE),
    ],
)
def test_a_date_that_its_precision_does_not_fit_is_an_error(
    text: str, precision: DatePrecision
) -> None:
    """Ingest gives ISO dates; anything else means that a table is broken."""
    with pytest.raises(SchemaError, match="expected ISO 8601"):
        date_pairs(replace(COURIER, published=text, date_precision=precision))
