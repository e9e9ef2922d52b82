"""Documents as the ranker learns from them: features, candidates, and which are right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.link.coref.columns import Ints, Mentions
from kg.link.coref.pairs import compare, find_candidates
from kg.link.coref.ranker import Floats, WordVectors, describe, likeness
from kg.training.coref.corpus import Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One document; `rows` are the phrases that are learnt from, `right` their gold antecedents.

    Shapes: alone (phrase, feature), candidates and right (row, candidate), pairs (feature, row,
    candidate).
    """

    marked: Marked
    mentions: Mentions
    rows: Ints
    alone: Floats
    candidates: Ints
    pairs: Floats
    right: NDArray[np.bool_]
    weight: float


def make_example(
    marked: Marked, mentions: Mentions, vectors: WordVectors, *, weight: float, only_marked: bool
) -> Example:
    """Return a document to learn from.

    With `only_marked` phrases that the corpus does not mark teach nothing: LitBank marks people,
    places, bodies and vehicles alone, and its silence on "the idea" says nothing.
    """
    chain_of = {span: at for at, chain in enumerate(marked.chains) for span in chain}
    spans = [(phrase.start, phrase.end) for phrase in mentions.phrases]
    chains = np.array([chain_of.get(span, -1) for span in spans], dtype=np.int64)
    rows = np.flatnonzero(chains >= 0) if only_marked else np.arange(len(mentions))
    candidates = find_candidates(mentions, rows)
    same = chains[np.maximum(candidates, 0)] == chains[rows][:, None]
    alike = likeness(mentions, vectors, rows, candidates)
    return Example(
        marked=marked,
        mentions=mentions,
        rows=rows,
        alone=describe(mentions, vectors),
        candidates=candidates,
        pairs=compare(mentions, rows, candidates, alike),
        right=same & (candidates >= 0) & (chains[rows] >= 0)[:, None],
        weight=weight,
    )
