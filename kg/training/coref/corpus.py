"""Documents with coreference: GUM in the OntoGUM scheme, and LitBank."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
"""Tokens of a document, half open, from 0."""

_BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
_ROW = re.compile(r"(\d+)-(\d+)\t")

_NO_BLANK_BEFORE = frozenset(
    (
        *".,;:!?)]}%'’”",
        "'s",
        "’s",
        "'ll",
        "'re",
        "'ve",
        "'m",
        "'d",
        "n't",
        "n’t",
        "’re",
        "’ll",
        "’ve",
    )
)
_NO_BLANK_AFTER = frozenset("([{$£€“‘#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document: its words, the tokens that open a sentence, and which spans are one.

    Spans of a chain are in text order, chains in the order of their first span. A chain of one
    span is a mention that nothing refers back to; OntoGUM marks none of these.
    """

    name: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    chains: tuple[tuple[Span, ...], ...]

    def blanks(self) -> list[bool]:
        """Say after which words print has a blank; straight marks open and close in turn."""
        return find_blanks(self.words)


def read_ontogum(folder: Path) -> list[Marked]:
    """Return the documents of a part of GUM, sorted by name.

    `folder` holds `coref_ontogum/*.conll`, or these files themselves; the sentences are those of
    `entity_wiki_tsv/` beside it where that is there, else a document has its first token only as
    start. FileNotFoundError where there is no document.
    """
    inner = folder / "coref_ontogum"
    paths = sorted((inner if inner.is_dir() else folder).glob("*.conll"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no coref_ontogum/*.conll and no *.conll in it")
    return [_read_gum(path) for path in paths]


def _read_gum(path: Path) -> Marked:
    rows = [line.split("\t") for line in _lines(path) if not line.startswith("#")]
    words = tuple(row[1] or "_" for row in rows)
    table = path.parent.parent / "entity_wiki_tsv" / f"{path.stem}.tsv"
    starts = _read_starts(table) if table.is_file() else (0,)
    return Marked(
        name=path.stem, words=words, starts=starts, chains=_read_chains(row[-1] for row in rows)
    )


def _read_starts(path: Path) -> tuple[int, ...]:
    """Return the places of the rows numbered 1 of their sentence."""
    rows = [found for line in _lines(path) if (found := _ROW.match(line))]
    return tuple(at for at, found in enumerate(rows) if found[2] == "1")


def read_litbank(folder: Path) -> list[Marked]:
    """Return the documents of LitBank's `coref/conll`, sorted by name."""
    return [_read_litbank(path) for path in sorted(folder.glob("*.conll"))]


def _read_litbank(path: Path) -> Marked:
    rows = [line.split("\t") for line in _lines(path) if not line.startswith("#")]
    return Marked(
        name=path.stem,
        words=tuple(row[3] for row in rows),
        starts=tuple(at for at, row in enumerate(rows) if row[2] == "0"),
        chains=_read_chains(row[-1] for row in rows),
    )


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as stream:
        yield from (line.rstrip("\n") for line in stream if line.strip())


def _read_chains(cells: Iterable[str]) -> tuple[tuple[Span, ...], ...]:
    """Return the chains of a column of brackets: "(3", "3)", "(3)(7"."""
    chains: dict[str, list[Span]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    for at, cell in enumerate(cells):
        for whole, first, last in _BRACKET.findall(cell):
            if whole:
                chains[whole].append((at, at + 1))
            elif first:
                opened[first].append(at)
            else:
                chains[last].append((opened[last].pop(), at + 1))
    return tuple(sorted(tuple(sorted(spans)) for spans in chains.values()))


def find_blanks(words: tuple[str, ...]) -> list[bool]:
    """Say after which words print has a blank; straight quotation marks open and close in turn."""
    blanks, is_open = [True] * len(words), False
    for at, word in enumerate(words):
        joins_left, joins_right = word in _NO_BLANK_BEFORE, word in _NO_BLANK_AFTER
        if word == '"':
            joins_left, joins_right, is_open = is_open, not is_open, not is_open
        if joins_left and at:
            blanks[at - 1] = False
        if joins_right:
            blanks[at] = False
    return blanks
