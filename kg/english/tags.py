"""Entity tag scores to spans: the best BIO sequence in which I-X follows only B-X or I-X."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class TagDecoder:
    """Viterbi search over a closed list of BIO tags; sums raw scores, which gives the same answer
    as log odds.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        count = len(self.tags)
        self._steps = np.zeros((count, count))
        for after, tag in enumerate(self.tags):
            if tag.startswith("I-"):
                kin = [
                    at
                    for at, before in enumerate(self.tags)
                    if before[2:] == tag[2:] and before != "O"
                ]
                self._steps[:, after] = -np.inf
                self._steps[kin, after] = 0.0
        self._may_start = np.array([not tag.startswith("I-") for tag in self.tags])

    def find_spans(self, scores: NDArray[np.floating]) -> list[tuple[int, int, str]]:
        """Return (start, end, type) in words, half open, of a (words, tags) table of scores."""
        if not len(scores):
            return []
        best = scores.argmax(axis=1)
        if not best.any():
            return []
        path = best if self._is_legal(best) else self._search(scores.astype(np.float64))
        return self._collect([self.tags[at] for at in path])

    def _is_legal(self, path: NDArray[np.integer]) -> bool:
        steps = self._steps[path[:-1], path[1:]]
        return bool(self._may_start[path[0]]) and bool(np.isfinite(steps).all())

    def _search(self, scores: NDArray[np.float64]) -> NDArray[np.integer]:
        reached = np.where(self._may_start, scores[0], -np.inf)
        came = np.zeros(scores.shape, dtype=np.int64)
        for at in range(1, len(scores)):
            ways = reached[:, None] + self._steps
            came[at] = ways.argmax(axis=0)
            reached = ways.max(axis=0) + scores[at]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = reached.argmax()
        for at in range(len(scores) - 1, 0, -1):
            path[at - 1] = came[at, path[at]]
        return path

    @staticmethod
    def _collect(tags: Sequence[str]) -> list[tuple[int, int, str]]:
        spans: list[tuple[int, int, str]] = []
        for at, tag in enumerate(tags):
            if tag.startswith("B-"):
                spans.append((at, at + 1, tag[2:]))
            elif tag.startswith("I-"):
                start, _, kind = spans[-1]
                spans[-1] = (start, at + 1, kind)
        return spans
