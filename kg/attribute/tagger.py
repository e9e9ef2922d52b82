"""The trained tagger: which words are source, cue and content, and which belong together.

A network of the parser's build reads windows of whole sentences, so that a quotation is seen with
the sentence that names its speaker. It is a file of its own (see the model card) and may be left
out: the rules stand without it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.attribute.drafts import Layout
from kg.attribute.tag_decode import Linker, LinkTables, Scores, Stretch, find_best, read_spans
from kg.attribute.tag_inputs import Words, cut_windows, make_feed, show_words
from kg.attribute.tagged import Tagged
from kg.errors import ModelError
from kg.records import Attribution
from kg.sessions import open_session
from kg.wordpieces import WordPieces

MODEL_FOLDER = Path(__file__).parent / "model"
GRAPH, TABLES, MANIFEST, VOCABULARY = "tagger.onnx", "tables.npz", "tagger.json", "vocab.txt"
FORMAT = 1
BATCH_PIECES = 256
"""A batch holds at most this many wordpieces, padding included: one long window or some short ones.
1024 took 15 per cent more time.
"""


class Tagger:
    """The model folder, loaded."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        manifest = _read_manifest(folder)
        self.lists: dict[str, list[str]] = manifest["lists"]
        self._digest: str = manifest["graph_sha256"]
        self._pieces = WordPieces.from_file(folder / VOCABULARY)
        self._session = open_session(folder / GRAPH, threads)
        with np.load(folder / TABLES) as tables:
            self._moves = tables["moves"]
            self._tables = LinkTables(
                pairs=tables["pairs"], gaps=tables["gaps"], places=tables["places"]
            )

    @property
    def version(self) -> str:
        """The format of the files and the beginning of the graph's digest."""
        return f"{FORMAT}+{self._digest[:12]}"

    def __call__(self, layout: Layout, by_rule: Sequence[Attribution]) -> list[Tagged]:
        """Return what is found in an article, by cue; `by_rule` is what the rules find in it."""
        words = show_words(layout, by_rule, self.lists, self._pieces)
        if not len(words.tokens):
            return []
        scores = self._score(words)
        spans = read_spans(find_best(scores.tags, self._moves).tolist())

        def read(stretch: Stretch | None) -> tuple[Token, ...]:
            places = words.tokens[slice(*stretch)] if stretch is not None else ()
            return tuple(layout.doc[int(at)] for at in places)

        return [
            Tagged(
                source=read(found.source),
                cue=read(found.cue),
                contents=tuple(map(read, found.content)),
            )
            for found in Linker(self._tables, scores, words.starts).link(spans)
        ]

    def _score(self, words: Words) -> Scores:
        found: list[NDArray[np.float32]] = []
        for batch in _group(words, cut_windows(words)):
            outputs = self._session.run(None, make_feed(words, batch, self._pieces))
            for at, output in enumerate(outputs):
                if len(found) <= at:
                    shape = (len(words.tokens), output.shape[2])
                    found.append(np.empty(shape, dtype=np.float32))
                for row, (start, end) in enumerate(batch):
                    found[at][start:end] = output[row, : end - start]
        return Scores(tags=found[0], froms=found[1], tos=found[2])


def _group(words: Words, windows: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return groups of windows of like length, each within BATCH_PIECES with its padding."""
    groups: list[list[tuple[int, int]]] = []
    sizes = {w: sum(map(len, words.pieces[w[0] : w[1]])) for w in windows}
    for window in sorted(windows, key=lambda each: (sizes[each], each)):
        if not groups or (len(groups[-1]) + 1) * sizes[window] > BATCH_PIECES:
            groups.append([])
        groups[-1].append(window)
    return groups


def load_tagger(threads: int = 1) -> Tagger | None:
    """Return the shipped tagger, None where its files were left out; ModelError if broken."""
    return Tagger(MODEL_FOLDER, threads) if (MODEL_FOLDER / MANIFEST).exists() else None


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        digest = hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(f"no usable tagger in {folder}: {error}; reinstall the package") from error
    if manifest.get("format") != FORMAT or manifest.get("graph_sha256") != digest:
        raise ModelError(f"{path} and {GRAPH} do not belong together; reinstall the package")
    lost = [name for name in (TABLES, VOCABULARY) if not (folder / name).is_file()]
    if lost:
        raise ModelError(f"no {', no '.join(lost)} in {folder}; reinstall the package")
    return manifest
