"""Which stretches of a text may refer, and how wide they are."""

import pytest

from kg.link.coref.phrases import find_phrases
from tests.unit.link.trees import make_doc


def texts(name: str) -> list[str]:
    """Return the phrases of a stored document."""
    doc = make_doc(name)
    return [doc[phrase.start : phrase.end].text for phrase in find_phrases(doc)]


def test_a_phrase_is_as_wide_as_what_belongs_to_its_head() -> None:
    """An apposition and an "of" phrase belong to the head, a verb does not."""
    found = texts("plan")
    assert found[:3] == ["Mara Vell , the mayor of Ostrand", "the mayor of Ostrand", "Ostrand"]
    assert "a plan for the harbour" in found


def test_a_coordination_is_a_phrase_beside_its_parts() -> None:
    """ "Tomas Lind and his sister" may be "they", and each of them somebody."""
    assert texts("pair")[:4] == ["Tomas Lind and his sister", "Tomas Lind", "his sister", "his"]


def test_a_title_stands_inside_the_phrase_of_the_name() -> None:
    """ "Judge Ida Roth" is one phrase, and begins with its title."""
    assert texts("court_boy")[0] == "Judge Ida Roth"


@pytest.mark.parametrize("word", ["rye", "which", "that"])
def test_what_refers_to_nothing_is_no_phrase(word: str) -> None:
    """Nouns that describe, and words that open a clause, are no phrases."""
    assert word not in texts("pair") + texts("plan")
