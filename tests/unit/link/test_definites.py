"""Definite nouns, "we", names by their shape, and types of unknown names."""

from dataclasses import replace

import pytest

from kg.records import Attribution, EntityKind, MentionKind, Span, Zone, ZoneKind
from tests.unit.link.trees import (
    LINKER,
    attribution,
    entity_of,
    link,
    make_article,
    make_doc,
    mention_of,
    span_of,
)


@pytest.mark.parametrize(
    ("name", "noun", "meant"),
    [
        ("firm", "The company", "Norwind Airways"),
        ("operator", "The operator", "Vestmar Lines"),
        ("union", "The union", "Welders' Union"),
        ("union", "the union leader", "Ane Holt"),
        ("only_leader", "the union leader", "Ane Holt"),
        ("minister", "The minister", "Ada Lund"),
        ("transport_minister", "The transport minister", "Ada Lund"),
        ("terminal", "The terminal", "Terminal Two"),
        ("france_gov", "The government", "France"),
    ],
)
def test_definite_noun_means_what_the_article_described(name: str, noun: str, meant: str) -> None:
    """A company, a body or an office holder is meant by the noun alone afterwards."""
    assert entity_of(link(name), noun) == meant


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("two_firms", "The company"),
        ("new_firm", "The company"),
        ("two_ministers", "The minister"),
        ("spain_france", "The government"),
    ],
)
def test_definite_noun_with_two_readings_stays_open(name: str, noun: str) -> None:
    """Of two firms, ministers or states none is chosen, nor an old firm after a new one."""
    assert entity_of(link(name), noun) is None


def test_bare_noun_of_a_headline_is_the_only_one_of_its_like() -> None:
    """ "Minister quits" means the minister whom the article names later."""
    doc = make_doc("headline")
    title = Zone(kind=ZoneKind.TITLE, span=Span(0, doc.text.index(".")))
    article = make_article(doc)
    assert entity_of(LINKER(doc, article, (), ()), "Minister") is None
    titled = LINKER(doc, replace(article, zones=(title,)), (), ())
    assert entity_of(titled, "Minister") == "Ada Lund"


def test_we_of_a_spokeswoman_is_her_firm() -> None:
    """ "We" of who speaks for a firm means the firm; of a private person that one's side."""
    linked = link("spokeswoman", attributions=(_said_by_holt("spokeswoman"),))
    assert entity_of(linked, "We") == "Norwind Airways"
    assert mention_of(linked, "We").score >= 0.5
    private = link("private", attributions=(_said_by_holt("private"),))
    assert entity_of(private, "We") == "Ane Holt’s side"


def _said_by_holt(name: str) -> Attribution:
    """Return the quotation of a stored document, said by its last "Holt"."""
    doc = make_doc(name)
    made = attribution(doc, "We will appeal ,", "Holt")
    last = span_of(doc, "Holt", 1)
    return replace(made, source=replace(made.source, span=last))


def test_our_country_is_the_speakers() -> None:
    """ "Our country" of a president is the state."""
    doc = make_doc("our_country")
    quoted = (attribution(doc, "Our country needs shells ,", "Volodymyr Zelensky"),)
    assert entity_of(link("our_country", "2024-05-01", quoted), "Our country") == "Ukraine"


def test_outlet_is_not_the_place_in_its_name() -> None:
    """ "Zeeland Today" is one name, of an outlet."""
    linked = link("paper")
    entity = next(e for e in linked.entities if e.name == "Zeeland Today")
    assert entity.kind is EntityKind.OUTLET
    assert entity_of(linked, "Zeeland") is None


def test_numbered_building_is_one_name() -> None:
    """ "Terminal Two" is a building, not a number."""
    entity = next(e for e in link("terminal").entities if e.name == "Terminal Two")
    assert entity.kind is EntityKind.FAC


def test_unknown_state_is_no_person() -> None:
    """ "Lusatra" with a "Lusatran ship" is a place, so "he" is the man before."""
    linked = link("lusatra")
    assert mention_of(linked, "Lusatran").kind is MentionKind.DEMONYM
    assert entity_of(linked, "Lusatran") == "Lusatra"
    assert entity_of(linked, "he") == "Per Dahl"


def test_name_of_a_union_of_two_trades_is_whole() -> None:
    """ "The Welders' and Fitters' Union" is one body."""
    assert entity_of(link("joined"), "Welders' and Fitters' Union") is not None
    assert len(link("joined").entities) == 1


def test_noun_that_explains_a_body_means_it() -> None:
    """ "Vestmar Lines, the biggest carrier" is one phrase; "three firms" are no one of them."""
    assert entity_of(link("explained"), "the biggest carrier") == "Vestmar Lines"
    assert entity_of(link("explained_many"), "three firms") is None
