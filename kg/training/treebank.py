"""CoNLL-U files to sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence of a treebank. `heads` count from 1, 0 is the root; `text` is the untouched
    string.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    text: str
    starts_paragraph: bool
    space_after: bool = True


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a plain or .xz file without their ends."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def read_trees(path: Path) -> list[Tree]:
    """Return the sentences of a .conllu or .conllu.xz file; ranges (1-2) and empty nodes (1.1) are
    left out.
    """
    return list(parse_trees(read_lines(path)))


def parse_trees(lines: Iterable[str]) -> Iterator[Tree]:
    """Yield one Tree for each block of lines."""
    notes: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            notes[key.strip().split(" ")[0]] = value.strip()
        elif line:
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
                notes["last"] = cells[9]
        elif rows:
            yield _make_tree(rows, notes)
            notes, rows = {}, []
    if rows:
        yield _make_tree(rows, notes)


def _make_tree(rows: list[list[str]], notes: dict[str, str]) -> Tree:
    column = list(zip(*rows, strict=True))
    return Tree(
        words=tuple(column[1]),
        lemmas=tuple(column[2]),
        upos=tuple(column[3]),
        xpos=tuple(column[4]),
        feats=tuple(column[5]),
        heads=tuple(int(head) for head in column[6]),
        labels=tuple(column[7]),
        text=notes.get("text", " ".join(column[1])),
        starts_paragraph="newpar" in notes or "newdoc" in notes,
        space_after="SpaceAfter=No" not in notes["last"],
    )
