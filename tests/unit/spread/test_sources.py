"""Sources, ways, wordings and disagreements of claims."""

from dataclasses import replace

import pytest

from kg.records import (
    Assertion,
    ClaimLink,
    Entity,
    EntityKind,
    LinkKind,
    Polarity,
    SourceKind,
    Voice,
)
from kg.spread import (
    Dispute,
    concentration,
    find_chains,
    find_disagreements,
    find_wordings,
    outlet_profiles,
    source_shares,
)
from tests.unit.spread.made import MAYOR, copy, paper, says, tables

DAHL = Entity(
    entity_id="nil-dahl", name="Ingrid Dahl", kind=EntityKind.PERSON, aliases=(), same_as=None
)
KNOWN = replace(MAYOR, entity_id="nil-dahl")


def voiced(name: str, *voices: Voice, claim: str = "dam") -> Assertion:
    """Make a statement of an outlet with a chain of voices."""
    return replace(says(paper(name, None), claim), voice=voices)


def test_one_speaker_is_one_way_in_however_many_outlets() -> None:
    """Outlets that report the same person, also through another one, came by one way."""
    clerk = replace(MAYOR, text="a clerk", kind=SourceKind.ANONYMOUS)
    told = [paper(name, None) for name in "abc"]
    facts = [voiced("a", KNOWN), voiced("b", KNOWN), voiced("c", clerk, KNOWN)]
    (row,) = find_chains(replace(tables(told, facts), entities=(DAHL,)))
    assert (row.at_most, row.origins) == (1, ("Ingrid Dahl",))


def test_nameless_sources_are_never_joined_across_articles() -> None:
    """ "An official" here and there may be two, and an outlet's own word is a third way."""
    official = replace(MAYOR, text="an official", kind=SourceKind.ANONYMOUS)
    told = [paper(name, None) for name in "abc"]
    facts = [voiced("a", official), voiced("b", official), voiced("c")]
    (row,) = find_chains(tables(told, facts))
    assert (row.at_most, row.origins) == (3, ("an official", "an official", "c"))


def test_a_copy_adds_no_way() -> None:
    """A copy that dropped the name of the source still has the original's word."""
    told = [paper("a", "2021-05-03"), paper("b", "2021-05-04")]
    found = replace(tables(told, [voiced("a", MAYOR), voiced("b")]), copies=(copy("b", "a"),))
    (row,) = find_chains(found)
    assert row.origins == ("the mayor",)


def test_few_reported_statements_give_counts_and_no_index() -> None:
    """Four statements of one source have no index, five have the index 1."""
    for count, index in ((4, None), (5, 1.0)):
        facts = [voiced("a", KNOWN, claim=f"claim{at}") for at in range(count)]
        found = replace(tables([paper("a", None)], facts), entities=(DAHL,))
        (row,) = concentration(found)
        assert (row.reported, row.sources, row.herfindahl) == (count, 1, index)
        (share,) = source_shares(found)
        assert (share.source, share.statements, share.of) == ("Ingrid Dahl", count, count)


def test_two_halves_have_the_index_of_one_half() -> None:
    """Three statements of each of two sources: 0.5, and those of nameless ones are counted."""
    nameless = replace(MAYOR, text="sources", kind=SourceKind.ANONYMOUS)
    facts = [
        voiced("a", voice, claim=f"claim{at}{voice.text}")
        for at in range(3)
        for voice in (MAYOR, nameless)
    ]
    (row,) = concentration(tables([paper("a", None)], facts))
    assert (row.herfindahl, row.anonymous) == (0.5, 3)


def test_wordings_of_a_slot_are_told_apart() -> None:
    """The predicate that differs is listed with its outlets; the subject is the same."""
    told = [paper(name, None) for name in "abc"]
    facts = [says(one) for one in told]
    facts[2] = replace(facts[2], predicate=replace(facts[2].predicate, lemma="collapse"))
    rows = find_wordings(tables(told, facts))
    assert [(row.slot, row.text, row.outlets) for row in rows] == [
        ("predicate", "burst", ("a", "b")),
        ("predicate", "collapse", ("c",)),
    ]


def test_case_and_articles_make_no_wording() -> None:
    """ "The dam" and "dam" are worded alike, a hedge is not like none."""
    told = [paper("a", None), paper("b", None)]
    facts = [says(one) for one in told]
    facts[1] = replace(facts[1], subject=replace(facts[1].subject, minimal="dam"))
    assert find_wordings(tables(told, facts)) == ()
    facts[1] = replace(facts[1], hedges=("perhaps",))
    rows = find_wordings(tables(told, facts))
    assert [(row.slot, row.text) for row in rows] == [("hedge", "none"), ("hedge", "perhaps")]


def test_a_denial_has_the_texts_of_both_sides() -> None:
    """An article that denies stands beside the first that affirms, the earlier one first."""
    told = [paper("a", "2021-05-04"), paper("b", "2021-05-03"), paper("c", None)]
    facts = [says(one) for one in told]
    facts[0] = replace(facts[0], polarity=Polarity.NEGATIVE)
    (row,) = find_disagreements(tables(told, facts))
    assert (row.kind, row.outlet, row.other_outlet) == (Dispute.DENIAL, "b", "a")
    assert find_disagreements(tables(told, facts[1:])) == ()


@pytest.mark.parametrize(
    ("kind", "method", "expected"),
    [
        (LinkKind.CONTRADICTS, "number", Dispute.NUMBER),
        (LinkKind.CONTRADICTS, "antonym: open / close", Dispute.OPPOSITE),
        (LinkKind.FRAMING, "agent", Dispute.FRAMING),
    ],
)
def test_linked_claims_disagree(kind: LinkKind, method: str, expected: Dispute) -> None:
    """Claims that a link sets against each other are shown with their first tellings."""
    told = [paper("a", "2021-05-04"), paper("b", "2021-05-03")]
    facts = [says(told[0], "three"), says(told[1], "four")]
    link = ClaimLink(kind=kind, from_id="three", to_id="four", score=0.7, method=method)
    (row,) = find_disagreements(replace(tables(told, facts), claim_links=(link,)))
    assert (row.kind, row.claim_id, row.other_claim_id) == (expected, "four", "three")


def test_a_profile_counts_what_an_outlet_followed_in() -> None:
    """First with one claim, later with another, of which it dropped the attribution."""
    days = [paper("a", "2021-05-03T08:00:00"), paper("b", "2021-05-03T11:00:00")]
    facts = [replace(says(days[0]), voice=(MAYOR,)), says(days[1]), says(days[1], "own")]
    first, later = outlet_profiles(tables(days, facts))
    assert (first.first, first.followed, first.median_lag_hours) == (1, 0, None)
    assert (later.claims, later.shared, later.followed) == (2, 1, 1)
    assert (later.median_lag_hours, later.attribution_dropped) == (3.0, 1)
