"""Inputs that no window holds: nothing is dropped, every sentence is one tree."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.english import make_doc
from kg.english.encoder import WINDOW_PIECES


def check_trees(doc: Doc) -> None:
    """Every sentence has one root, heads inside of it, and no cycle; every token is labelled."""
    for sentence in doc.sents:
        assert sum(word.head.i == word.i for word in sentence) == 1
        assert all(sentence.start <= word.head.i < sentence.end for word in sentence)
        for word in sentence:
            at, steps = word, 0
            while at.head.i != at.i:
                at, steps = at.head, steps + 1
                assert steps <= len(sentence)
    assert all(word.dep_ and word.pos_ and word.tag_ for word in doc)


ENDLESS = "the ferry crossed the bay and the old captain waved " * 300
TABLE = "\t".join(f"{row * 37 % 991} {row / 7:.2f} {row % 100}%" for row in range(700))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(ENDLESS.strip(), 1, id="3,000 words without a stop"),
        pytest.param("a" * 20_000, 1, id="one token of 20,000 signs"),
        pytest.param("Ferry " + "x1-" * 7_000 + " left.", 1, id="a pasted key in a sentence"),
        pytest.param(TABLE, 1, id="a table of numbers"),
        pytest.param(", ".join(["Bergen"] * 2_000), 1, id="an endless list"),
    ],
)
def test_what_overfills_the_window_is_one_tree(nlp: Language, text: str, sentences: int) -> None:
    """The text is spelled by its tokens, all in a well-formed tree."""
    doc = nlp(make_doc(nlp, text))
    assert doc.text == text
    assert len(list(doc.sents)) == sentences
    check_trees(doc)


def test_stretches_hang_on_the_first_as_parataxis(nlp: Language) -> None:
    """The roots of later stretches are "parataxis" of the sentence's root."""
    doc = nlp("the ferry left the port " * WINDOW_PIECES)
    root = next(word for word in doc if word.dep_ == "ROOT")
    later = [word for word in doc if word.dep_ == "parataxis" and word.head.i == root.i]
    assert len(later) >= 4
    check_trees(doc)
