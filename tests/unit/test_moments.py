"""Times as news writes them, told from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.moments import Moment, days_of_key, is_bare, read_moment

WEDNESDAY = "2019-10-30"


def key(text: str, published: str | None = WEDNESDAY, *, ahead: bool = False) -> str | None:
    """Return the key of an expression, None where it names no time."""
    moment = read_moment(text, published, ahead=ahead)
    return None if moment is None else moment.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last week", "2019-10-21/2019-10-27"),
        ("this week", "2019-10-28/2019-11-03"),
        ("two weeks ago", "2019-10-14/2019-10-20"),
        ("three months ago", "2019-07"),
        ("over the weekend", "2019-10-26/2019-10-27"),
        ("last weekend", "2019-10-26/2019-10-27"),
        ("this weekend", "2019-11-02/2019-11-03"),
        ("in the third quarter", "2019-07-01/2019-09-30"),
        ("the fourth quarter", "2019-10-01/2019-12-31"),
        ("last quarter", "2019-07-01/2019-09-30"),
        ("last summer", "2019-06-01/2019-08-31"),
        ("this fall", "2019-09-01/2019-11-30"),
        ("next spring", "2020-03-01/2020-05-31"),
        ("last winter", "2018-12-01/2019-02-28"),
        ("the 24th", "2019-10-24"),
        ("the 31st", "2019-08-31"),
        ("mid-April", "2019-04"),
    ],
)
def test_times_told_from_publication(text: str, expected: str) -> None:
    """Weeks, weekends, quarters and seasons are stretches of days; days and months stay such."""
    assert key(text) == expected
    assert text == "mid-April" or key(text, None) is None, "without a date nothing is guessed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("spring 2021", "2021-03-01/2021-05-31"),
        ("the winter of 2013", "2013-12-01/2014-02-28"),
        ("the second quarter of 2018", "2018-04-01/2018-06-30"),
    ],
)
def test_times_that_name_their_year(text: str, expected: str) -> None:
    """They are the same whenever they are printed."""
    assert key(text) == key(text, None) == expected


@pytest.mark.parametrize(
    "text", ["a second time", "the fall of the city", "the 9th district", "in March on foot now"]
)
def test_other_words_are_no_stretches(text: str) -> None:
    """Ordinals, a fall and a march that are no times give no day, week or season."""
    found = read_moment(text, WEDNESDAY)
    assert found is None or found.stretch is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Monday", "2019-10-28", "2019-11-04"),
        ("Wednesday", "2019-10-30", "2019-10-30"),
        ("in July", "2019-07", "2020-07"),
        ("the 5th", "2019-10-05", "2019-11-05"),
        ("the weekend", "2019-10-26/2019-10-27", "2019-11-02/2019-11-03"),
        ("in 2017", "2017", "2017"),
    ],
)
def test_what_is_to_come_comes_next(text: str, past: str, future: str) -> None:
    """ "Met on Monday" means the last one, "will meet on Monday" the next."""
    assert (key(text), key(text, ahead=True)) == (past, future)


def test_a_stretch_fits_what_shares_a_day() -> None:
    """ "Last week" has room for its Thursday and for the month it lies in, not for another week."""
    week = read_moment("last week", WEDNESDAY)
    assert week is not None
    assert week.fits(Moment(2019, 10, 24))
    assert week.fits(Moment(2019, 10))
    assert not week.fits(Moment(2019, 10, 30))
    assert not Moment(2018).fits(week)
    assert Moment(2019).exactness() < week.exactness() < Moment(2019, 10, 24).exactness()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("early on Monday morning", True),
        ("Feb. 24, 2022", True),
        ("the 1990s", True),
        ("the days before Monday’s vote", False),
        ("when the crane fell on Monday", False),
    ],
)
def test_only_bare_times_are_what_they_name(text: str, bare: bool) -> None:
    """A day inside a longer phrase may tell of another time."""
    assert is_bare(text) is bare


TEXTS = st.sampled_from(
    """Monday|the 31st|last week|next weekend|last quarter|this winter|in May|next fall|tomorrow
    three months ago|seven weeks ago|yesterday|February 29""".replace("\n", "|").split("|")
)


@given(TEXTS, st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.booleans())
def test_every_time_has_days_in_order(text: str, published: date, ahead: bool) -> None:
    """The first day is not after the last, and a key tells the same days as its moment."""
    moment = read_moment(text, published.isoformat(), ahead=ahead)
    assert moment is not None
    days = moment.days()
    assert days_of_key(moment.key) == days
    assert text == "February 29" or (days is not None and days[0] <= days[1])


@given(TEXTS, st.sampled_from(["0001-01-01", "9999-12-31", "0000-00-00", "2019-02-31"]))
def test_odd_dates_of_publication_do_no_harm(text: str, published: str) -> None:
    """A page dated to the edge of the calendar, or to no day at all, only leaves times open."""
    moment = read_moment(text, published)
    assert moment is None or moment.key
