"""Entity tag scores to spans."""

import numpy as np

from kg.english.tags import TagDecoder

DECODER = TagDecoder(("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"))


def table(*rows: tuple[float, ...]) -> np.ndarray:
    """Return the scores of a sentence."""
    return np.array(rows)


def test_legal_tags_become_spans() -> None:
    """B and I of one type join, a new B starts a new span."""
    scores = table((0, 9, 0, 0, 0), (0, 0, 9, 0, 0), (0, 9, 0, 0, 0), (9, 0, 0, 0, 0))
    assert DECODER.find_spans(scores) == [(0, 2, "PERSON"), (2, 3, "PERSON")]


def test_an_inside_tag_never_starts_a_span() -> None:
    """Where the best single tags are O then I, the best legal sequence is taken."""
    scores = table((3, 2, 0, 0, 0), (0, 0, 9, 0, 0))
    assert DECODER.find_spans(scores) == [(0, 2, "PERSON")]


def test_types_do_not_mix_in_one_span() -> None:
    """B-PERSON then I-ORG is resolved to one type."""
    scores = table((0, 5, 0, 4, 0), (0, 0, 1, 0, 6))
    assert DECODER.find_spans(scores) == [(0, 2, "ORG")]


def test_no_words_and_no_names_give_nothing() -> None:
    """Nothing in, nothing out."""
    assert DECODER.find_spans(np.zeros((0, 5))) == []
    assert DECODER.find_spans(table((9, 0, 0, 0, 0))) == []
