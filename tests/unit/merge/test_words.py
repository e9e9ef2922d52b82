"""Words, numbers and dates in canonical form."""

import pytest

from kg.merge.numbers import Number, is_within, read_numbers
from kg.merge.tokens import content_words, raw_words
from kg.moments import Moment, read_moment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Russian missiles", ("russia", "missile")),
        ("Russia's missiles", ("russia", "missile")),
        ("more weaponry", ("weapon",)),
        ("US officials", ("usa", "official")),
        ("U.S. officials", ("usa", "official")),
        ("F-16 fighter jets", ("f-16", "fighter", "plane")),
        ("the ministry’s crises", ("ministry", "crise")),
    ],
)
def test_content_words(text: str, words: tuple[str, ...]) -> None:
    """Plural, possessive, adjective of place and synonyms lead to one word."""
    assert content_words(text) == words


def test_pronoun_us_is_not_the_country() -> None:
    """Only "US" in capitals is the country."""
    assert raw_words("give us time") == ("give", "us", "time")


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("seven systems", (Number(7),), ("systems",)),
        ("7 systems", (Number(7),), ("systems",)),
        ("1,200 shells", (Number(1200),), ("shells",)),
        ("1.2 thousand shells", (Number(1200),), ("shells",)),
        ("two hundred and five homes", (Number(205),), ("homes",)),
        ("twenty-one dead", (Number(21),), ("dead",)),
        ("three million euros", (Number(3_000_000),), ("euros",)),
        ("at least 20 people", (Number(20, ">"),), ("at", "least", "people")),
        ("nearly a dozen", (), ("nearly", "a", "dozen")),
        ("F-16 jets", (), ("f-16", "jets")),
        ("one of the ministers", (), ("one", "of", "the", "ministers")),
    ],
)
def test_read_numbers(text: str, numbers: tuple[Number, ...], rest: tuple[str, ...]) -> None:
    """Numerals and number words give the same number; names with digits are words."""
    assert read_numbers(raw_words(text)) == (numbers, rest)


def test_bound_leaves_room() -> None:
    """A lower bound holds a larger number, not a smaller one."""
    assert is_within(Number(20, ">"), Number(23))
    assert not is_within(Number(20, ">"), Number(17))
    assert not is_within(Number(20), Number(23))
    assert is_within(Number(100, "~"), Number(95))


@pytest.mark.parametrize(
    ("text", "published", "key"),
    [
        ("24 February 2022", None, "2022-02-24"),
        ("on Feb. 24, 2022", None, "2022-02-24"),
        ("in February 2022", None, "2022-02"),
        ("in 2022", None, "2022"),
        ("mid-April", "2024-05-21", "2024-04"),
        ("in November", "2024-05-21", "2023-11"),
        ("in April", None, "--04"),
        ("on Monday", "2024-05-21", "2024-05-20"),
        ("next Friday", "2024-05-21", "2024-05-24"),
        ("yesterday", "2024-05-01T08:00:00Z", "2024-04-30"),
        ("last year", "2024-05-21", "2023"),
        ("next month", "2024-12-21", "2025-01"),
        ("two days ago", "2024-03-01", "2024-02-28"),
        ("2024-05-21", None, "2024-05-21"),
    ],
)
def test_read_moment(text: str, published: str | None, key: str) -> None:
    """Dates, months, weekdays and "yesterday" give a calendar time."""
    moment = read_moment(text, published)
    assert moment is not None
    assert moment.key == key


@pytest.mark.parametrize(
    "text", ["on Monday", "yesterday", "after the talks", "it may rain", "on march"]
)
def test_no_moment_without_a_date(text: str) -> None:
    """Without a publication date a weekday is no date, and "may" without a capital is a verb."""
    assert read_moment(text, None) is None


def test_weekday_needs_the_day_of_publication() -> None:
    """A month is not enough to tell which Monday is meant; a bad date is no date."""
    assert read_moment("on Monday", "2024-05") is None
    assert read_moment("on Monday", "2024-02-31") is None


def test_moments_fit_where_no_part_differs() -> None:
    """A year has room for its months, another year has not."""
    assert Moment(2022).fits(Moment(2022, 2))
    assert Moment(None, 2).fits(Moment(2022, 2))
    assert not Moment(2022, 2).fits(Moment(2022, 3))
