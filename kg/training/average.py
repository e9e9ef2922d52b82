"""One set of weights out of several: the mean of checkpoints of one run, or of runs that began
alike (Wortsman et al., "Model soups", ICML 2022).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average_checkpoints(paths: Sequence[Path], out: Path) -> None:
    """Write a checkpoint with the mean weights of `paths`; it holds no optimiser, so it can begin a
    run (`--weights`) or be exported, not be gone on from.
    """
    total: dict[str, torch.Tensor] = {}
    for path in paths:
        weights = torch.load(path, map_location="cpu", weights_only=True)["network"]
        for name, value in weights.items():
            total[name] = total[name] + value if name in total else value.clone()
    torch.save({"network": {name: value / len(paths) for name, value in total.items()}}, out)
