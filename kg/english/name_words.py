"""The word lists behind the corrections of names."""

from __future__ import annotations

from functools import cache

from kg.wordlists import read_rows

NameSpan = tuple[int, int, str]
"""First word, word after the last, type."""


@cache
def read_name_words() -> dict[str, frozenset[str]]:
    """Return the classes of `data/name_words.txt`; forms as printed."""
    classes: dict[str, set[str]] = {}
    for _, (kind, forms) in read_rows("kg.english", "data/name_words.txt"):
        classes.setdefault(kind, set()).update(forms.split())
    return {kind: frozenset(forms) for kind, forms in classes.items()}
