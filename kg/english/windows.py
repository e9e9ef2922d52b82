"""Sentences to stretches that the encoder can take: white space left out, long ones cut at clause
signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MARGIN = 8
"""A window of a cut sentence gives this part of its length to the words before it, and as much to
those behind it: they are seen, so that the words at a cut have their surroundings.
"""
_SIGNS = (frozenset(";:—–"), frozenset(","))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a sentence in word numbers, half open: what is read and what is seen."""

    start: int
    end: int
    first: int
    last: int

    @property
    def kept(self) -> tuple[int, int]:
        """The words that are read, counted from the first that is seen."""
        return self.start - self.first, self.end - self.first


def cut_windows(words: Sequence[str], lengths: Sequence[int], limit: int) -> list[Window]:
    """Return windows that read every word once, in order; those of a cut sentence overlap in what
    they see. None sees more than `limit` pieces.
    """
    if sum(lengths) <= limit:
        return [Window(0, len(words), 0, len(words))] if words else []
    margin = limit // _MARGIN
    stretches = cut_words(words, lengths, limit - 2 * margin)
    return [
        Window(
            start,
            end,
            start - _count_fitting(lengths[max(0, start - margin) : start][::-1], margin),
            end + _count_fitting(lengths[end : end + margin], margin),
        )
        for start, end in stretches
    ]


def _count_fitting(lengths: Sequence[int], limit: int) -> int:
    """Return how many words from the first on fit."""
    total = 0
    for count, length in enumerate(lengths):
        total += length
        if total > limit:
            return count
    return len(lengths)


def cut_words(words: Sequence[str], lengths: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Return (start, end) of stretches that cover all words in order, none above `limit` pieces.

    A cut goes after the last semicolon, colon or dash in the second half of a full window, else
    after its last comma, else where the window is full. A sentence that fits is one stretch.
    """
    stretches: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end, total = start, 0
        while end < len(words) and total + lengths[end] <= limit:
            total += lengths[end]
            end += 1
        if end < len(words):
            end = _find_cut(words, start, max(end, start + 1))
        stretches.append((start, end))
        start = end
    return stretches


def _find_cut(words: Sequence[str], start: int, end: int) -> int:
    half = start + (end - start) // 2
    for signs in _SIGNS:
        for at in range(end - 1, half, -1):
            if words[at] in signs:
                return at + 1
    return end
