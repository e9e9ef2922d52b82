"""The word lists behind the corrections of names."""

from __future__ import annotations

from functools import cache

from kg.english.stops import read_word_classes

NameSpan = tuple[int, int, str]
"""First word, word after the last, type."""


@cache
def read_name_words() -> dict[str, frozenset[str]]:
    """Return the classes of `data/name_words.txt`; forms as printed."""
    classes = read_word_classes("name_words.txt")
    return {
        kind: frozenset(form for line in lines for form in line.split())
        for kind, lines in classes.items()
    }
