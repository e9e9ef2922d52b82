"""Annotated articles as the tagger sees them, with the tags and links that it should find.

The form is PolNeAR's (Newell and others, LREC 2018) as JSON lines: `text`, and `annotations` by
annotator, each with lists of (start, end) for `source`, `cue` and `content`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute.drafts import Layout
from kg.attribute.find import find_attributions
from kg.attribute.tag_decode import KINDS, Stretch
from kg.attribute.tag_inputs import TAGS, Words, show_words, write_tags
from kg.ids import content_id
from kg.records import Span
from kg.training.articles import as_article
from kg.wordpieces import WordPieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an attribution joins, by the first words: a cue, its source if any, its contents."""

    cue: int
    source: int | None
    contents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article: what is seen, the tag of each word, where stretches end, and the links."""

    words: Words
    tags: NDArray[np.int64]
    ends: Mapping[int, int]
    sentence: NDArray[np.int64]
    links: tuple[Link, ...]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file with one JSON object a line, plain or .gz."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def collect_lists(docs: Sequence[Doc]) -> dict[str, list[str]]:
    """Return the closed lists of labels, parts of speech and name types; place 0 is any other."""
    found: dict[str, set[str]] = {"dep": set(), "pos": set(), "ent": set()}
    for doc in docs:
        for token in doc:
            if not token.is_space:
                found["dep"].add(token.dep_)
                found["pos"].add(token.pos_)
                found["ent"].add(token.ent_type_)
    return {name: ["", *sorted(labels - {""})] for name, labels in found.items()}


def make_example(
    doc: Doc,
    row: Mapping[str, Any],
    lists: Mapping[str, Sequence[str]],
    vocabulary: WordPieces,
) -> Example:
    """Return the example of one parsed article; of several annotators the first counts."""
    layout = Layout(doc, doc.text)
    words = show_words(
        layout,
        find_attributions(layout.doc, as_article(row["text"], content_id("article", row["text"]))),
        lists,
        vocabulary,
    )
    annotations = row["annotations"]
    gold = next(iter(annotations.values())) if annotations else []
    tags, links = _mark(doc, words, gold)
    starts = np.zeros(len(tags), dtype=np.int64)
    starts[words.starts] = 1
    return Example(
        words=words,
        tags=tags,
        ends=dict(_stretches(tags)),
        sentence=np.cumsum(starts),
        links=tuple(links),
    )


def read_examples(
    path: Path,
    nlp: Language,
    vocabulary: WordPieces,
    lists: Mapping[str, Sequence[str]] | None = None,
) -> tuple[list[Example], dict[str, list[str]]]:
    """Return the examples of a file and the closed lists, made from it where none are given."""
    rows = list(read_lines(path))
    docs = [nlp(row["text"]) for row in rows]
    known = {name: list(labels) for name, labels in (lists or collect_lists(docs)).items()}
    made = [make_example(doc, row, known, vocabulary) for doc, row in zip(docs, rows, strict=True)]
    return made, known


def _mark(
    doc: Doc, words: Words, gold: Sequence[Mapping[str, Any]]
) -> tuple[NDArray[np.int64], list[Link]]:
    """Return the gold tag of each word and the links whose ends all bear the right tag."""
    whole = np.zeros(len(doc), dtype=np.int64)
    for kind in ("content", "source", "cue"):
        for attribution in gold:
            for start, end in attribution.get(kind) or ():
                write_tags(whole, doc, Span(start, end), kind)
    tags = _mended(whole[words.tokens])
    place = {int(token): at for at, token in enumerate(words.tokens)}

    def starts(attribution: Mapping[str, Any], kind: str) -> list[int]:
        spans = [
            doc.char_span(start, end, alignment_mode="expand")
            for start, end in attribution.get(kind) or ()
        ]
        begin = TAGS.index(f"B-{kind}")
        found = [place[s.start] for s in spans if s is not None and s.start in place]
        return [at for at in found if tags[at] == begin]

    links = []
    for attribution in gold:
        source, cue, contents = (starts(attribution, kind) for kind in KINDS)
        if cue and contents:
            links.append(
                Link(cue=cue[0], source=source[0] if source else None, contents=tuple(contents))
            )
    return tags, links


def _mended(tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the tags with a begin wherever an inside follows another kind."""
    tags = tags.copy()
    for at, tag in enumerate(tags):
        if tag and tag % 2 == 0 and (at == 0 or (tags[at - 1] + 1) // 2 != tag // 2):
            tags[at] = tag - 1
    return tags


def _stretches(tags: NDArray[np.int64]) -> Iterator[Stretch]:
    start = None
    for at, tag in enumerate([*tags.tolist(), 0]):
        if start is not None and (tag == 0 or tag % 2):
            yield start, at
            start = None
        if tag % 2:
            start = at
