"""What is asked of the tagger: the right sequence of tags, and the right partner of each link."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from kg.attribute.tag_decode import allow_tags, describe_pairs
from kg.attribute.tag_inputs import TAGS
from kg.training.attribution.batches import Batch, Window
from kg.training.attribution.network import TagNetwork

_NEVER = -1e4
_STARTS = (TAGS.index("B-cue"), TAGS.index("B-source"))
"""Tag of the candidates of a link: cues for a content, sources for a cue."""


def tag_loss(scores: Tensor, tags: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    """Return the negative log likelihood of the gold tags, summed over the batch.

    A window may begin inside a stretch. The sum over all sequences is built as a tree of products
    of (tag, tag) matrices, so that it takes as many steps as the length has binary digits.
    """
    allowed = torch.from_numpy(allow_tags()).to(scores.device)
    moves = moves.masked_fill(~allowed, _NEVER)
    chosen = scores.gather(2, tags[:, :, None])[:, :, 0]
    steps = moves[tags[:, :-1], tags[:, 1:]] + chosen[:, 1:]
    gold = chosen[:, 0] + (steps * mask[:, 1:]).sum(1)
    return (_sum_all(scores, mask, moves) - gold).sum()


def _sum_all(scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    still = torch.full_like(moves, _NEVER).fill_diagonal_(0.0)
    steps = moves + scores[:, 1:, None, :]
    steps = torch.where(mask[:, 1:, None, None].bool(), steps, still)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, still.expand(len(steps), 1, -1, -1)], 1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left[..., None] + right[..., None, :, :], -2)
    return torch.logsumexp(scores[:, 0, :, None] + steps[:, 0], (1, 2))


def link_loss(network: TagNetwork, batch: Batch, froms: Tensor, tos: Tensor) -> Tensor:
    """Return the mean cross entropy of the right partner among the gold candidates."""
    asked = [
        _candidates(row, window, kind, one, other)
        for row, window in enumerate(batch.windows)
        for kind, one, other in window.find_links()
    ]
    if not asked:
        return torch.zeros((), device=froms.device)
    rows = torch.tensor([each[0] for each in asked])
    kinds = torch.tensor([each[1] for each in asked])
    ones = torch.tensor([each[2] for each in asked])
    others = _pad([each[3] for each in asked])
    gaps, sides = _pad([each[4] for each in asked]), _pad([each[5] for each in asked])
    real = _pad([np.ones(len(each[3]), dtype=np.int64) for each in asked]).bool()
    froms, tos = _with_one(froms.float()), _with_one(tos.float())
    asking = torch.einsum("ni,nij->nj", froms[rows, ones], network.pairs[kinds])
    scores = torch.einsum("nj,ncj->nc", asking, tos[rows[:, None], others])
    scores = scores + network.gaps[kinds[:, None], gaps] + network.sides[kinds[:, None], sides]
    gold = torch.tensor([each[6] for each in asked], device=scores.device)
    return functional.cross_entropy(scores.masked_fill(~real.to(scores.device), _NEVER), gold)


Asked = tuple[int, int, int, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], int]


def _candidates(row: int, window: Window, kind: int, one: int, other: int | None) -> Asked:
    """Return row, kind, asker, candidates with their gaps and places, and the place of the gold.

    A cue may choose itself: then it has no source.
    """
    found = np.nonzero(window.tags == _STARTS[kind])[0]
    ends = window.ends
    others = np.array([(at, ends.get(int(at), int(at) + 1)) for at in found], dtype=np.int64)
    others = others.reshape(-1, 2)
    apart = np.abs(window.sentence[others[:, 0]] - window.sentence[one])
    gaps, sides = describe_pairs((one, ends.get(one, one + 1)), others, apart)
    if kind == 1:
        found = np.concatenate([[one], found])
        gaps, sides = (np.concatenate([[0], each]) for each in (gaps, sides))
    gold = int(np.nonzero(found == (one if other is None else other))[0][0])
    return row, kind, one, found, gaps, sides, gold


def _pad(rows: Sequence[NDArray[np.int64]]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor(np.stack([np.pad(row, (0, width - len(row))) for row in rows]))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)
