"""The spaCy component that writes tags, trees and entities of the shipped model into documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.english.encoder import WINDOW_PIECES, Encoder, Parse
from kg.english.names import tidy_names
from kg.english.windows import cut_windows

GROUP_WORDS = 20_000
"""Sentences of one document are sorted by length together; this many words are in work at a time.
"""

_ATTRIBUTES = ("POS", "TAG", "MORPH", "DEP", "HEAD")
_POS, _TAG, _MORPH, _DEP, _HEAD = range(5)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run of words of one sentence, white space left out. Of `words` only those in `kept` are
    read; `tokens` are the places of these in the document.
    """

    tokens: NDArray[np.int64]
    words: list[str]
    kept: tuple[int, int]
    opens: bool


@dataclass(slots=True)
class _Pending:
    """A document in work: its columns, its spans and the root of the sentence at hand."""

    doc: Doc
    columns: NDArray[np.int64]
    spans: list[tuple[int, int, str]]
    root: int = -1


class Parser:
    """Writes `pos`, `tag`, `morph`, `head`, `dep` and `ents`; sentence starts must be set before.

    Labels are those of Universal Dependencies, with spaCy's "ROOT" for the root. White space tokens
    get pos SPACE and hang on the word before them as "dep". A sentence longer than the window is
    parsed in stretches that see each other's edges; their roots hang on the first one's as
    "parataxis".
    """

    def __init__(self, encoder: Encoder, vocab: Vocab) -> None:
        self._encoder = encoder
        self.version = encoder.version
        self._pos = _as_ids(vocab, encoder.lists["upos"])
        self._tag = _as_ids(vocab, encoder.lists["xpos"])
        self._morph = np.array(
            [vocab.morphology.add("" if f == "_" else f) for f in encoder.lists["feats"]],
            dtype=np.uint64,
        ).astype(np.int64)
        self._dep = _as_ids(vocab, ["ROOT" if d == "root" else d for d in encoder.lists["label"]])
        self._dep_of = {
            name: int(_as_ids(vocab, [name])[0]) for name in ("ROOT", "dep", "parataxis")
        }
        self._space = int(_as_ids(vocab, ["SPACE"])[0])
        self._space_tag = int(_as_ids(vocab, ["_SP"])[0])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document.

        Sentences of two documents are never in one batch: the int8 network scales its numbers by
        the batch, so that a neighbour could change a parse.
        """
        item = _Pending(doc, np.zeros((len(doc), 5), dtype=np.int64), [])
        ready: list[_Stretch] = []
        words = 0
        for stretch in self._cut_all(doc):
            ready.append(stretch)
            words += len(stretch.words)
            if words >= GROUP_WORDS:
                self._parse(ready, item)
                ready, words = [], 0
        self._parse(ready, item)
        self._finish(item)
        return doc

    def _cut_all(self, doc: Doc) -> Iterator[_Stretch]:
        texts = [token.text for token in doc]
        starts = [token.i for token in doc if token.is_sent_start] or [0]
        for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
            yield from self._cut(texts, start, end)

    def _cut(self, texts: Sequence[str], start: int, end: int) -> Iterator[_Stretch]:
        places = [at for at in range(start, end) if not texts[at].isspace()]
        words = [texts[at] for at in places]
        lengths = self._encoder.count_pieces(words)
        for window in cut_windows(words, lengths, WINDOW_PIECES):
            yield _Stretch(
                np.array(places[window.start : window.end]),
                words[window.first : window.last],
                window.kept,
                window.start == 0,
            )

    def _parse(self, stretches: Sequence[_Stretch], item: _Pending) -> None:
        parses = self._encoder.parse(
            [stretch.words for stretch in stretches], [stretch.kept for stretch in stretches]
        )
        for stretch, parse in zip(stretches, parses, strict=True):
            self._write(stretch, parse, item)

    def _write(self, stretch: _Stretch, parse: Parse, item: _Pending) -> None:
        tokens, columns = stretch.tokens, item.columns
        columns[tokens, _POS] = self._pos[parse.upos]
        columns[tokens, _TAG] = self._tag[parse.xpos]
        columns[tokens, _MORPH] = self._morph[parse.feats]
        columns[tokens, _DEP] = self._dep[parse.labels]
        at_root = parse.heads == 0
        heads = tokens[np.where(at_root, 1, parse.heads) - 1]
        root = int(tokens[at_root.argmax()])
        if stretch.opens:
            item.root = root
        else:
            columns[root, _DEP] = self._dep_of["parataxis"]
        columns[tokens, _HEAD] = np.where(at_root, item.root, heads) - tokens
        item.spans.extend(
            (int(tokens[s]), int(tokens[e - 1]) + 1, kind) for s, e, kind in parse.spans
        )

    def _finish(self, item: _Pending) -> None:
        if not len(item.doc):
            return
        self._attach_space(item)
        columns = item.columns.astype(np.uint64)
        item.doc.from_array(list(_ATTRIBUTES), columns)  # type: ignore[arg-type]
        names = tidy_names([token.text for token in item.doc], item.spans)
        item.doc.set_ents([Span(item.doc, start, end, label=kind) for start, end, kind in names])

    def _attach_space(self, item: _Pending) -> None:
        """Hang white space on the token before it in its sentence, at the start on the next one."""
        doc, columns = item.doc, item.columns
        for token in doc:
            if not token.is_space:
                continue
            last = token.i + 1 == len(doc)
            if not token.is_sent_start:
                head = -1
            elif last or doc[token.i + 1].is_sent_start:
                head = 0
            else:
                head = 1
            label = self._dep_of["dep" if head else "ROOT"]
            columns[token.i] = (self._space, self._space_tag, 0, label, head)


def _as_ids(vocab: Vocab, names: Sequence[str]) -> NDArray[np.int64]:
    return np.array([vocab.strings.add(name) for name in names], dtype=np.uint64).astype(np.int64)
