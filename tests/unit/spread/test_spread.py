"""Spread: first mover, lags, changes of telling, omissions, similarity, all beside copies."""

from dataclasses import replace

from kg.records import Modality, Polarity, SourceKind, Stance
from kg.spread import Rung, find_drift, find_omissions, outlet_similarity, rung_of, spread_of_claims
from tests.unit.spread.made import MAYOR, copy, paper, says, tables


def test_first_mover_and_lag_follow_the_clock() -> None:
    """The earliest time is first whatever its zone is, and a lag is in hours."""
    told = [paper("a", "2021-05-03T10:00:00+02:00"), paper("b", "2021-05-03T09:30:00+00:00")]
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]))
    assert row.first == ("a",)
    assert [adoption.lag_hours for adoption in row.adoptions] == [0.0, 1.5]


def test_ties_and_unknown_dates_are_said() -> None:
    """A day without a time ties with that day; an undated article is counted beside."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-03T09:30:00+00:00")]
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]))
    assert (row.first, row.adoptions[1].lag_hours) == (("a", "b"), None)
    told.append(paper("c", None))
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]))
    assert (row.first, row.undated) == (("a", "b"), 1)


def test_counts_come_with_and_without_copies() -> None:
    """A copy counts as an outlet and an article only in the figures with copies."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-04")]
    all_of_it = tables(told, [says(one) for one in told])
    all_of_it = replace(all_of_it, copies=(copy("b", "a"),))
    (row,) = spread_of_claims(all_of_it)
    assert (row.outlets, row.outlets_without_copies, row.articles_without_copies) == (2, 1, 1)
    (alike,) = outlet_similarity(all_of_it)
    assert (alike.shared, alike.score) == (1, 1.0)
    assert (alike.shared_without_copies, alike.score_without_copies) == (0, 0.0)


def test_a_dropped_attribution_has_a_direction() -> None:
    """Said by the mayor first and flatly later is a drop; the other way round is none."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    flat, said = says(late), replace(says(early), voice=(MAYOR,), stance=Stance.REPORTS)
    (drift,) = find_drift(tables([early, late], [flat, said]))
    assert (drift.change, drift.from_outlet, drift.to_outlet) == ("attribution dropped", "a", "b")
    swapped = [replace(early, published="2021-05-05"), late]
    assert find_drift(tables(swapped, [flat, said])) == ()


def test_a_dropped_hedge_needs_a_flat_statement_everywhere() -> None:
    """A hedge is dropped only where the later outlet nowhere keeps one."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    first = replace(says(early), hedges=("may",))
    (drift,) = find_drift(tables([early, late], [first, says(late)]))
    assert drift.change == "hedge dropped"
    kept = replace(says(late), hedges=("perhaps",), assertion_id="kept")
    assert find_drift(tables([early, late], [first, says(late), kept])) == ()


def test_the_ladder_puts_an_unnamed_source_below_a_chain() -> None:
    """Own word, named source, chain, unnamed source and doubt stand in this order."""
    flat = says(paper("a", None))
    unnamed = replace(MAYOR, kind=SourceKind.ANONYMOUS)
    told = [(), (MAYOR,), (MAYOR, MAYOR), (unnamed,)]
    assert [rung_of(replace(flat, voice=voice)) for voice in told] == list(Rung)[:0:-1]
    assert rung_of(replace(flat, stance=Stance.DISTANCES)) is Rung.DOUBTED


def test_a_left_out_denial_comes_first() -> None:
    """The outlet that affirms a claim which another denies leaves out the rebuttal."""
    told = [paper("a", None), paper("b", None)]
    facts = [says(told[0]), replace(says(told[1]), polarity=Polarity.NEGATIVE)]
    (lack,) = find_omissions(tables(told, facts))
    assert (lack.outlet, lack.is_rebuttal, lack.carried_by) == ("a", True, ("b",))


def test_naming_an_office_is_background() -> None:
    """What mostly stands in titles comes after a claim that fewer outlets carry."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-04")]
    offices = [replace(says(one, "office"), rule="title") for one in told]
    rows = spread_of_claims(tables(told, [*offices, says(told[0])]))
    assert [(row.claim_id, row.is_background) for row in rows] == [("dam", False), ("office", True)]


def test_a_forecast_may_lose_its_hedge_but_a_demand_has_none() -> None:
    """A "could burst unless" becoming "will burst" is a dropped hedge, "must burst" is not."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    first = replace(says(early), hedges=("could",), modality=Modality.CONDITIONAL)
    later = replace(says(late), modality=Modality.INTENDED)
    (drift,) = find_drift(tables([early, late], [first, later]))
    assert drift.change == "hedge dropped"
    wanted = replace(later, modality=Modality.REQUESTED)
    assert find_drift(tables([early, late], [first, wanted])) == ()


def test_what_nobody_said_is_a_hedge_and_no_attribution() -> None:
    """ "Reportedly burst" that becomes "burst" lost a hedge; nobody was named to be dropped."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    unsaid = replace(MAYOR, text="", kind=SourceKind.UNKNOWN, cue="reportedly")
    first = replace(says(early), voice=(unsaid,), stance=Stance.REPORTS)
    (drift,) = find_drift(tables([early, late], [first, says(late)]))
    assert drift.change == "hedge dropped"


def test_who_doubts_a_hedged_claim_drops_no_hedge() -> None:
    """ "Reportedly burst" and then "claimed that it burst" is a doubt added, and that alone."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    first = replace(says(early), hedges=("reportedly",))
    doubted = replace(says(late), voice=(MAYOR,), stance=Stance.DISTANCES)
    (drift,) = find_drift(tables([early, late], [first, doubted]))
    assert drift.change == "doubt added"


def test_a_later_article_of_an_outlet_mends_no_earlier_one() -> None:
    """The first telling counts: a correction that gives the hedge back leaves it dropped."""
    days = [paper("a", "2021-05-03"), paper("b", "2021-05-04")]
    mended = replace(paper("b", "2021-05-06"), article_id="b-again")
    first = replace(says(days[0]), hedges=("may",))
    facts = [first, says(days[1]), replace(says(mended), hedges=("may",))]
    (drift,) = find_drift(tables([*days, mended], facts))
    assert (drift.change, drift.to_assertion) == ("hedge dropped", "b-dam")


def test_a_title_is_left_out_by_nobody() -> None:
    """That two outlets print somebody's office is no omission of the third."""
    told = [paper(name, None) for name in "abc"]
    facts = [says(one) for one in told[:2]]
    assert [lack.outlet for lack in find_omissions(tables(told, facts))] == ["c"]
    offices = [replace(fact, rule="title") for fact in facts]
    assert find_omissions(tables(told, offices)) == ()


def test_outlets_that_tell_alike_are_counted() -> None:
    """Two in their own word tell alike; one of them with a source does not."""
    told = [paper("a", None), paper("b", None)]
    plain = [says(one) for one in told]
    (row,) = outlet_similarity(tables(told, plain))
    assert (row.shared, row.same_telling) == (1, 1)
    sourced = [plain[0], replace(plain[1], voice=(MAYOR,), stance=Stance.REPORTS)]
    (row,) = outlet_similarity(tables(told, sourced))
    assert (row.shared, row.same_telling) == (1, 0)
