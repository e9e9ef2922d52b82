"""Training of the ranker: marginal likelihood of the gold antecedents, a document at a time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kg.english import load_pipeline
from kg.link.coref.ranker import WordVectors
from kg.training.coref.config import CorefConfig
from kg.training.coref.corpus import Marked, read_litbank, read_ontogum
from kg.training.coref.examples import Example, make_example
from kg.training.coref.network import RankNetwork, write_ranker
from kg.training.coref.reading import measure, parse
from kg.training.coref.vectors import make_vectors


def train_ranker(corpus: Path, pretrained: Path, out: Path, config: CorefConfig) -> float:
    """Train on the documents of `corpus` and write `out`; return the mean loss of the last epoch.

    `corpus` holds `gum/train` (OntoGUM) and `litbank/coref/conll`; `pretrained` the word pieces and
    weights of MiniLM, whose word vectors are shortened.
    """
    words, table = make_vectors(pretrained, config.vector)
    vectors = WordVectors.of_table(words, table)
    gum = read_ontogum(corpus / "gum" / "train")
    fiction = read_litbank(corpus / "litbank" / "coref" / "conll")
    examples = [
        *_read(gum, vectors, weight=1.0, only_marked=False),
        *_read(fiction, vectors, weight=config.fiction, only_marked=True),
    ]
    torch.manual_seed(config.seed)
    network = RankNetwork(examples[0].alone.shape[1], len(examples[0].pairs), config)
    loss = fit(network, examples, config)
    write_ranker(network, words, table, out)
    return loss


def _read(
    documents: Sequence[Marked], vectors: WordVectors, *, weight: float, only_marked: bool
) -> list[Example]:
    nlp, found = load_pipeline(), []
    for marked in documents:
        mentions = measure(marked.name, parse(nlp, marked))
        found.append(
            make_example(marked, mentions, vectors, weight=weight, only_marked=only_marked)
        )
    return [example for example in found if len(example.rows)]


def fit(network: RankNetwork, examples: Sequence[Example], config: CorefConfig) -> float:
    """Train a network; return the mean loss of the last epoch."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.rate, weight_decay=config.decay)
    steps = config.epochs * len(examples)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, config.rate, total_steps=steps, pct_start=0.1
    )
    order, dice, mean = list(examples), random.Random(config.seed), 0.0
    for _ in range(config.epochs):
        dice.shuffle(order)
        network.train()
        mean = float(np.mean([_step(network, each, optimizer, pace) for each in order]))
        print(f"loss {mean:.4f}", flush=True)
    network.eval()
    return mean


def _step(
    network: RankNetwork,
    example: Example,
    optimizer: torch.optim.Optimizer,
    pace: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    optimizer.zero_grad()
    loss = find_loss(score(network, example), torch.from_numpy(example.right)) * example.weight
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    pace.step()
    return float(loss.detach())


def score(network: RankNetwork, example: Example) -> Tensor:
    """Return the network's scores for the rows of a document."""
    parts = (example.alone, example.rows, example.candidates, example.pairs)
    scores: Tensor = network(*(torch.from_numpy(part) for part in parts))
    return scores


def find_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Return how unlikely the gold antecedents are; "none" is right where there are none."""
    allowed = torch.cat([~right.any(dim=1, keepdim=True), right], dim=1)
    shares = torch.log_softmax(scores, dim=1)
    return -torch.logsumexp(shares.masked_fill(~allowed, -1e9), dim=1).mean()
