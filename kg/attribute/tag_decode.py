"""From scores to spans: the best sequence of tags, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.attribute.tag_inputs import TAGS

Stretch = tuple[int, int]
"""Word numbers, half open."""
KINDS = ("source", "cue", "content")
_NEVER = -1e4
_STRETCH = 32
_GAPS, _PER_OCTAVE = 30, 3
_RANKS = 3
_SENTENCES_BEHIND, _SENTENCES_AHEAD, _SOURCE_SENTENCES = 6, 2, 1
"""How many sentences a content may stand behind its cue and before it, a source off its cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution in word numbers; an empty cue means that no cue was found."""

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTables:
    """The link head outside the graph, one row for content to cue and one for cue to source.

    `pairs` (2, 129, 129) weighs vectors of both ends, `gaps` (2, 64) their distance, `places`
    (2, 36) side, rank among the candidates of that side, and sentences between.
    """

    pairs: NDArray[np.float32]
    gaps: NDArray[np.float32]
    places: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of the words of an article: (words, 7), (words, 128), (words, 128)."""

    tags: NDArray[np.float32]
    froms: NDArray[np.float32]
    tos: NDArray[np.float32]


def allow_tags() -> NDArray[np.bool_]:
    """Return (from, to): inside follows only the begin or inside of its kind."""
    allowed = np.ones((len(TAGS), len(TAGS)), dtype=bool)
    for at, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            allowed[:, at] = False
            allowed[[at - 1, at], at] = True
    return allowed


def find_best(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the best sequence of tags (Viterbi); `moves` scores each step from tag to tag.

    The article is cut into stretches that are searched side by side, once for each tag that may
    stand before them, and joined after: ten times as fast as word by word.
    """
    steps = np.where(allow_tags(), moves, _NEVER).astype(np.float64)
    count, kinds = -(-len(scores) // _STRETCH), len(TAGS)
    # Filled up at the front, where everything is outside.
    padded = np.full((count * _STRETCH, kinds), _NEVER)
    padded[:, 0] = 0.0
    padded[len(padded) - len(scores) :] = scores
    best, backs = _search(padded.reshape(count, _STRETCH, kinds), steps)
    ends = np.full(kinds, _NEVER)
    ends[0] = 0.0
    before = np.empty((count, kinds), dtype=np.int64)
    for at in range(count):
        entered = ends[:, None] + best[at]
        before[at], ends = entered.argmax(axis=0), entered.max(axis=0)
    found = np.empty((count, _STRETCH), dtype=np.int64)
    tag = int(ends.argmax())
    for at in range(count - 1, -1, -1):
        start = int(before[at, tag])
        for step in range(_STRETCH - 1, -1, -1):
            found[at, step] = tag
            tag = int(backs[step, at, start, tag])
        tag = start
    return found.reshape(-1)[len(padded) - len(scores) :]


def _search(
    rows: NDArray[np.float64], moves: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the best scores (stretch, tag before, tag at the end) of rows (stretch, word, tag),
    and for each word the tag before it that gave them.
    """
    kinds = len(TAGS)
    best = np.where(np.eye(kinds, dtype=bool), 0.0, _NEVER)[None].repeat(len(rows), axis=0)
    backs = np.empty((rows.shape[1], len(rows), kinds, kinds), dtype=np.int64)
    for step in range(rows.shape[1]):
        steps = best[..., None] + moves
        backs[step] = steps.argmax(axis=2)
        best = steps.max(axis=2) + rows[:, None, step]
    return best, backs


def read_spans(tags: Sequence[int]) -> dict[str, list[Stretch]]:
    """Return the stretches of each kind in order."""
    spans: dict[str, list[Stretch]] = {kind: [] for kind in KINDS}
    start = None
    for at, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or tag % 2 or (tag + 1) // 2 != (tags[start] + 1) // 2):
            spans[KINDS[(tags[start] - 1) // 2]].append((start, at))
            start = None
        if tag and start is None:
            start = at
    return spans


def describe_pairs(
    one: Stretch, others: NDArray[np.int64], apart: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the number of the gap and of the place of each of `others` (n, 2) seen from `one`.

    The gap counts words between the nearest edges on a logarithmic scale, by side; the place is
    side, rank on that side and how many sentences they are `apart` (2 for more).
    """
    starts, ends = others[:, 0], others[:, 1]
    gap = np.where(
        starts >= one[1], starts - one[1] + 1, np.where(ends <= one[0], ends - one[0] - 1, 0)
    )
    side = np.sign(gap) + 1
    rank = np.zeros(len(others), dtype=np.int64)
    for each in (0, 2):
        there = np.nonzero(side == each)[0]
        order = there[np.argsort(np.abs(gap[there]), kind="stable")]
        rank[order] = np.minimum(np.arange(len(order)), _RANKS)
    scale = np.log2(np.maximum(np.abs(gap), 1)) * _PER_OCTAVE
    bucket = np.minimum(scale.astype(np.int64), _GAPS)
    number = np.where(gap > 0, 1 + bucket, np.where(gap < 0, 2 + _GAPS + bucket, 0))
    return number, (side * (_RANKS + 1) + rank) * 3 + np.minimum(apart, 2)


class Linker:
    """Ties each content to its cue and each cue to its source."""

    def __init__(self, tables: LinkTables, scores: Scores, starts: Sequence[int]) -> None:
        self._tables, self._scores = tables, scores
        self._sentence = np.zeros(len(scores.tags) + 1, dtype=np.int64)
        self._sentence[list(starts)] = 1
        self._sentence = np.cumsum(self._sentence)

    def link(self, spans: dict[str, list[Stretch]]) -> list[Saying]:
        """Return one saying for each cue with a content and for each content without a cue."""
        contents: dict[Stretch | None, list[Stretch]] = {}
        for content in spans["content"]:
            contents.setdefault(self._cue_of(content, spans["cue"]), []).append(content)
        return [
            Saying(
                source=self._source_of(cue, spans["source"]) if cue else None,
                cue=cue,
                content=tuple(parts),
            )
            for cue, found in contents.items()
            for parts in ([found] if cue else [[each] for each in found])
        ]

    def _cue_of(self, content: Stretch, cues: Sequence[Stretch]) -> Stretch | None:
        at = self._sentence
        near = [
            cue
            for cue in cues
            if at[cue[0]] - at[content[1] - 1] <= _SENTENCES_AHEAD
            and at[content[0]] - at[cue[1] - 1] <= _SENTENCES_BEHIND
        ]
        if not near:
            return None
        return near[int(self._score(0, content, near).argmax())]

    def _source_of(self, cue: Stretch, sources: Sequence[Stretch]) -> Stretch | None:
        at = self._sentence
        near = [s for s in sources if abs(at[s[0]] - at[cue[0]]) <= _SOURCE_SENTENCES]
        if not near:
            return None
        tables, scores = self._tables, self._scores
        none = _weigh(scores.froms[cue[0]], scores.tos[cue[0] : cue[0] + 1], tables.pairs[1])
        none = none + tables.gaps[1, 0] + tables.places[1, 0]
        found = self._score(1, cue, near)
        return near[int(found.argmax())] if found.max() > none[0] else None

    def _score(self, kind: int, one: Stretch, others: Sequence[Stretch]) -> NDArray[np.float32]:
        tables, scores = self._tables, self._scores
        places = np.array(others)
        apart = np.abs(self._sentence[places[:, 0]] - self._sentence[one[0]])
        gaps, around = describe_pairs(one, places, apart)
        weighed = _weigh(scores.froms[one[0]], scores.tos[places[:, 0]], tables.pairs[kind])
        found: NDArray[np.float32] = weighed + tables.gaps[kind, gaps] + tables.places[kind, around]
        return found


def _weigh(
    one: NDArray[np.float32], others: NDArray[np.float32], table: NDArray[np.float32]
) -> NDArray[np.float32]:
    left = np.append(one, 1.0).astype(np.float32) @ table
    found: NDArray[np.float32] = others @ left[:-1] + left[-1]
    return found
