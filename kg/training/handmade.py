"""The sentences written for this project, with trees and names: `NER=B-PERSON` in the last column.

Every name is marked, so a word without the key is none.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.training.entity_tags import TAGS, Tagged
from kg.training.treebank import read_lines


def read_handmade(path: Path) -> list[Tagged]:
    """Return the sentences of a CoNLL-U file; InputError names a tag that the network lacks."""
    sentences: list[Tagged] = []
    words: list[str] = []
    allowed: list[frozenset[int]] = []
    for number, line in enumerate([*read_lines(path), ""], start=1):
        cells = line.split("\t")
        if cells[0].isdigit():
            words.append(cells[1])
            allowed.append(frozenset({_find_tag(cells[9], f"{path.name}:{number}")}))
        elif not line and words:
            sentences.append(Tagged(words=tuple(words), allowed=tuple(allowed)))
            words, allowed = [], []
    return sentences


def _find_tag(notes: str, where: str) -> int:
    tags = [note[4:] for note in notes.split("|") if note.startswith("NER=")]
    tag = tags[0] if tags else "O"
    if tag not in TAGS:
        raise InputError(f"{where}: NER={tag[:80]!r} is no tag; the tags are {' '.join(TAGS)}")
    return TAGS.index(tag)
