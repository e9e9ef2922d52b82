"""Names corrected by what is known of the world."""

from kg.english.known_names import correct_by_knowledge
from kg.english.name_words import NameSpan


def correct(text: str, *spans: NameSpan, cased: bool = True) -> list[tuple[str, str]]:
    """Return (text, type) of the corrected spans of words with blanks between them."""
    words = text.split()
    found = correct_by_knowledge(words, spans, cased)
    return [(" ".join(words[start:end]), kind) for start, end, kind in found]


def test_a_known_name_settles_the_type_of_its_span() -> None:
    """A state is a place and NATO is none, whatever the network says; a longer name stays."""
    assert correct("Norway and NATO met", (0, 1, "ORG"), (2, 3, "LOC")) == [
        ("Norway", "LOC"),
        ("NATO", "ORG"),
    ]
    longer: NameSpan = (0, 3, "ORG")
    assert correct("Norway Fishing Ltd paid", longer) == [("Norway Fishing Ltd", "ORG")]


def test_a_known_name_is_found_where_the_network_saw_none() -> None:
    """Also in capitals; a name with a hyphen is known however it is cut into words."""
    assert correct("troops left UKRAINE and al - Qaeda stayed") == [
        ("UKRAINE", "LOC"),
        ("al - Qaeda", "ORG"),
    ]


def test_a_name_that_is_also_a_word_is_never_made() -> None:
    """A turkey is roasted and Turkey is eaten; "Turkey" called an organisation is a place."""
    assert correct("they ate Turkey and a turkey") == []
    assert correct("then Turkey signed", (1, 2, "ORG")) == [("Turkey", "LOC")]


def test_a_place_name_that_a_person_has_stays_a_person() -> None:
    """ "Jordan" is a person where the network says so."""
    spans: list[NameSpan] = [(0, 2, "PERSON"), (3, 4, "PERSON")]
    assert correct("Ann Jordan and Jordan left", *spans) == [
        ("Ann Jordan", "PERSON"),
        ("Jordan", "PERSON"),
    ]


def test_parts_of_a_known_name_are_joined_and_two_names_parted() -> None:
    """ "New York" before "Times" is half of a newspaper; "CBS and Newsweek" are two."""
    assert correct("the New York Times said", (1, 3, "LOC")) == [("New York Times", "ORG")]
    assert correct("CBS and Newsweek said", (0, 3, "ORG")) == [("CBS", "ORG"), ("Newsweek", "ORG")]


def test_a_seat_stays_what_the_network_says() -> None:
    """The Kremlin is a place or who sits there."""
    assert correct("the Kremlin said", (1, 2, "LOC")) == [("Kremlin", "LOC")]
    assert correct("the Kremlin said", (1, 2, "ORG")) == [("Kremlin", "ORG")]


def test_adjectives_of_lands_faiths_and_parties() -> None:
    """ "Danish", "Shiite", "Democratic" inside of a sentence; not "democratic", not a party."""
    assert correct("a Danish and a Shiite cleric") == [("Danish", "NORP"), ("Shiite", "NORP")]
    assert correct("some Democratic voters in a democratic vote") == [("Democratic", "NORP")]
    assert correct("the Democratic Union won") == []
    assert correct("Soviet tanks", (0, 1, "LOC")) == [("Soviet", "NORP")]
    assert correct("the pro-Danish side") == [("pro-Danish", "NORP")]


def test_small_words_in_a_line_of_capitals_are_no_names() -> None:
    """ "US" in "LET US GO HOME" is no state."""
    assert correct("LET US GO HOME") == []
    assert correct("let the US go home") == [("US", "LOC")]


def test_places_in_a_text_without_capitals() -> None:
    """Only places are known there."""
    assert correct("war in ukraine and bild", cased=False) == [("ukraine", "LOC")]
