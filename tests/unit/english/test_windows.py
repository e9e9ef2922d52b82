"""Long sentences to stretches."""

from kg.english.windows import cut_words


def test_a_sentence_that_fits_is_one_stretch() -> None:
    """Nothing is cut that need not be."""
    assert cut_words(["a", ",", "b"], [1, 1, 1], 3) == [(0, 3)]


def test_a_cut_prefers_clause_signs() -> None:
    """A semicolon beats a later comma, a comma beats a full window."""
    words = ["a"] * 6 + [";"] + ["b", ","] + ["c"] * 4
    assert cut_words(words, [1] * len(words), 10)[0] == (0, 7)
    words = ["a"] * 7 + [","] + ["c"] * 6
    assert cut_words(words, [1] * len(words), 10)[0] == (0, 8)
    assert cut_words(["a"] * 25, [1] * 25, 10) == [(0, 10), (10, 20), (20, 25)]


def test_stretches_cover_all_words_in_order() -> None:
    """No word is lost, none is taken twice, not even one above the limit alone."""
    lengths = [3, 50, 2, 2, 9, 1, 1, 1]
    stretches = cut_words(["w"] * 8, lengths, 10)
    assert [at for start, end in stretches for at in range(start, end)] == list(range(8))
