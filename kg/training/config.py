"""The settings of one training run, readable from a TOML file so that a run can be repeated."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """Everything that decides the weights besides the data; lengths in wordpieces, rates are AdamW
    peaks.
    """

    seed: int = 11
    steps: int = 2400
    warmup_steps: int = 60
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    weight_decay: float = 0.01
    clip_norm: float = 1.0
    batch_pieces: int = 1100
    """A batch holds at most this many pieces, padding included: cost grows with pieces, not with
    sentences.
    """
    max_pieces: int = 120
    """Longer sentences are left out of training: one makes its batch about four times as dear."""
    entity_share: float = 0.25
    bare_share: float = 0.0
    """Share of batches of unannotated sentences, on which the run follows its teachers."""
    handmade_rounds: int = 3
    """How often the hand-made trees stand in a round of the treebanks."""
    encoder_dropout: float = 0.1
    head_dropout: float = 0.2
    arc_width: int = 384
    label_width: int = 128
    headline_share: float = 0.04
    """Share of sentences shown all lower case, and the same again in capitals: headlines and
    tickers.
    """
    bare_end_share: float = 0.06
    """Share of sentences shown without their final full stop: headlines and captions have none."""
    hidden_share: float = 0.0
    """Share of wordpieces hidden behind [MASK], so that the context has to tell."""
    checkpoint_seconds: int = 300
    report_steps: int = 50
    quick_dev_steps: int = 400


def read_config(path: Path | None) -> TrainConfig:
    """Return the settings of a TOML file, the defaults where it is silent; InputError names an
    unknown setting.
    """
    if path is None:
        return TrainConfig()
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = sorted(set(values) - {field.name for field in fields(TrainConfig)})
    if unknown:
        raise InputError(
            f"{path}: unknown settings {', '.join(unknown)}; see kg/training/config.py"
        )
    return TrainConfig(**values)
