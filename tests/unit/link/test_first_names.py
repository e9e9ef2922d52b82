"""What a first name tells of gender."""

import pytest

from kg.link.first_names import gender_of


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Amy Ostrand", "f"), ("Volodymyr Lund", "m"), ("KIRSTEN VELL", "f"), ("Robin Vell", "")],
)
def test_the_first_of_two_names_tells(name: str, gender: str) -> None:
    """A first name of one gender tells it, one of both does not."""
    assert gender_of(name) == gender


@pytest.mark.parametrize("name", ["Grace", "Martin", "", "Lund"])
def test_a_lone_word_tells_nothing(name: str) -> None:
    """It may be a surname: "Martin said" of a woman."""
    assert gender_of(name) == ""


def test_no_name_stands_in_both_lists() -> None:
    """The lists share no name, so that their order does not matter."""
    from kg.wordlists import read_rows

    names = [
        name for _, (_, row) in read_rows("kg.link", "first_names.tsv") for name in row.split()
    ]
    assert len(names) == len(set(names)) > 900
