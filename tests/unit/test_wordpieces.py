"""Words to pieces."""

import pytest

from kg.wordpieces import (
    MAX_PIECES,
    SHAPES,
    WordPieces,
    find_shape,
    fold_word,
    split_signs,
)

PIECES = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "zel", "##en", "##sky", "'", "s", "-", "a"]
)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("war", "lower"),
        ("Kyiv", "title"),
        ("U.S.", "upper"),
        ("A", "initial"),
        ("iPhone", "mixed"),
        ("40%", "number"),
        ("”", "sign"),
        ("'s", "lower"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    """The outer form of a word is one of eight shapes."""
    assert SHAPES[find_shape(word)] == shape


def test_folding_takes_typographic_signs_and_accents_away() -> None:
    """The encoder sees typewriter signs and plain letters."""
    assert fold_word("Orbán’s") == "orban's"
    assert fold_word("—") == "-"


def test_signs_stand_alone() -> None:
    """Every punctuation sign is a run of its own."""
    assert split_signs("a.b'c") == ["a", ".", "b", "'", "c"]


def test_the_longest_piece_wins() -> None:
    """Words are cut greedily from the left; what the vocabulary lacks is unknown."""
    assert PIECES.find_pieces("Zelensky") == (4, 5, 6)
    assert PIECES.find_pieces("’s") == (7, 8)
    assert PIECES.find_pieces("qqq") == (PIECES.unknown,)
    assert PIECES.find_pieces("\u200b") == (PIECES.unknown,)


def test_a_very_long_word_is_cut_short() -> None:
    """A pasted link takes a bounded number of pieces."""
    assert len(PIECES.find_pieces("a-" * 1000)) == MAX_PIECES
