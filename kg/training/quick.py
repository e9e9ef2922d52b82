"""Quick development figures during a run: greedy heads, a sample of sentences, minutes are too
dear.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch

from kg.training.batches import LabelSets, make_inputs, make_targets
from kg.training.losses import mask_padding
from kg.training.material import Material
from kg.training.network import Network
from kg.training.treebank import Tree
from kg.wordpieces import WordPieces


def sample(trees: Sequence[Tree], count: int) -> list[Tree]:
    """Return a fixed sample, sorted by length so that padding stays small."""
    drawn = random.Random(1).sample(list(trees), min(count, len(trees)))
    return sorted(drawn, key=lambda tree: len(tree.words))


@torch.no_grad()  # type: ignore[untyped-decorator]
def score_trees(
    network: Network, pieces: WordPieces, labels: LabelSets, trees: Sequence[Tree]
) -> dict[str, float]:
    """Return upos, uas and las in per cent over all words, with greedy heads and gold words."""
    right = {"upos": 0, "uas": 0, "las": 0}
    total = 0
    for at in range(0, len(trees), 16):
        batch = trees[at : at + 16]
        device = next(network.parameters()).device
        inputs = make_inputs(pieces, [tree.words for tree in batch]).to(device)
        gold = make_targets(batch, labels).to(device)
        upos, _, _, _, arcs, child, head = network(
            inputs.ids, inputs.mask, inputs.shapes, inputs.first
        )
        heads = mask_padding(arcs, inputs).argmax(-1)
        real = gold.heads >= 0
        row, word = torch.nonzero(real, as_tuple=True)
        found = network.score_labels(child[row, word], head[row, heads[row, word]]).argmax(-1)
        same_head = heads[row, word] == gold.heads[row, word]
        total += len(row)
        right["upos"] += int((upos.argmax(-1)[real] == gold.upos[real]).sum())
        right["uas"] += int(same_head.sum())
        right["las"] += int((same_head & (found == gold.label[row, word])).sum())
    return {name: round(100 * count / max(total, 1), 2) for name, count in right.items()}


def make_quick_dev(material: Material) -> Callable[[Network], dict[str, float]]:
    """Return the function that a run calls for its quick figures."""
    samples = {name: sample(trees, 500) for name, trees in material.dev.items()}

    def quick_dev(network: Network) -> dict[str, float]:
        return {
            f"{name}_{key}": value
            for name, trees in samples.items()
            for key, value in score_trees(network, material.pieces, material.labels, trees).items()
        }

    return quick_dev
