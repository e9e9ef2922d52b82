"""The scorer of worth: ranks, areas, correlations, the fit and the sheet of verdicts."""

import pytest

from tests.bench.worth import auc, fit, ranks, read_sheet, spearman


def test_equal_values_share_a_rank() -> None:
    """Ranks begin at 1, and equal values have the mean of the ranks that they fill."""
    assert list(ranks([0.3, 0.1, 0.3, 0.9])) == [2.5, 1.0, 2.5, 4.0]


def test_the_area_is_the_chance_to_stand_above() -> None:
    """The area is 1 where every hit stands above every other, a half where all are equal."""
    assert auc([0.9, 0.8, 0.1], [True, True, False]) == 1
    assert auc([0.1, 0.8, 0.9], [True, True, False]) == 0
    assert auc([0.5, 0.5, 0.5], [True, False, False]) == 0.5
    assert auc([0.5, 0.6], [True, True]) == 0


def test_spearman_goes_over_ranks() -> None:
    """Any rising order of scores gives 1, and scores that are all alike give 0."""
    assert spearman([0.1, 0.2, 7.0], [0, 1, 2]) == pytest.approx(1)
    assert spearman([7.0, 0.2, 0.1], [0, 1, 2]) == pytest.approx(-1)
    assert spearman([1.0, 1.0, 1.0], [0, 1, 2]) == 0


def test_the_fit_gives_more_to_what_the_better_have() -> None:
    """A feature of checkable statements gets a weight above 0, one of filler below, none for 0."""
    rows = [{"day": 1.0}, {"day": 1.0, "x": 1.0}, {"it": 1.0}, {"it": 1.0, "x": 1.0}]
    bias, weights = fit(rows, [2, 2, 0, 0])
    assert weights["day"] > 1
    assert weights["it"] < -1
    assert abs(weights["x"]) < 0.01
    assert abs(bias) < 0.01


def test_the_sheet_has_a_verdict_for_each_place_once() -> None:
    """The sheet holds 360 verdicts, ids and places and no words of the articles."""
    assert len(read_sheet()) == 360
    assert set(read_sheet().values()) == {0, 1, 2}
