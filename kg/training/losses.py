"""The losses of a batch of trees and of a batch of names."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from kg.training.batches import Inputs, Targets
from kg.training.network import Network


def mask_padding(arcs: Tensor, inputs: Inputs) -> Tensor:
    """Return the (batch, child, head) scores in fp32, padding too low to be a head."""
    return arcs.float().masked_fill(~inputs.is_word[:, None, :], -1e4)


def tree_loss(network: Network, inputs: Inputs, gold: Targets) -> Tensor:
    """Return the summed mean losses of tags, features, arcs and labels (at gold heads)."""
    words = network.encode(inputs.ids, inputs.mask, inputs.shapes, inputs.first)
    dropped = network.dropout(words)
    losses = [
        functional.cross_entropy(
            network.tags[name](dropped).float().flatten(0, 1),
            getattr(gold, name).flatten(),
            ignore_index=-100,
        )
        for name in ("upos", "xpos", "feats")
    ]
    arcs = mask_padding(network.score_arcs(words), inputs)
    losses.append(
        functional.cross_entropy(arcs.flatten(0, 1), gold.heads.flatten(), ignore_index=-100)
    )
    row, child = torch.nonzero(gold.heads >= 0, as_tuple=True)
    scores = network.score_labels(
        network.label_child(words)[row, child],
        network.label_head(words)[row, gold.heads[row, child]],
    )
    losses.append(
        functional.cross_entropy(scores.float(), gold.label[row, child], ignore_index=-100)
    )
    return torch.stack(losses).sum()


def entity_loss(network: Network, inputs: Inputs, allowed: Tensor) -> Tensor:
    """Return minus the log of the summed probability of all allowed tags, a mean over words that
    say something.
    """
    words = network.encode(inputs.ids, inputs.mask, inputs.shapes, inputs.first)
    scores = torch.log_softmax(network.entity(network.entity_hidden(words)).float(), dim=-1)
    counted = inputs.is_word & ~allowed.all(-1)
    counted[:, 0] = False
    return -torch.logsumexp(scores.masked_fill(~allowed, -1e4), dim=-1)[counted].mean()
