"""Printed names and what kind of thing they are, from the gazetteer's files, without its entities.

For the stages that do not link: the parser's names are corrected by what is known of the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from kg.wordlists import read_rows

_KINDS = (
    ("states.tsv", "LOC"),
    ("regions.tsv", "LOC"),
    ("cities.tsv", "LOC"),
    ("organisations.tsv", "ORG"),
    ("outlets.tsv", "ORG"),
    ("people.tsv", "PERSON"),
)


def _rows(name: str) -> Iterator[dict[str, str]]:
    header, *rows = (row for _, row in read_rows("kg.link", f"gazetteer/{name}"))
    return (dict(zip_longest(header, row, fillvalue="")) for row in rows)


def _names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row.get("aliases", "").split("|"))]


@cache
def read_states() -> frozenset[str]:
    """Return the names of states, their other names and their capitals, as printed ("U.S.")."""
    states = {name for row in _rows("states.tsv") for name in (*_names(row), row["capital"])}
    seats = {name for row in _rows("cities.tsv") if row["stands_for"] for name in _names(row)}
    return frozenset((states | seats | {"U.S"}) - {""})


@cache
def read_adjectives() -> frozenset[str]:
    """Return the adjectives of states and regions, as printed ("Danish")."""
    rows = (row for name in ("states.tsv", "regions.tsv") for row in _rows(name))
    return frozenset(word for row in rows for word in row["adjectives"].split("|") if word)


@cache
def read_peoples() -> frozenset[str]:
    """Return the names of peoples, as printed ("Danes")."""
    return frozenset(
        word for row in _rows("states.tsv") for word in row["people"].split("|") if word
    )


@cache
def read_kinds() -> dict[str, str]:
    """Return the type of each known name without "the": PERSON, ORG or LOC (with states).

    Where two files have a name, the state or place wins. A person is known by a name of two words
    at least. Weapons are `read_weapons`.
    """
    kinds = {name.removeprefix("the "): "LOC" for name in sorted(read_states())}
    for file, kind in _KINDS:
        for row in _rows(file):
            for name in _names(row):
                if kind != "PERSON" or " " in name:
                    kinds.setdefault(name.removeprefix("the "), kind)
    return kinds


@cache
def read_places() -> dict[str, str]:
    """Return GPE or LOC for each known place without "the": whether it has a government of its own.

    Where two files have a name, the state wins, then the city. Groups of states are LOC.
    """
    places = {name.removeprefix("the "): "GPE" for name in sorted(read_states())}
    for file in ("cities.tsv", "regions.tsv"):
        for row in _rows(file):
            kind = "LOC" if row.get("kind", "gpe") != "gpe" else "GPE"
            for name in _names(row):
                places.setdefault(name.removeprefix("the "), kind)
    return places


@cache
def read_weapons() -> frozenset[str]:
    """Return the names of weapons, as printed ("HIMARS", "Patriot missile")."""
    return frozenset(name for row in _rows("weapons.tsv") for name in _names(row))


@cache
def read_surnames() -> frozenset[str]:
    """Return the last words of the names of known persons that name nothing else known."""
    words = {name.split()[-1] for row in _rows("people.tsv") for name in _names(row)}
    return frozenset(words - read_kinds().keys())
