"""The ranker as a torch module; `kg.link.coref.ranker` computes the same with numpy."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.training.coref.config import CorefConfig


class RankNetwork(nn.Module):  # type: ignore[misc]
    """Scores "none of them" and each candidate of each phrase of one document."""

    def __init__(self, alone: int, pair: int, config: CorefConfig) -> None:
        super().__init__()
        self.anaphor = nn.Linear(alone, config.hidden, bias=False)
        self.candidate = nn.Linear(alone, config.hidden, bias=False)
        self.pair = nn.Linear(pair, config.hidden)
        self.second = nn.Linear(config.hidden, config.second)
        self.out = nn.Linear(config.second, 1)
        self.none = nn.Linear(alone, config.none)
        self.none_out = nn.Linear(config.none, 1)
        self._drop = nn.Dropout(config.dropout)

    def forward(self, alone: Tensor, rows: Tensor, candidates: Tensor, pairs: Tensor) -> Tensor:
        """Return scores, shape (row, 1 + candidate), those of "none" first."""
        hidden = self.pair(pairs.movedim(0, -1)) + self.anaphor(alone)[rows][:, None, :]
        hidden = hidden + self.candidate(alone)[candidates.clamp(min=0)]
        hidden = self._drop(torch.relu(hidden))
        hidden = self._drop(torch.relu(self.second(hidden)))
        scores = self.out(hidden).squeeze(-1).masked_fill(candidates < 0, -1e9)
        none = self.none_out(self._drop(torch.relu(self.none(alone[rows]))))
        return cast(Tensor, torch.cat([none, scores], dim=1))


def write_ranker(
    network: RankNetwork, words: list[str], vectors: NDArray[np.int8], path: Path
) -> None:
    """Write the arrays that `kg.link.coref.ranker` reads: weights in half precision, the words."""
    arrays: dict[str, NDArray[np.generic]] = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in network.state_dict().items()
    }
    arrays["vectors"] = vectors
    arrays["words"] = np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)
