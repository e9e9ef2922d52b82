"""Sentences to tensors: augmentation, batches of like length, padding."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

import torch
from torch import Tensor

from kg.training.config import TrainConfig
from kg.training.entities import Tagged
from kg.training.treebank import Tree
from kg.wordpieces import EDGE_SHAPE, WordPieces, count_pieces, find_shape

Sentence = TypeVar("Sentence")


class HasWords(Protocol):
    """What every kind of sentence has."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSets:
    """The closed lists behind each head's output, in the order of its columns."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    label: tuple[str, ...]
    entity: tuple[str, ...]

    def sizes(self) -> dict[str, int]:
        """Return the number of columns of each head."""
        return {
            name: len(getattr(self, name)) for name in ("upos", "xpos", "feats", "label", "entity")
        }


@dataclass(frozen=True, kw_only=True)
class OnDevice:
    """Tensors that move together."""

    def to(self, device: str | torch.device) -> Self:
        """Return the same tensors on a device."""
        tensors = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return dataclasses.replace(self, **{name: t.to(device) for name, t in tensors.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs(OnDevice):
    """What the encoder sees; `first` is the piece of each word, the root's is 0; (batch, ...)."""

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    is_word: Tensor


def disguise(words: Sequence[str], config: TrainConfig, rng: random.Random) -> tuple[str, ...]:
    """Return the words now and then in the dress of a headline: lower case or capitals.

    Nothing is added or taken away, so trees and labels stay as they are.
    """
    draw = rng.random()
    if draw < config.headline_share:
        return tuple(word.lower() for word in words)
    if draw < 2 * config.headline_share:
        return tuple(word.upper() for word in words)
    return tuple(words)


def drop_end(tree: Tree) -> Tree:
    """Return the tree without its final full stop, where that is a leaf (captions and headlines
    have none).
    """
    end = len(tree.words)
    if end < 3 or tree.words[-1] != "." or end in tree.heads:
        return tree
    columns = ("words", "lemmas", "upos", "xpos", "feats", "heads", "labels")
    cut = {name: getattr(tree, name)[:-1] for name in columns}
    return Tree(**cut, text=tree.text, starts_paragraph=tree.starts_paragraph)


def group_batches(lengths: Sequence[int], limit: int, rng: random.Random) -> list[list[int]]:
    """Return groups of sentence numbers of like length, none over `limit` pieces with its padding,
    in random order.
    """
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at] + rng.random() * 3, at))
    batches: list[list[int]] = [[]]
    for at in order:
        if batches[-1] and (len(batches[-1]) + 1) * lengths[at] > limit:
            batches.append([])
        batches[-1].append(at)
    rng.shuffle(batches)
    return batches


def measure(pieces: WordPieces, sentences: Sequence[HasWords]) -> list[int]:
    """Return the length of each sentence in pieces with its two edges."""
    return [sum(count_pieces(pieces, sentence.words)) + 2 for sentence in sentences]


def make_inputs(pieces: WordPieces, sentences: Sequence[Sequence[str]]) -> Inputs:
    """Return the padded tensors of a batch of word lists."""
    rows = []
    for words in sentences:
        ids, shapes, first = [pieces.cls], [EDGE_SHAPE], [0]
        for word in words:
            first.append(len(ids))
            ids.extend(pieces.find_pieces(word))
            shapes.extend([find_shape(word)] * (len(ids) - len(shapes)))
        rows.append(([*ids, pieces.sep], [*shapes, EDGE_SHAPE], first))
    width, words_width = max(len(row[0]) for row in rows), max(len(row[2]) for row in rows)
    return Inputs(
        ids=torch.tensor([_pad(ids, width) for ids, _, _ in rows]),
        mask=torch.tensor([_pad([1] * len(ids), width) for ids, _, _ in rows]),
        shapes=torch.tensor([_pad(shapes, width, EDGE_SHAPE) for _, shapes, _ in rows]),
        first=torch.tensor([_pad(first, words_width) for _, _, first in rows]),
        is_word=torch.tensor(
            [_pad([True] * len(first), words_width, False) for _, _, first in rows]
        ),
    )


def hide_pieces(inputs: Inputs, share: float, hidden: int, seed: int) -> Inputs:
    """Return the inputs with a share of the real pieces replaced by the piece `hidden`; edges and
    shapes stay.
    """
    if not share:
        return inputs
    drawn = torch.rand(inputs.ids.shape, generator=torch.Generator().manual_seed(seed))
    chosen = (drawn < share) & (inputs.shapes != EDGE_SHAPE)
    return dataclasses.replace(inputs, ids=inputs.ids.masked_fill(chosen, hidden))


def _pad(values: list[int], width: int, filler: int = 0) -> list[int]:
    return values + [filler] * (width - len(values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets(OnDevice):
    """Gold columns with the root at word 0; -100 where there is none."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    heads: Tensor
    label: Tensor


def make_targets(trees: Sequence[Tree], sets: LabelSets) -> Targets:
    """Return the gold tensors of a batch of trees; a value outside the closed lists carries no
    loss.
    """
    width = max(len(tree.words) for tree in trees) + 1
    index = {
        name: {v: n for n, v in enumerate(getattr(sets, name))}
        for name in ("upos", "xpos", "feats", "label")
    }

    def column(name: str, field: str) -> Tensor:
        table = index[name]
        rows = [[-100, *(table.get(v, -100) for v in getattr(tree, field))] for tree in trees]
        return torch.tensor([_pad(row, width, -100) for row in rows])

    return Targets(
        upos=column("upos", "upos"),
        xpos=column("xpos", "xpos"),
        feats=column("feats", "feats"),
        label=column("label", "labels"),
        heads=torch.tensor([_pad([-100, *tree.heads], width, -100) for tree in trees]),
    )


def make_allowed(sentences: Sequence[Tagged], tags: int) -> Tensor:
    """Return (batch, words + root, tags), True where the set leaves the tag open; all True means no
    loss.
    """
    width = max(len(sentence.words) for sentence in sentences) + 1
    allowed = torch.ones(len(sentences), width, tags, dtype=torch.bool)
    for row, sentence in enumerate(sentences):
        for at, may in enumerate(sentence.allowed):
            allowed[row, at + 1] = False
            allowed[row, at + 1, sorted(may)] = True
    return allowed


def repeat_rounds(
    draw: Callable[[random.Random], list[list[Sentence]]], seed: int
) -> Iterator[list[Sentence]]:
    """Yield batches without end; `draw` gives one round of batches, each round has its own seed."""
    round_number = 0
    while True:
        yield from draw(random.Random(f"{seed}-{round_number}"))
        round_number += 1
