"""Long sentences to stretches."""

from itertools import pairwise

from kg.english.windows import Window, cut_windows, cut_words


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


def test_windows_of_a_cut_sentence_overlap() -> None:
    """Each word is read once; the words at a cut are also seen by the window on the other side."""
    lengths = [1] * 100
    windows = cut_windows(["w"] * 100, lengths, 40)
    assert [at for w in windows for at in range(w.start, w.end)] == list(range(100))
    assert all(w.last - w.first <= 40 for w in windows)
    assert all(before.last > after.first for before, after in pairwise(windows))
    assert [w.kept for w in windows][:2] == [(0, 30), (5, 35)]


def test_a_sentence_that_fits_is_one_window() -> None:
    """It is read whole and sees nothing else; no words give no window."""
    assert cut_windows(["w"] * 5, [1] * 5, 5) == [Window(0, 5, 0, 5)]
    assert cut_windows([], [], 5) == []
