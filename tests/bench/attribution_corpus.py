"""Reads annotated attributions and lays them, and ours, on the tokens of their article.

Two forms of file, one JSON object a line, plain or .gz. Articles: `id`, `text`, `title` and
`annotations`, a list of attributions for each annotator, whose `source`, `cue` and `content` are
lists of [start, end] in code points (the PolNeAR corpus in one file). Pieces: `tokens` with BIO
`labels` of the same three parts, unlinked (the files on which CofeNet was measured).
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records import Span
from tests.bench.attribution_score import PARTS, Fragments, Told, as_fragments, places_of
from tests.bench.ptb_text import detokenise

MOSTLY = 0.8
"""The share of a content's tokens between quotation marks from which it counts as direct."""
_MARKS = re.compile(r"[“”\"]|''|``")

Places = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """The three parts of one attribution in code points, without its article."""

    source: Places
    cue: Places
    content: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article with what each annotator marked, in the order of the file."""

    name: str
    title: str | None
    text: str
    annotations: dict[str, tuple[Annotated, ...]]

    @property
    def gold(self) -> tuple[Annotated, ...]:
        """The marks of the first annotator."""
        return next(iter(self.annotations.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One labelled paragraph: printed text, the place of each token in it, and gold fragments."""

    text: str
    tokens: Places
    gold: dict[str, frozenset[tuple[int, int]]]


class Grid:
    """The tokens of a text, white space left out; spans become places in it."""

    def __init__(self, tokens: Sequence[Span]) -> None:
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]

    def places(self, spans: Sequence[Span]) -> Fragments:
        """Return the stretches of tokens that share a character with the spans."""
        held: list[int] = []
        for span in spans:
            first = bisect_right(self._ends, span.start)
            held.extend(range(first, bisect_left(self._starts, span.end)))
        return as_fragments(held)

    def lay(self, annotated: Annotated, quoted: frozenset[int] | None = None) -> Told:
        """Return an attribution on tokens; `quoted`, the tokens between marks, gives its form."""
        parts = {part: self.places(getattr(annotated, part)) for part in PARTS}
        form = "" if quoted is None else form_of(parts["content"], quoted)
        return Told(**parts, form=form)


def form_of(content: Fragments, quoted: frozenset[int]) -> str:
    """Return the form of a gold content by its tokens between quotation marks.

    Direct: at least MOSTLY of them are, so that a verb outside the marks makes no difference to a
    quoted sentence. Indirect: none is. Mixed: all others ("that the deal was “dead” for now").
    """
    tokens = places_of(content)
    share = len(tokens & quoted) / max(len(tokens), 1)
    if share == 0:
        return "indirect"
    return "direct" if share >= MOSTLY else "mixed"


def quoted_stretches(text: str) -> tuple[Span, ...]:
    """Return what stands between double quotation marks, marks included, line by line.

    Curly marks and `` open or close by their shape; straight ones and '' open where none is open. A
    quotation without an end holds the rest of its line, as one does that runs over paragraphs. Kept
    apart from the program's own reader of marks, so that a change there cannot move the gold.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in _MARKS.finditer(text, line.start(), line.end()):
            if opened is None and mark[0] != "”":
                opened = mark.start()
            elif opened is not None and mark[0] not in "“``":
                found.append(Span(opened, mark.end()))
                opened = None
        if opened is not None:
            found.append(Span(opened, line.end()))
    return tuple(found)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a .jsonl or .jsonl.gz file; blank lines are passed over."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def is_piece(row: dict[str, Any]) -> bool:
    """Say whether a line is a labelled piece and not an article."""
    return "tokens" in row and "labels" in row


def read_sheet(row: dict[str, Any]) -> Sheet:
    """Return one article; an attribution without content, a slip of the pen, is left out."""
    return Sheet(
        name=row["id"],
        title=row.get("title"),
        text=row["text"],
        annotations={
            who: tuple(_annotated(mark) for mark in marks if mark["content"])
            for who, marks in row["annotations"].items()
        },
    )


def _annotated(mark: dict[str, Any]) -> Annotated:
    parts = {part: tuple(Span(start, end) for start, end in mark[part]) for part in PARTS}
    return Annotated(**parts)


def read_piece(row: dict[str, Any]) -> Piece:
    """Return one piece with its tokens joined as a newspaper prints them.

    What the program reads is text, not the form of a treebank: with blanks between all tokens it
    would see no quotation mark for what it is.
    """
    printed = detokenise(row["tokens"])
    gold = {part: frozenset(_labelled(row["labels"], part)) for part in PARTS}
    return Piece(text=printed.text, tokens=printed.spans, gold=gold)


def _labelled(labels: Sequence[str], part: str) -> Iterator[tuple[int, int]]:
    """Yield the fragments of one part; an I- without a B- before it begins one too."""
    start: int | None = None
    for at, label in enumerate([*labels, "O"]):
        if start is not None and label != f"I-{part}":
            yield start, at
            start = None
        if label == f"B-{part}" or (start is None and label == f"I-{part}"):
            start = at
