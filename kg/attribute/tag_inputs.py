"""What the tagger sees of an article: wordpieces, the tree, the rules, in windows of sentences.

The words enter as the pieces of the parser's vocabulary. Each word also bears its place in the
tree and what the rules make of it: the tagger learns where the rules can be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.attribute.drafts import Layout
from kg.grammar import COARSE
from kg.records import Attribution, Form, Span
from kg.wordpieces import EDGE_SHAPE, WordPieces, find_shape

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What the tagger says of a word, in the order of its scores."""
WINDOW = 250
"""The most wordpieces of a window."""
_OPENS_PARAGRAPH, _OPENS_SENTENCE = 1, 2

Lists = Mapping[str, Sequence[str]]
"""Closed lists: "dep", "pos" and "ent" to labels; a label's number is its place, 0 is any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one article in order, white space left out.

    `tokens` are their places in the Doc; `pieces` their wordpieces and `shapes` their outer forms;
    `classes` (words, 6) are label, part of speech, name type, quoted or not, start of a paragraph
    or sentence, and the rules' tag; `starts` are the first words of sentences.
    """

    tokens: NDArray[np.int64]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    classes: NDArray[np.int64]
    starts: list[int]

    def opens_paragraph(self, at: int) -> bool:
        """Say whether a paragraph begins at a word."""
        return bool(self.classes[at, _EDGE] & _OPENS_PARAGRAPH)


def show_words(
    layout: Layout, by_rule: Sequence[Attribution], lists: Lists, vocabulary: WordPieces
) -> Words:
    """Return what the tagger sees; `by_rule` are the attributions that the rules find."""
    doc = layout.doc
    words = [token for token in doc if not token.is_space]
    tokens = np.array([word.i for word in words], dtype=np.int64)
    edges = _edges(doc)
    classes = np.zeros((len(words), 6), dtype=np.int64)
    for column, (name, attribute) in enumerate(_COLUMNS):
        table = {label: at for at, label in enumerate(lists[name])}
        # A tagger that learnt from coarse types of names sees the fine ones as those.
        fine = COARSE.items() if name == "ent" else ()
        table = {kind: table.get(coarse, 0) for kind, coarse in fine} | table
        classes[:, column] = [table.get(getattr(word, attribute), 0) for word in words]
    classes[:, 3] = [bool(layout.level_of(word)) for word in words]
    classes[:, _EDGE] = edges
    classes[:, 5] = tag_by_rule(doc, by_rule)[tokens]
    return Words(
        tokens=tokens,
        pieces=[vocabulary.find_pieces(word.text) for word in words],
        shapes=[find_shape(word.text) for word in words],
        classes=classes,
        starts=[at for at, edge in enumerate(edges) if edge & _OPENS_SENTENCE],
    )


_COLUMNS = (("dep", "dep_"), ("pos", "pos_"), ("ent", "ent_type_"))
_EDGE = 4


def _edges(doc: Doc) -> list[int]:
    """Return for each word whether a paragraph or a sentence begins there."""
    edges, opens, breaks = [], True, True
    for token in doc:
        opens = opens or bool(token.is_sent_start)
        if token.is_space:
            breaks = breaks or "\n" in token.text
            continue
        edges.append(_OPENS_PARAGRAPH * breaks + _OPENS_SENTENCE * opens)
        opens = breaks = False
    return edges


def tag_by_rule(doc: Doc, found: Sequence[Attribution]) -> NDArray[np.int64]:
    """Return the tag of every token as the rules have it; nested sayings and terms are left out.

    Where stretches overlap, a cue goes before a source and a source before a content.
    """
    top = [a for a in found if a.parent is None and a.form is not Form.SCARE]
    tags = np.zeros(len(doc), dtype=np.int64)
    for kind in ("content", "source", "cue"):
        for attribution in top:
            for span in _spans(attribution, kind):
                write_tags(tags, doc, span, kind)
    return tags


def write_tags(tags: NDArray[np.int64], doc: Doc, span: Span, kind: str) -> None:
    """Write B and I of a kind over the tokens that share a character with the span."""
    found: Any = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is not None and len(found):
        tags[found.start : found.end] = TAGS.index(f"I-{kind}")
        tags[found.start] = TAGS.index(f"B-{kind}")


def _spans(attribution: Attribution, kind: str) -> tuple[Span, ...]:
    if kind == "content":
        return attribution.content
    one = attribution.cue_span if kind == "cue" else attribution.source.span
    return (one,) if one is not None else ()


def cut_windows(words: Words, first: int = 0, size: int = WINDOW) -> list[tuple[int, int]]:
    """Return (start, end) in words of windows of whole sentences from sentence number `first` on.

    None holds more than `size` pieces; a longer sentence is cut.
    """
    lengths = [len(pieces) for pieces in words.pieces]
    total = np.concatenate([[0], np.cumsum(lengths)])
    borders = [*words.starts, len(lengths)]
    windows: list[tuple[int, int]] = []
    at = first
    while at < len(words.starts):
        until = at + 1
        while until < len(words.starts) and _pieces(total, borders[at], borders[until + 1]) <= size:
            until += 1
        start = borders[at]
        while _pieces(total, start, borders[until]) > size:
            end = int(np.searchsorted(total, total[start] + size, side="right")) - 1
            windows.append((start, max(end, start + 1)))
            start = windows[-1][1]
        windows.append((start, borders[until]))
        at = until
    return [window for window in windows if window[0] < window[1]]


def _pieces(total: NDArray[np.int64], start: int, end: int) -> int:
    return int(total[end] - total[start])


def make_feed(
    words: Words, windows: Sequence[tuple[int, int]], vocabulary: WordPieces
) -> dict[str, NDArray[Any]]:
    """Return the feed of the graph for some windows of an article, padded to the longest.

    Pieces begin with the mark of a sequence and have a divider where a paragraph begins; `first`
    is the piece of each word.
    """
    rows = [_row(words, start, end, vocabulary) for start, end in windows]
    width = max(len(ids) for ids, _, _ in rows)
    count = max(end - start for start, end in windows)
    ids, mask = (np.zeros((len(rows), width), dtype=np.int64) for _ in range(2))
    shapes = np.full((len(rows), width), EDGE_SHAPE, dtype=np.int64)
    first = np.zeros((len(rows), count), dtype=np.int64)
    classes = np.zeros((len(rows), count, words.classes.shape[1]), dtype=np.int64)
    for at, ((row, forms, places), (start, end)) in enumerate(zip(rows, windows, strict=True)):
        ids[at, : len(row)] = row
        mask[at, : len(row)] = 1
        shapes[at, : len(row)] = forms
        first[at, : end - start] = places
        classes[at, : end - start] = words.classes[start:end]
    return {"ids": ids, "mask": mask, "shapes": shapes, "first": first, "classes": classes}


def _row(
    words: Words, start: int, end: int, vocabulary: WordPieces
) -> tuple[list[int], list[int], list[int]]:
    ids, shapes, first = [vocabulary.cls], [EDGE_SHAPE], []
    for at in range(start, end):
        if at > start and words.opens_paragraph(at):
            ids.append(vocabulary.sep)
            shapes.append(EDGE_SHAPE)
        first.append(len(ids))
        ids += words.pieces[at]
        shapes += [words.shapes[at]] * len(words.pieces[at])
    return [*ids, vocabulary.sep], [*shapes, EDGE_SHAPE], first
