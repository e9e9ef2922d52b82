"""Keys and comparison of names."""

import pytest

from kg.spelling import is_acronym, is_variant, normalise, skeleton


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kharkov", "Kharkiv"),
        ("Vladimir", "Volodymyr"),
        ("Lugansk", "Luhansk"),
        ("Sergei", "Sergey"),
        ("Orbán", "Orban"),
        ("Volodymyr Zelenskyy", "Vladimir Zelenskiy"),
    ],
)
def test_transliterations_are_variants(left: str, right: str) -> None:
    """Spellings after Russian, Ukrainian or without accents are one name."""
    assert is_variant(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Kiev", "Kobe"), ("Ivan Melnyk", "Olena Melnyk"), ("Zelensky", "Volodymyr Zelensky")],
)
def test_other_names_are_not(left: str, right: str) -> None:
    """A short skeleton, another first name or a missing word make two names."""
    assert not is_variant(left, right)


def test_normal_form_drops_the_article_dots_and_case() -> None:
    """ "The U.S." and "US" meet; hyphens become blanks."""
    assert normalise("The U.S.") == normalise("the US") == "us"
    assert normalise("F-16") == "f 16"


def test_short_words_have_no_skeleton() -> None:
    """Two consonants meet too many names to be a key."""
    assert skeleton("Kiev") == ""
    assert skeleton("Odesa Kiev") == ""


def test_acronyms_follow_the_initials() -> None:
    """Small words may be skipped; a longer or lower-case word is no acronym."""
    assert is_acronym("ICC", "International Criminal Court")
    assert is_acronym("OMB", "Office of Management and Budget")
    assert not is_acronym("ICJ", "International Criminal Court")
    assert not is_acronym("icc", "International Criminal Court")
