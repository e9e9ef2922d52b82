"""The shipped network in use: word lists in, tags, trees and entity spans out. No torch;
onnxruntime on the CPU.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.english.tags import TagDecoder
from kg.english.tree import find_tree
from kg.errors import ModelError
from kg.sessions import open_session
from kg.wordpieces import EDGE_SHAPE, WordPieces, count_pieces, find_shape

FORMAT = 1
BATCH_PIECES = 1024
"""A batch holds at most this many pieces, padding included: flat memory, and larger is not faster
on one core.
"""
RUN_PIECES = 32
"""What one more run of the network costs, in pieces: a batch takes no more padding than that."""
WINDOW_PIECES = 200
"""The longest stretch that is parsed at once. Trained on sentences of up to 120 pieces, sound a
good deal beyond.
"""

_LISTS = ("upos", "xpos", "feats", "label", "entity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """One stretch of words. Columns hold places in the model's closed lists; `heads` count from 1,
    0 is the root.
    """

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    heads: NDArray[np.int64]
    labels: NDArray[np.int64]
    spans: list[tuple[int, int, str]]


class Encoder:
    """The model folder, loaded.

    `lists` names the closed list behind each column of a Parse; `version` is the format and the
    digest of the network.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        manifest = read_manifest(folder)
        self.lists: dict[str, tuple[str, ...]] = {name: tuple(manifest[name]) for name in _LISTS}
        self.version = f"{FORMAT}+{manifest['graph_sha256'][:12]}"
        self.pieces = WordPieces.from_file(folder / "vocab.txt")
        self._session = open_session(folder / "parser.onnx", threads)
        self._label_session = open_session(folder / "labels.onnx", threads)
        self._decoder = TagDecoder(self.lists["entity"])

    def count_pieces(self, words: Sequence[str]) -> list[int]:
        """Return the number of pieces of each word."""
        return count_pieces(self.pieces, words)

    def parse(
        self,
        stretches: Sequence[Sequence[str]],
        kept: Sequence[tuple[int, int]] | None = None,
    ) -> list[Parse]:
        """Return one Parse for each stretch, in order. Each must fit the window and hold at least
        one word.

        With `kept` (word numbers, half open) a Parse holds only those words of its stretch and is a
        tree by itself; the others are seen, not read.
        """
        kept = kept or [(0, len(words)) for words in stretches]
        lengths = [sum(self.count_pieces(words)) + 2 for words in stretches]
        order = sorted(range(len(stretches)), key=lambda at: (lengths[at], at))
        found: dict[int, Parse] = {}
        for batch in _group(order, lengths):
            parses = self._run([stretches[at] for at in batch], [kept[at] for at in batch])
            found.update(zip(batch, parses, strict=True))
        return [found[at] for at in range(len(stretches))]

    def _run(self, batch: Sequence[Sequence[str]], kept: Sequence[tuple[int, int]]) -> list[Parse]:
        upos, xpos, feats, entity, arcs, child, head = self._session.run(
            None, self.make_inputs(batch)
        )
        tags = [column.argmax(axis=-1) for column in (upos, xpos, feats)]
        parses = []
        for row, (start, end) in enumerate(kept):
            read = slice(start + 1, end + 1)
            with_root = np.array([0, *range(start + 1, end + 1)]) if start else slice(end + 1)
            parses.append(
                self._read(
                    [column[row, read] for column in tags],
                    entity[row, read],
                    arcs[row][with_root][:, with_root],
                    (child[row, read], head[row, with_root]),
                )
            )
        return parses

    def _read(
        self,
        tags: list[NDArray[np.int64]],
        entity: NDArray[np.float32],
        arcs: NDArray[np.float32],
        vectors: tuple[NDArray[np.float32], NDArray[np.float32]],
    ) -> Parse:
        heads = find_tree(arcs)[1:]
        labels = self._choose_labels(vectors[0], vectors[1][heads], heads)
        spans = self._decoder.find_spans(entity)
        return Parse(
            upos=tags[0], xpos=tags[1], feats=tags[2], heads=heads, labels=labels, spans=spans
        )

    def _choose_labels(
        self, child: NDArray[np.float32], head: NDArray[np.float32], heads: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Score the labels of the arcs of the tree; "root" goes with the root's arc and with no
        other.
        """
        scores = self._label_session.run(None, {"child": child, "head": head})[0]
        root = self.lists["label"].index("root")
        scores[:, root] = np.where(heads == 0, np.inf, -np.inf)
        chosen: NDArray[np.int64] = scores.argmax(axis=1)
        return chosen

    def make_inputs(self, batch: Sequence[Sequence[str]]) -> dict[str, NDArray[np.int64]]:
        """Return the feed of the graph for one batch: piece ids, mask and shapes (stretch, piece),
        and the place of the first piece of each word (stretch, word; word 0 is the root).
        """
        rows = [[self.pieces.find_pieces(word) for word in words] for words in batch]
        width = max(sum(map(len, row)) for row in rows) + 2
        ids, mask = (np.zeros((len(batch), width), dtype=np.int64) for _ in range(2))
        shapes = np.full((len(batch), width), EDGE_SHAPE, dtype=np.int64)
        first = np.zeros((len(batch), max(map(len, batch)) + 1), dtype=np.int64)
        for at, (words, row) in enumerate(zip(batch, rows, strict=True)):
            counts = np.fromiter(map(len, row), dtype=np.int64, count=len(row))
            total = int(counts.sum())
            ids[at, 0] = self.pieces.cls
            ids[at, 1 : total + 1] = [piece for cut in row for piece in cut]
            ids[at, total + 1] = self.pieces.sep
            mask[at, : total + 2] = 1
            shapes[at, 1 : total + 1] = np.repeat([find_shape(word) for word in words], counts)
            first[at, 1 : len(words) + 1] = np.cumsum(counts) - counts + 1
        return {"ids": ids, "mask": mask, "shapes": shapes, "first": first}


def _group(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Return groups of like length, the shortest first, each within BATCH_PIECES with its padding.

    A longer stretch joins while the padding that it brings to the others costs less than a run of
    its own: one group for an article was more than a third padding.
    """
    groups: list[list[int]] = []
    padding = width = 0
    for at in order:
        grown = padding + (lengths[at] - width) * len(groups[-1]) if groups else 0
        full = not groups or (len(groups[-1]) + 1) * lengths[at] > BATCH_PIECES
        if full or grown > RUN_PIECES:
            groups.append([])
            grown = 0
        groups[-1].append(at)
        padding, width = grown, lengths[at]
    return groups


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the model's manifest; ModelError if it is absent, broken, of another format or not
    that of the graph.
    """
    path = folder / "model.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        digest = hashlib.sha256((folder / "parser.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no usable English model in {folder}: {error}; reinstall the package"
        ) from error
    if manifest.get("format") != FORMAT:
        seen = manifest.get("format")
        raise ModelError(f"{path}: model format {seen!r}, expected {FORMAT}; reinstall the package")
    if manifest.get("graph_sha256") != digest:
        raise ModelError(
            f"{folder}: parser.onnx is not the graph that model.json names; reinstall the package"
        )
    return manifest
