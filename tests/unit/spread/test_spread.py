"""Spread: first mover, lags, changes of telling, omissions, similarity, all beside copies."""

from dataclasses import replace

from kg.records import (
    Article,
    Assertion,
    Claim,
    Copy,
    CueClass,
    Modality,
    Polarity,
    Predicate,
    Slot,
    SourceKind,
    Span,
    Stance,
    Tables,
    Voice,
)
from kg.spread import Rung, find_drift, find_omissions, outlet_similarity, rung_of, spread_of_claims
from tests.articles import bare_article, bare_assertion
from tests.sample import argument

TEXT = "The dam burst."
MAYOR = Voice(
    text="the mayor",
    span=None,
    head="mayor",
    kind=SourceKind.NAMED,
    cue="say",
    cue_class=CueClass.SAY,
)


def paper(name: str, published: str | None) -> Article:
    """Make an article of the outlet of the same name."""
    return replace(bare_article(TEXT, article_id=name, outlet=name), published=published)


def says(article: Article, claim: str = "dam") -> Assertion:
    """Make the flat statement of an article."""
    predicate = Predicate(text="burst", span=Span(8, 13), lemma="burst")
    fact = bare_assertion(
        f"{article.article_id}-{claim}", argument(article, "The dam"), predicate, Span(0, 14)
    )
    return replace(fact, article_id=article.article_id, outlet=article.outlet, claim_id=claim)


def tables(articles: list[Article], facts: list[Assertion]) -> Tables:
    """Join articles and facts with one claim record per claim id."""
    slot = Slot(text="dam", key="dam", entity_id=None)
    claims = [
        Claim(claim_id=i, subject=slot, predicate="burst", object=None, qualifiers=(), label=i)
        for i in sorted({fact.claim_id for fact in facts if fact.claim_id})
    ]
    return Tables(articles=tuple(articles), assertions=tuple(facts), claims=tuple(claims))


def copy(one: str, of: str) -> Copy:
    """Make a verbatim copy."""
    return Copy(article_id=one, copy_of=of, score=1.0, kind="verbatim", direction="date")


def test_first_mover_and_lag_follow_the_clock() -> None:
    """The earliest time is first whatever its zone is, and a lag is in hours."""
    told = [paper("a", "2021-05-03T10:00:00+02:00"), paper("b", "2021-05-03T09:30:00+00:00")]
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]), ())
    assert row.first == ("a",)
    assert [adoption.lag_hours for adoption in row.adoptions] == [0.0, 1.5]


def test_ties_and_unknown_dates_are_said() -> None:
    """A day without a time ties with that day; an undated article is counted beside."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-03T09:30:00+00:00")]
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]), ())
    assert (row.first, row.adoptions[1].lag_hours) == (("a", "b"), None)
    told.append(paper("c", None))
    (row,) = spread_of_claims(tables(told, [says(one) for one in told]), ())
    assert (row.first, row.undated) == (("a", "b"), 1)


def test_counts_come_with_and_without_copies() -> None:
    """A copy counts as an outlet and an article only in the figures with copies."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-04")]
    all_of_it = tables(told, [says(one) for one in told])
    (row,) = spread_of_claims(all_of_it, [copy("b", "a")])
    assert (row.outlets, row.outlets_without_copies, row.articles_without_copies) == (2, 1, 1)
    (alike,) = outlet_similarity(all_of_it, [copy("b", "a")])
    assert (alike.shared, alike.score) == (1, 1.0)
    assert (alike.shared_without_copies, alike.score_without_copies) == (0, 0.0)


def test_a_dropped_attribution_has_a_direction() -> None:
    """Said by the mayor first and flatly later is a drop; the other way round is none."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    flat, said = says(late), replace(says(early), voice=(MAYOR,), stance=Stance.REPORTS)
    (drift,) = find_drift(tables([early, late], [flat, said]), ())
    assert (drift.change, drift.from_outlet, drift.to_outlet) == ("attribution dropped", "a", "b")
    swapped = [replace(early, published="2021-05-05"), late]
    assert find_drift(tables(swapped, [flat, said]), ()) == ()


def test_a_dropped_hedge_needs_a_flat_statement_everywhere() -> None:
    """A hedge is dropped only where the later outlet nowhere keeps one."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    first = replace(says(early), hedges=("may",))
    (drift,) = find_drift(tables([early, late], [first, says(late)]), ())
    assert drift.change == "hedge dropped"
    kept = replace(says(late), hedges=("perhaps",), assertion_id="kept")
    assert find_drift(tables([early, late], [first, says(late), kept]), ()) == ()


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
    rows = spread_of_claims(tables(told, [*offices, says(told[0])]), ())
    assert [(row.claim_id, row.is_background) for row in rows] == [("dam", False), ("office", True)]


def test_a_forecast_may_lose_its_hedge_but_a_demand_has_none() -> None:
    """A "could burst unless" becoming "will burst" is a dropped hedge, "must burst" is not."""
    early, late = paper("a", "2021-05-03"), paper("b", "2021-05-04")
    first = replace(says(early), hedges=("could",), modality=Modality.CONDITIONAL)
    later = replace(says(late), modality=Modality.INTENDED)
    (drift,) = find_drift(tables([early, late], [first, later]), ())
    assert drift.change == "hedge dropped"
    wanted = replace(later, modality=Modality.REQUESTED)
    assert find_drift(tables([early, late], [first, wanted]), ()) == ()
