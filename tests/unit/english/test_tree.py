"""Arc scores to trees."""

from itertools import product

import numpy as np
import pytest

from kg.english.tree import find_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Return whether the heads of words 1.. form a tree with one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Return the score of a tree."""
    return float(sum(scores[word, head] for word, head in enumerate(heads, 1)))


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_the_best_tree_of_all(seed: int) -> None:
    """On short sentences the answer scores what the best of all trees scores."""
    rng = np.random.default_rng(seed)
    words = int(rng.integers(1, 6))
    scores = rng.normal(size=(words + 1, words + 1))
    scores[:, 0] += rng.choice([-2, 0, 2])
    best = max(
        total(scores, heads) for heads in product(range(words + 1), repeat=words) if is_tree(heads)
    )
    found = tuple(int(head) for head in find_tree(scores)[1:])
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(best)


def test_two_tempting_roots_give_one() -> None:
    """Where every word would rather be the root, one of them is."""
    scores = np.zeros((4, 4))
    scores[:, 0] = 5.0
    assert (find_tree(scores)[1:] == 0).sum() == 1


def test_a_long_sentence_of_noise_gives_a_tree() -> None:
    """Random scores, full of cycles, still give a tree with one root."""
    scores = np.random.default_rng(3).normal(size=(121, 121))
    assert is_tree(tuple(int(head) for head in find_tree(scores)[1:]))
