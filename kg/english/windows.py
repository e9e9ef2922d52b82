"""Sentences to stretches that the encoder can take: white space left out, long ones cut at clause
signs.
"""

from __future__ import annotations

from collections.abc import Sequence

_SIGNS = (frozenset(";:—–"), frozenset(","))


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
