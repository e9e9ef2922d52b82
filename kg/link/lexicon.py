"""The word lists of the stage, read once from `words.tsv`."""

from functools import cache

from kg.wordlists import read_rows


@cache
def words(name: str) -> dict[str, str]:
    """Return the words of one list with their values; a KeyError names a list that is not there."""
    return _lists()[name]


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    for _, (name, word, value) in read_rows("kg.link", "words.tsv"):
        lists.setdefault(name, {})[word] = value
    return lists
