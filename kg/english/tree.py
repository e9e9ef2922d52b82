"""Arc scores to a tree: the best tree with exactly one root.

Chu and Liu (1965), Edmonds (1967). The best tree of all is taken if it has one root. Else the
search is done again with a cost on root arcs above what all other arcs together can win back, so
that a second root never pays (Zmigrod et al. 2020 prove the general case; one fixed cost is enough
here).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def find_tree(scores: NDArray[np.floating]) -> Heads:
    """Return the head of each word of a sentence.

    `scores[child, head]` has a row and a column 0 for the root, so n words give n + 1 rows. The
    answer has n + 1 places as well: word k hangs on `answer[k]`, 0 is the root, and `answer[0]` is
    0.
    """
    table = scores.astype(np.float64)
    np.fill_diagonal(table, -np.inf)
    table[0] = -np.inf
    heads = _span(table)
    if np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    usable = table[np.isfinite(table)]
    table[1:, 0] -= len(table) * float(usable.max() - usable.min()) + 1.0
    return _span(table)


def _take_best(table: Scores) -> Heads:
    heads: Heads = table.argmax(axis=1)
    heads[0] = 0
    return heads


def _find_cycle(heads: Heads) -> list[int]:
    """Return the words of one cycle, or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _span(table: Scores) -> Heads:
    """Take the best head of every word; fold a cycle into one node, solve the smaller problem,
    unfold.
    """
    heads = _take_best(table)
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    apart = np.ones(len(table), dtype=bool)
    apart[inside] = False
    outside = np.flatnonzero(apart)
    kept = table[inside, heads[inside]]
    enter = table[np.ix_(inside, outside)] - kept[:, None]
    leave = table[np.ix_(outside, inside)]
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = table[np.ix_(outside, outside)]
    small[size, :size] = enter.max(axis=0) + kept.sum()
    small[:size, size] = leave.max(axis=1)
    solved = _span(small)
    answer = heads.copy()
    for at, node in enumerate(outside):
        head = solved[at]
        answer[node] = inside[leave[at].argmax()] if head == size else outside[head]
    broken = inside[enter[:, solved[size]].argmax()]
    answer[broken] = outside[solved[size]]
    answer[0] = 0
    return answer
