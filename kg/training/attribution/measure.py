"""Quick figures of a tagger in training: exact stretches on development articles."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from kg.attribute.tag_decode import KINDS, find_best, read_spans
from kg.attribute.tag_inputs import cut_windows
from kg.training.attribution.batches import Window, make_batch
from kg.training.attribution.material import Example
from kg.training.attribution.network import TagNetwork
from kg.wordpieces import WordPieces


@torch.no_grad()  # type: ignore[untyped-decorator]
def measure_tags(
    network: TagNetwork, dev: Sequence[Example], vocabulary: WordPieces
) -> dict[str, float]:
    """Return the F1 of each kind of stretch, in per cent; every stretch counts, linked or not."""
    right, made, gold = (dict.fromkeys(KINDS, 0) for _ in range(3))
    moves = network.moves.detach().cpu().numpy()
    device = network.moves.device
    for example in dev:
        windows = [
            Window(example=example, start=start, end=stop)
            for start, stop in cut_windows(example.words)
        ]
        if not windows:
            continue
        scores, _, _ = network(*(part.to(device) for part in make_batch(windows, vocabulary).feed))
        rows = [scores[at, : w.end - w.start].float().cpu() for at, w in enumerate(windows)]
        found = read_spans(find_best(torch.cat(rows).numpy(), moves).tolist())
        wanted = read_spans(example.tags.tolist())
        for kind in KINDS:
            right[kind] += len(set(found[kind]) & set(wanted[kind]))
            made[kind] += len(found[kind])
            gold[kind] += len(wanted[kind])
    return {k: round(200 * right[k] / max(made[k] + gold[k], 1), 2) for k in KINDS}
