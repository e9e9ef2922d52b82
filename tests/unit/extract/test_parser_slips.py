"""Trees as the parser gets them wrong, and what is read all the same."""

import pytest

from tests.unit.extract.trees import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "He called on Mr. Garro to resign.",
            ["He | call on | Garro | purpose to resign", "Garro | resign (requested) | -"],
        ),
    ],
)
def test_a_subject_with_a_preposition_is_no_subject(sentence: str, expected: list[str]) -> None:
    """Whom one calls on is no subject, whatever the label."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "He claimed the ability to fly would help Peru.",
            [
                "He | claim | the ability to fly would help Peru",
                "ability | help (conditional) | Peru",
            ],
        ),
    ],
)
def test_a_fronted_object_acts(sentence: str, expected: list[str]) -> None:
    """What stands before its verb without a relative word acts."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mayor provided the clinic with beds.",
            ["mayor | provide | clinic | other with beds"],
        ),
        (
            "The mayor spoke to reporters about the strike.",
            ["mayor | speak to | reporters | topic about strike"],
        ),
    ],
)
def test_a_phrase_hung_on_the_object(sentence: str, expected: list[str]) -> None:
    """The phrase that a verb asks for is its own."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("With troops advancing, the mayor fled.", ["troops | advance | -", "mayor | flee | -"]),
        ("The trouble is that rebels hold the port.", ["rebels | hold | port"]),
    ],
)
def test_the_nearest_subject_wins(sentence: str, expected: list[str]) -> None:
    """A subject from the clause before is not taken."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Farmers grabbed what was on the table.", ["Farmers | grab | what"]),
    ],
)
def test_free_relatives(sentence: str, expected: list[str]) -> None:
    """A clause on "what" fills one slot."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Garro was personally involved in the strike.", ["Garro | be-involved in | strike"]),
    ],
)
def test_participles_as_adjectives(sentence: str, expected: list[str]) -> None:
    """A passive tagged as an adjective is read."""
    assert lines(sentence) == expected
