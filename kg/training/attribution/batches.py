"""Windows of articles, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.attribute.tag_inputs import WINDOW, cut_windows, make_feed
from kg.training.attribution.config import TagConfig
from kg.training.attribution.material import Example
from kg.wordpieces import EDGE_SHAPE, WordPieces

_SHORTEST, _LONGEST = 45, 110
_MOST_SKIPPED = 8
RULE_COLUMN = 5


@dataclass(frozen=True, kw_only=True)
class Window:
    """A stretch of an example: words `start` to `end`. All its numbers count from its start."""

    example: Example
    start: int
    end: int

    @cached_property
    def tags(self) -> NDArray[np.int64]:
        """The gold tags."""
        return self.example.tags[self.start : self.end]

    @cached_property
    def sentence(self) -> NDArray[np.int64]:
        """The number of each word's sentence."""
        return self.example.sentence[self.start : self.end]

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Where the stretch that begins at a word ends."""
        return {s - self.start: e - self.start for s, e in self.example.ends.items()}

    def find_links(self) -> Iterator[tuple[int, int, int | None]]:
        """Yield (0, content, cue) and (1, cue, source or None) where both ends are seen."""
        for link in self.example.links:
            if not self.start <= link.cue < self.end:
                continue
            cue = link.cue - self.start
            if link.source is None:
                yield 1, cue, None
            elif self.start <= link.source < self.end:
                yield 1, cue, link.source - self.start
            for content in link.contents:
                if self.start <= content < self.end:
                    yield 0, content - self.start, cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows with their feed for the network and their gold tags (batch, words)."""

    windows: Sequence[Window]
    feed: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    tags: Tensor
    is_word: Tensor


def make_batch(
    windows: Sequence[Window], vocabulary: WordPieces, hidden: Sequence[bool] | None = None
) -> Batch:
    """Return the padded batch; where `hidden`, what the rules say is not shown."""
    feeds = [make_feed(w.example.words, [(w.start, w.end)], vocabulary) for w in windows]
    columns = []
    for name in ("ids", "mask", "shapes", "first", "classes"):
        parts = [feed[name][0] for feed in feeds]
        width = max(map(len, parts))
        filler = EDGE_SHAPE if name == "shapes" else 0
        rows = np.full((len(parts), width, *parts[0].shape[1:]), filler, dtype=np.int64)
        for at, part in enumerate(parts):
            rows[at, : len(part)] = part
        columns.append(torch.from_numpy(rows))
    ids, mask, shapes, first, classes = columns
    for at, hide in enumerate(hidden or ()):
        if hide:
            classes[at, :, RULE_COLUMN] = 0
    tags, is_word = (torch.zeros(first.shape, dtype=torch.long) for _ in range(2))
    for at, window in enumerate(windows):
        size = window.end - window.start
        tags[at, :size] = torch.from_numpy(window.tags)
        is_word[at, :size] = 1
    return Batch(
        windows=windows, feed=(ids, mask, shapes, first, classes), tags=tags, is_word=is_word
    )


def draw_epoch(
    examples: Sequence[Example], config: TagConfig, rng: random.Random
) -> list[list[Window]]:
    """Return all articles once as groups of windows of like length, in random order.

    Windows begin at another sentence each time, and some are short.
    """
    windows = []
    for example in examples:
        short = rng.random() < config.short_share
        size = rng.randint(_SHORTEST, _LONGEST) if short else WINDOW
        starts = example.words.starts
        first = rng.randint(0, max(0, min(len(starts) - 2, _MOST_SKIPPED)))
        cuts = cut_windows(example.words, first, size)
        if first:
            whole = cut_windows(example.words, 0, size)
            cuts += [(s, min(e, starts[first])) for s, e in whole if s < starts[first]]
        windows += [Window(example=example, start=s, end=e) for s, e in cuts]
    windows.sort(key=lambda each: _size(each) + rng.random() * 20)
    groups: list[list[Window]] = []
    for window in windows:
        if not groups or (len(groups[-1]) + 1) * _size(window) > config.batch_pieces:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    return groups


def _size(window: Window) -> int:
    """Return the pieces of a window."""
    return sum(map(len, window.example.words.pieces[window.start : window.end]))
