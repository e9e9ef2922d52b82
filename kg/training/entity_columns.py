"""Column files of entity sets, and the habits of their labels that are evened out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.english.gazetteer import read_states
from kg.training.entity_tags import Labels, only
from kg.training.treebank import read_lines
from kg.wordlists import read_rows

_PEOPLE = re.compile(
    r"(?:\w{3,}(?:ans?|ese|ish|ists?|ites?|ics?)|French|Dutch|Greeks?|Czechs?|Arabs?|Turks?|Kurds?|Jews?|Danes?"
    r"|Muslims?|Serbs?|Croats?|Slovaks?|Swiss|Welsh|Hindus?|Sikhs?|Thai|Iraqis?|Israelis?|Pakistanis?"
    r"|Democrats?|Whigs?|Greens?|Tories|Conservatives?|Liberals?|Socialists?|Labour)"
)


@cache
def read_titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it, as printed."""
    return frozenset(form for _, (form,) in read_rows("kg.training", "data/titles.txt"))


def read_blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, labels) of each sentence of a two-column or a UNER five-column file."""
    words: list[str] = []
    labels: list[str] = []
    for line in read_lines(path):
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if words:
                yield words, labels
            words, labels = [], []
        elif not line.startswith("# ") and len(cells) >= 2:
            numbered = len(cells) >= 4
            words.append(cells[1 if numbered else 0])
            labels.append(cells[2 if numbered else -1].strip() or "O")
    if words:
        yield words, labels


def find_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, type) of the spans of BIO or IOB labels, word numbers half open."""
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        mark, _, here = label.partition("-")
        if kind and (mark != "I" or here != kind):
            spans.append((start, at, kind))
            kind = ""
        if mark in ("B", "I") and not kind:
            start, kind = at, here
    return spans


def is_people(word: str) -> bool:
    """Return whether a capitalised word looks like one of a people, a faith or a party."""
    return word[:1].isupper() and _PEOPLE.fullmatch(word) is not None


def count_titles(words: Sequence[str]) -> int:
    """Return how many titles a person's name begins with; a title alone is left as a name."""
    count = 0
    while count + 1 < len(words) and words[count] in read_titles():
        count += 1
    return count


def settle_label(words: Sequence[str], label: Labels) -> tuple[int, Labels]:
    """Return where the name begins and what its label means, with the habits of the sets evened
    out: titles inside a name, a country as actor called an organisation, a people called misc.
    """
    types = label[0]
    if types == ("PERSON",):
        return count_titles(words), label
    if types == ("ORG",) and " ".join(words) in read_states():
        return 0, only("LOC")
    if "MISC" in types and len(words) == 1 and is_people(words[0]):
        return 0, only("NORP")
    return 0, label
