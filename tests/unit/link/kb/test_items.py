"""What one item of Wikidata says: names, statements, dates, offices."""

import pytest

from kg.link.entries import Entry, Position
from kg.link.kb.items import best, date_of, make_entry
from tests.unit.link.kb.dumps import (
    HUMAN,
    Json,
    item,
    kind,
    moment,
    qid,
    snak,
    statement,
    string,
    value,
)

LANGUAGES = ("en", "mul", "en-gb", "de")


def entry_of(made: Json) -> Entry:
    """Return the entry of an item, which must have a name."""
    found = make_entry(made, LANGUAGES)
    assert found is not None
    return found


def held(*statements: Json) -> list[Position]:
    """Return the positions of a person with these statements."""
    return list(entry_of(item(qid(1), {"en": "Ada Lind"}, [kind(HUMAN), *statements])).positions)


def office(start: Json | str | None, end: Json | str | None, rank: str = "normal") -> Json:
    """Return the statement that somebody held the office Q9000000300."""
    dates = {name: one for name, one in (("P580", start), ("P582", end)) if one is not None}
    return statement("P39", value(qid(300)), rank, dates)


def test_names_of_the_first_language_are_aliases_and_others_are_foreign() -> None:
    """The first label is the name; variants and shared names are aliases, German is foreign."""
    entry = entry_of(
        item(
            qid(1),
            {"de": "Lusatrien", "en": "Lusatra", "en-gb": "Lusatria", "fr": "Lusatre"},
            aliases={"en": ["the Republic"], "mul": ["LUS"], "de": ["Republik"], "fr": ["R"]},
            title="Lusatra (country)",
        )
    )
    assert entry.name == "Lusatra"
    assert entry.aliases == ("the Republic", "LUS", "Lusatria")
    assert entry.foreign == ("Lusatrien", "Republik")


@pytest.mark.parametrize(
    ("labels", "title", "name"),
    [
        ({"mul": "Ada Lind", "fr": "Adèle"}, "", "Ada Lind"),
        ({"de": "Ada von Lind"}, "", "Ada von Lind"),
        ({}, "Ada Lind (mayor)", "Ada Lind"),
    ],
)
def test_without_an_english_label_the_next_best_name_is_taken(
    labels: dict[str, str], title: str, name: str
) -> None:
    """Shared labels, other languages asked for and the title of the article follow in turn."""
    assert entry_of(item(qid(1), labels, title=title)).name == name


def test_an_item_without_a_name_is_none() -> None:
    """A label in a language that nobody asked for is no name."""
    assert make_entry(item(qid(1), {"fr": "Sansnom"}, sitelinks=0), LANGUAGES) is None


def test_deprecated_statements_never_count_and_preferred_ones_count_alone() -> None:
    """Of three ranks the best one is taken, and none of the deprecated."""
    wrong, normal = kind("Q1", "deprecated"), kind("Q2")
    preferred = kind("Q3", "preferred")
    assert best({"P31": [wrong, normal]}, "P31") == [normal]
    assert best({"P31": [wrong, normal, preferred]}, "P31") == [preferred]
    assert best({"P31": [wrong]}, "P31") == []


def test_a_country_that_is_no_longer_one_gives_way() -> None:
    """Of two countries the one without an end is the country; an unknown one is none."""
    past = statement("P17", value(qid(7)), "normal", {"P582": moment("+1991-12-26")})
    now = statement("P17", value(qid(8)))
    assert entry_of(item(qid(1), {"en": "Karalov"}, [past, now])).country == qid(8)
    assert entry_of(item(qid(1), {"en": "Karalov"}, [past])).country == qid(7)
    nobody = statement("P17", "somevalue")
    assert entry_of(item(qid(1), {"en": "Karalov"}, [nobody])).country is None


@pytest.mark.parametrize(
    ("time", "precision", "date"),
    [
        ("+2014-06-07", 11, "2014-06-07"),
        ("+2014-06-00", 10, "2014-06"),
        ("+2014-06-07", 10, "2014-06"),
        ("+2014-00-00", 9, "2014"),
        ("+2014-00-00", 11, "2014"),
        ("+2010-00-00", 8, ""),
        ("+1900-00-00", 7, ""),
        ("-0044-03-15", 11, ""),
    ],
)
def test_dates_are_as_exact_as_their_precision(time: str, precision: int, date: str) -> None:
    """Days, months and years are told; decades, centuries and years before our era are not."""
    assert date_of(snak("P580", moment(time, precision))) == date


def test_offices_have_the_dates_of_their_qualifiers() -> None:
    """A start of a day and an end of a month give such dates; "no value" is an open end."""
    start, end = moment("+2010-05-06"), moment("+2014-06-00", 10)
    assert [(p.start, p.end) for p in held(office(start, end))] == [("2010-05-06", "2014-06")]
    assert [(p.start, p.end) for p in held(office(start, "novalue"))] == [("2010-05-06", "")]


@pytest.mark.parametrize("end", ["somevalue", moment("+2010-00-00", 8), moment("-0044-03-15")])
def test_an_office_that_ended_nobody_knows_when_is_not_open(end: Json | str) -> None:
    """An unknown end is the start, or long ago: nobody is found in office by it."""
    (position,) = held(office(None, end))
    assert position.end == "0000"
    assert not position.held_on("2024-01-01")
    (position,) = held(office(moment("+2010-00-00", 9), end))
    assert position.end == "2010"


def test_death_ends_what_nobody_ended() -> None:
    """The dead hold no office; a death that is stated not to be is none."""
    start = office(moment("+2001-01-01"), None)
    died = statement("P570", moment("+2009-00-00", 9))
    assert [p.end for p in held(start, died)] == ["2009"]
    assert [p.end for p in held(start, statement("P570", "novalue"))] == [""]
    assert [p.end for p in held(start, statement("P570", "somevalue"))] == ["2001-01-01"]


def test_an_office_without_dates_is_kept_only_if_it_is_the_preferred_one() -> None:
    """A former mayor without dates would look like the mayor."""
    assert held(office(None, None)) == []
    assert [p.end for p in held(office(None, None, "preferred"))] == [""]
    assert held(office(moment("+2001-01-01"), None, "deprecated")) == []


def test_empty_parts_may_be_lists() -> None:
    """Dumps write an empty map as a list; such an item has a name and nothing else."""
    entry = entry_of(item(qid(1), {"en": "Karalov"}, sitelinks=0))
    assert entry == Entry(entity_id=qid(1), name="Karalov", kind=entry.kind)


def test_old_dumps_give_the_number_of_an_item_alone() -> None:
    """Where a value has no id, its number makes it."""
    made = item(qid(1), {"en": "Karalov"}, [statement("P17", value("Q30"))])
    del made["claims"]["P17"][0]["mainsnak"]["datavalue"]["value"]["id"]
    assert entry_of(made).country == "Q30"


def test_addresses_give_domains() -> None:
    """A web address gives its host without www; what is no address gives nothing."""
    site = statement("P856", string("https://www.daily.example/en/news"))
    assert entry_of(item(qid(1), {"en": "Daily"}, [site])).domains == ("daily.example",)
    assert (
        entry_of(item(qid(1), {"en": "D"}, [statement("P856", string("http://["))])).domains == ()
    )
