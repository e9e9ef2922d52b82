"""Settings of a training run of the ranker."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorefConfig:
    """Sizes of the network and how it is trained.

    `fiction` weighs the documents that mark people and places only (LitBank). `vector` is the
    length of the word vectors.
    """

    hidden: int = 64
    second: int = 24
    none: int = 48
    dropout: float = 0.3
    vector: int = 16
    epochs: int = 12
    rate: float = 0.002
    decay: float = 0.0001
    fiction: float = 0.4
    seed: int = 1
