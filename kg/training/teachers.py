"""Learning from other runs: on sentences without annotation the network follows the mean of its
teachers.

The teachers see a sentence as it is, the learner sees it in disguise and with pieces hidden (Xie et
al., "Self-training with Noisy Student improves ImageNet classification", CVPR 2020); several
parsers in one follow Kuncoro et al., "Distilling an Ensemble of Greedy Dependency Parsers into One
MST Parser" (EMNLP 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.training.batches import Inputs
from kg.training.losses import mask_padding
from kg.training.network import Network

_TAGS = ("upos", "xpos", "feats")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What networks think of a batch: probabilities (batch, words, ...), and of labels at the
    likeliest head of each real word (pairs, labels).
    """

    tags: tuple[Tensor, ...]
    entity: Tensor
    arcs: Tensor
    heads: Tensor
    labels: Tensor


def _real_words(inputs: Inputs) -> tuple[Tensor, Tensor]:
    real = inputs.is_word.clone()
    real[:, 0] = False
    row, word = torch.nonzero(real, as_tuple=True)
    return row, word


@torch.no_grad()  # type: ignore[untyped-decorator]
def ask_teachers(teachers: Sequence[Network], inputs: Inputs) -> Opinion:
    """Return the mean opinion of the teachers."""
    found = [teacher(inputs.ids, inputs.mask, inputs.shapes, inputs.first) for teacher in teachers]
    columns = [
        torch.stack([torch.softmax(out[at].float(), -1) for out in found]).mean(0)
        for at in range(4)
    ]
    masked = [mask_padding(out[4], inputs) for out in found]
    arcs = torch.stack([torch.softmax(scores, -1) for scores in masked]).mean(0)
    heads = arcs.argmax(-1)
    row, word = _real_words(inputs)
    chosen = heads[row, word]
    labels = [
        torch.softmax(teacher.score_labels(out[5][row, word], out[6][row, chosen]).float(), -1)
        for teacher, out in zip(teachers, found, strict=True)
    ]
    return Opinion(
        tags=tuple(columns[:3]),
        entity=columns[3],
        arcs=arcs,
        heads=heads,
        labels=torch.stack(labels).mean(0),
    )


def opinion_loss(network: Network, inputs: Inputs, opinion: Opinion) -> Tensor:
    """Return the summed mean cross-entropies between the teachers' opinion and the network's."""
    words = network.encode(inputs.ids, inputs.mask, inputs.shapes, inputs.first)
    dropped = network.dropout(words)
    row, word = _real_words(inputs)
    losses = [
        _cross(network.tags[name](dropped)[row, word], wanted[row, word])
        for name, wanted in zip(_TAGS, opinion.tags, strict=True)
    ]
    entity = network.entity(network.entity_hidden(words))
    losses.append(_cross(entity[row, word], opinion.entity[row, word]))
    arcs = mask_padding(network.score_arcs(words), inputs)
    losses.append(_cross(arcs[row, word], opinion.arcs[row, word]))
    heads = opinion.heads[row, word]
    child, head = network.label_child(words)[row, word], network.label_head(words)[row, heads]
    losses.append(_cross(network.score_labels(child, head), opinion.labels))
    return torch.stack(losses).sum()


def _cross(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * torch.log_softmax(scores.float(), -1)).sum(-1).mean()
