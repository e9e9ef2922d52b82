"""The editable word lists of spoken language: fillers, answers, those spoken to."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.wordlists import read_rows


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    rows = {row[0]: row[1].split() for _, row in read_rows("kg.extract", "spoken.tsv")}
    return MappingProxyType(
        {name: frozenset(word.replace("_", " ") for word in words) for name, words in rows.items()}
    )


def is_spoken(words: str, name: str) -> bool:
    """Say whether a word or phrase (in lower case) is in the class `name` of spoken.tsv."""
    return words in _classes()[name]
