"""What kind of thing a printed name is."""

from kg.english.gazetteer import (
    read_adjectives,
    read_kinds,
    read_peoples,
    read_places,
    read_states,
    read_surnames,
    read_weapons,
)


def test_states_their_short_forms_and_capitals() -> None:
    """A state is known by all its names and by its capital, a province or a person is not."""
    assert {"Norway", "U.S.", "UK", "South Korea", "Kyiv", "Tehran"} <= read_states()
    assert not {"Texas", "Berg", "", "us"} & read_states()


def test_adjectives_and_peoples_are_as_printed() -> None:
    """ "Danish" is an adjective of a state, "danish" is pastry."""
    assert "Danish" in read_adjectives()
    assert not {"danish", "Denmark", ""} & read_adjectives()
    assert "Danes" in read_peoples()
    assert "" not in read_peoples()


def test_kinds_of_names() -> None:
    """A place wins over an outlet; a person is known by two words; "the" is left out."""
    kinds = read_kinds()
    assert (kinds["Norway"], kinds["NATO"], kinds["Reuters"]) == ("LOC", "ORG", "ORG")
    assert (kinds["Texas"], kinds["Barack Obama"]) == ("LOC", "PERSON")
    assert "Obama" not in kinds
    assert not [name for name in kinds if name.startswith("the ")]
    assert "Obama" in read_surnames()
    assert "Washington" not in read_surnames()


def test_weapons_have_their_short_names() -> None:
    """The aliases count too."""
    assert {"HIMARS", "Patriot", "F-16"} <= read_weapons()


def test_places_with_a_government_and_without() -> None:
    """A state, a city or a province governs; a sea, a mountain range or a group of states not."""
    places = read_places()
    assert {places[name] for name in ("Norway", "U.S.", "Aleppo", "Texas", "Crimea")} == {"GPE"}
    assert {places[name] for name in ("Europe", "Black Sea", "Arctic", "Baltic states")} == {"LOC"}
    assert "NATO" not in places
