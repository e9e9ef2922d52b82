"""Names that their form gives away."""

import pytest

from kg.english.name_shapes import mend_shapes
from kg.english.name_words import NameSpan


def mend(text: str, *spans: NameSpan) -> list[tuple[str, str]]:
    """Return (text, type) of the mended spans of words with blanks between them."""
    words = text.split()
    return [(" ".join(words[s:e]), kind) for s, e, kind in mend_shapes(words, spans)]


def test_scraps_are_dropped() -> None:
    """An article or a letter alone is no name, nor "pro-Berg"; a joining word ends none."""
    assert mend("The Tidende", (0, 1, "ORG"), (1, 2, "ORG")) == [("Tidende", "ORG")]
    assert mend("( R - Fyn )", (1, 2, "LOC")) == []
    assert mend("the pro-Berg march", (1, 2, "EVENT")) == []
    assert mend("the Council of Fyn and we", (1, 5, "ORG")) == [("Council of Fyn", "ORG")]


def test_the_letter_of_a_party_is_no_part_of_a_name() -> None:
    """ "Berg , D - Fyn" is a person before the letter, "D - Fyn" a place after it."""
    assert mend("Anna Berg , D - Fyn", (0, 6, "PERSON")) == [("Anna Berg", "PERSON")]
    assert mend("Berg , D - Fyn", (2, 5, "PERSON")) == [("Fyn", "LOC")]


def test_a_given_name_with_a_hyphen_is_joined() -> None:
    """ "Ann - Marie Berg" is one person; "Holm - Anna Berg" are two where Holm is somebody."""
    halves: list[NameSpan] = [(0, 1, "PERSON"), (2, 4, "PERSON")]
    assert mend("Ann - Marie Berg", *halves) == [("Ann - Marie Berg", "PERSON")]
    text = "Holm - Anna Berg and Ole Holm"
    assert len(mend(text, *halves, (5, 7, "PERSON"))) == 3


def test_a_common_word_at_the_start_of_a_headline() -> None:
    """ "Tariffs" is no name where the text has "tariffs"; "Berg" is, without "berg"."""
    text = "Tariffs rise . The tariffs and more tariffs"
    assert mend(text, (0, 1, "ORG")) == []
    assert mend("Berg rises", (0, 1, "PERSON")) == [("Berg", "PERSON")]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Fyn District Court", "LOC", "ORG"),
        ("Winter War", "LOC", "EVENT"),
        ("Oslo Treaty", "LOC", "MISC"),
        ("Market Square", "ORG", "LOC"),
        ("William Post", "PERSON", "PERSON"),
        ("War of the Fourth Coalition", "EVENT", "EVENT"),
    ],
)
def test_the_last_word_tells_the_type(text: str, kind: str, told: str) -> None:
    """Where it is no surname."""
    assert mend(text, (0, len(text.split()), kind)) == [(text, told)]


def test_a_body_that_was_cut_short() -> None:
    """The last word belongs to the name, the town after the firm does not."""
    assert mend("the Fyn Harbour Committee met", (1, 3, "ORG")) == [
        ("Fyn Harbour Committee", "ORG")
    ]
    assert mend("Berg , Inc. of Oslo", (0, 5, "ORG")) == [("Berg , Inc.", "ORG")]


def test_a_body_of_a_land_is_one_name() -> None:
    """In running text; in a title most words have capitals."""
    text = "they told the Danish Shipping Committee about the ships"
    assert mend(text, (4, 6, "ORG")) == [("Danish Shipping Committee", "ORG")]
    assert mend("Danish Minister Meets Committee After Long Talks") == []


def test_laws_treaties_and_clauses() -> None:
    """ "the Oslo accords" are no town; "Article 5" is a name, a heading "Section 2" is none."""
    assert mend("under the Oslo accords", (2, 3, "LOC")) == [("Oslo accords", "MISC")]
    assert mend("invoked Article 5 today") == [("Article 5", "MISC")]
    assert mend("Section 2 : Ships") == []


def test_titles_of_works() -> None:
    """A title in quotation marks after "book" is one name; a quotation is none."""
    assert mend("her book “ The Road to Fyn , ” he said", (7, 8, "LOC")) == [
        ("The Road to Fyn", "WORK")
    ]
    assert mend("the film called “ Cold Harbour ” ran") == [("Cold Harbour", "WORK")]
    assert mend("the book “ is good , ” he said") == []
    assert mend("the minister “ Cold Harbour ” ran") == []
