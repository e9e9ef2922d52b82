"""Which phrase before it a phrase goes back to: a small network that ranks the candidates.

A mention ranker after Wiseman et al. (2015) and Clark and Manning (2016): each
phrase before and "none of them" get a score; the scores of one row, made into
shares, are what the text leaves open. Trained as `model/README.md` tells; numpy only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.link.coref.columns import Ints, Mentions
from kg.link.coref.kinds import KINDS, ROLES, TYPES
from kg.link.coref.pairs import compare, find_candidates

Floats = NDArray[np.float32]

#: Columns of a phrase that are read as one of a few values, with how many there are.
SHAPES = (
    ("kind", len(KINDS)),
    ("role", len(ROLES)),
    ("type", len(TYPES)),
    ("number", 3),
    ("gender", 4),
    ("person", 3),
    ("opens", 2),
    ("length", 13),
    ("behind", 2),
    ("joined", 2),
)
#: Values under which the place of a phrase in its sentence and text is sorted.
_PLACES = (1, 3, 6, 12, 25)
_SEEN = (1, 2, 4)
MODEL = "ranker.npz"
#: Phrases that are ranked at once, so that a long text takes no more memory.
CHUNK = 2000
#: The layers of the network, as in `kg.training.coref.network`.
LAYERS = ("anaphor", "candidate", "pair", "second", "out", "none", "none_out")


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Vectors of words of length 1; an unknown word has none of the known meanings (all zero)."""

    places: Mapping[str, int]
    vectors: Floats

    @classmethod
    def of_table(cls, words: Sequence[str], table: NDArray[np.generic]) -> WordVectors:
        """Return the vectors of a table with one row a word."""
        rows = np.asarray(table, dtype=np.float32)
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        rows = np.vstack([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])
        return cls({word: at for at, word in enumerate(words)}, rows)

    def of(self, words: Sequence[str]) -> Floats:
        """Return one row per word."""
        unknown = len(self.vectors) - 1
        return self.vectors[[self.places.get(word, unknown) for word in words]]


def describe(mentions: Mentions, vectors: WordVectors) -> Floats:
    """Return the features of each phrase by itself, shape (phrase, feature)."""
    blocks = [np.eye(size, dtype=np.float32)[mentions[name]] for name, size in SHAPES]
    places = np.searchsorted(np.array(_PLACES), mentions["before"])
    seen = np.searchsorted(np.array(_SEEN), mentions["again"], side="right")
    quoted = (mentions["quotation"] >= 0).astype(np.float32)[:, None]
    told = (mentions["speaker"] >= 0).astype(np.float32)[:, None]
    early = (mentions["sentence"] < 3).astype(np.float32)[:, None]
    blocks += [
        np.eye(len(_PLACES) + 1, dtype=np.float32)[places],
        np.eye(len(_SEEN) + 1, dtype=np.float32)[seen],
        quoted,
        told,
        early,
        vectors.of(mentions.heads),
        vectors.of(mentions.firsts),
    ]
    return np.concatenate(blocks, axis=1)


def likeness(mentions: Mentions, vectors: WordVectors, rows: Ints, candidates: Ints) -> Floats:
    """Return the cosine of the vectors of the heads of each pair."""
    heads = vectors.of(mentions.heads)
    found: Floats = np.einsum("rv,rcv->rc", heads[rows], heads[np.maximum(candidates, 0)])
    return found


class Ranker:
    """The trained network; `weights` are the arrays of `ranker.npz` by name."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        words = np.asarray(weights["words"], dtype=np.uint8).tobytes().decode("utf-8")
        self.vectors = WordVectors.of_table(words.split("\n"), weights["vectors"])
        self._w = {
            name: np.asarray(weights[name], dtype=np.float32)
            for layer in LAYERS
            for name in (f"{layer}.weight", f"{layer}.bias")
            if name in weights
        }

    def rank(self, mentions: Mentions, rows: Sequence[int]) -> dict[int, tuple[int, float]]:
        """Return for each of some phrases the one that it goes back to, with its share.

        Phrases are told by number, `rows` rising; one that goes back to none has -1. The shares of
        all candidates of a phrase and of "none of them" add up to 1.
        """
        alone, numbers = describe(mentions, self.vectors), np.array(rows, dtype=np.int64)
        found: dict[int, tuple[int, float]] = {}
        for at in range(0, len(numbers), CHUNK):
            part = numbers[at : at + CHUNK]
            candidates = find_candidates(mentions, part)
            shares = self._rank_rows(mentions, alone, candidates, part)
            best = shares.argmax(axis=1)
            none = np.full((len(part), 1), -1, dtype=np.int64)
            targets = np.concatenate([none, candidates], axis=1)
            places = np.arange(len(part))
            values = zip(targets[places, best].tolist(), shares[places, best].tolist(), strict=True)
            found.update(zip(part.tolist(), values, strict=True))
        return found

    def _rank_rows(self, mentions: Mentions, alone: Floats, candidates: Ints, rows: Ints) -> Floats:
        """Return the shares of some phrases, "none of them" in the first column."""
        alike = likeness(mentions, self.vectors, rows, candidates)
        pairs = compare(mentions, rows, candidates, alike)
        # Flat tables, since numpy multiplies stacks of small ones one by one.
        hidden = self._layer("pair", pairs.reshape(len(pairs), -1).T)
        hidden += np.repeat(self._layer("anaphor", alone[rows]), candidates.shape[1], axis=0)
        hidden += self._layer("candidate", alone)[np.maximum(candidates, 0).ravel()]
        hidden = np.maximum(self._layer("second", np.maximum(hidden, 0)), 0)
        scores = self._layer("out", hidden).reshape(candidates.shape)
        scores[candidates < 0] = -np.inf
        both = np.concatenate([self._score_none(alone[rows]), scores], axis=1)
        both = np.exp(both - both.max(axis=1, keepdims=True))
        shares: Floats = both / both.sum(axis=1, keepdims=True)
        return shares

    def _score_none(self, alone: Floats) -> Floats:
        return self._layer("none_out", np.maximum(self._layer("none", alone), 0))

    def _layer(self, name: str, values: Floats) -> Floats:
        found: Floats = values @ self._w[f"{name}.weight"].T
        bias = self._w.get(f"{name}.bias")
        return found if bias is None else found + bias


@cache
def shipped_ranker() -> Ranker:
    """Return the ranker of the package; ModelError where its weights are absent or broken."""
    try:
        with files("kg.link.coref").joinpath("model", MODEL).open("rb") as stream:
            return Ranker(dict(np.load(stream)))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"no usable model/ranker.npz in kg.link.coref: {error}; reinstall kg"
        ) from error
