"""The settings of a training run of the tagger, readable from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class TagConfig:
    """Everything that decides the weights besides the data; rates are AdamW peaks."""

    seed: int = 1
    """For the order of the data; weights always begin alike, so that runs can be averaged."""
    epochs: int = 8
    warmup_steps: int = 100
    encoder_rate: float = 3e-4
    head_rate: float = 1.2e-3
    place_rate: float = 2e-2
    """For the few numbers that weigh distance and order in links."""
    weight_decay: float = 0.01
    dropout: float = 0.1
    head_dropout: float = 0.2
    rule_dropout: float = 0.15
    """Share of windows shown without what the rules say, so that the words are read as well."""
    link_weight: float = 0.3
    batch_pieces: int = 1500
    short_share: float = 0.12
    """Share of articles cut into short windows (45 to 110 pieces), so that lone paragraphs work."""
    memory: float = 0.998
    """Share of the running mean of the weights that each step keeps; the mean is what is used."""
    report_steps: int = 100


def read_tag_config(path: Path | None) -> TagConfig:
    """Return the settings of a TOML file, the defaults where it is silent; InputError names an
    unknown setting.
    """
    if path is None:
        return TagConfig()
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = sorted(set(values) - {field.name for field in fields(TagConfig)})
    if unknown:
        raise InputError(f"{path}: unknown settings {', '.join(unknown)}")
    return TagConfig(**values)
