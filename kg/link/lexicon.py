"""The word lists of the stage, read once from `words.tsv`."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> dict[str, str]:
    """Return the words of one list with their values; a KeyError names a list that is not there."""
    return _lists()[name]


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    source = files("kg.link") / "words.tsv"
    for line in source.read_text(encoding="utf-8").splitlines():
        if line[:1] == "#" or not line.strip():
            continue
        name, word, value = line.split("\t")
        lists.setdefault(name, {})[word] = value
    return lists
