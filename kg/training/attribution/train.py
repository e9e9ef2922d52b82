"""The training loop of the tagger, with checkpoints to go on from."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from kg.training.attribution.batches import Batch, Window, draw_epoch, make_batch
from kg.training.attribution.config import TagConfig
from kg.training.attribution.losses import link_loss, tag_loss
from kg.training.attribution.material import Example
from kg.training.attribution.measure import measure_tags
from kg.training.attribution.network import TagNetwork
from kg.wordpieces import WordPieces


class TagRun:
    """One training run in a folder; a run that was stopped goes on from its last whole epoch."""

    def __init__(
        self,
        folder: Path,
        network: TagNetwork,
        examples: Sequence[Example],
        vocabulary: WordPieces,
        config: TagConfig,
    ) -> None:
        torch.manual_seed(config.seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.folder, self.examples, self.config = folder, examples, config
        self.vocabulary = vocabulary
        self.network = network.to(self.device)
        self.mean = deepcopy(self.network).eval()
        self.optimiser = _make_optimiser(network, config)
        self.steps = len(draw_epoch(examples, config, random.Random(0))) * config.epochs
        self.epoch = self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._resume()

    def train(self, dev: Sequence[Example]) -> None:
        """Run to the last epoch; after each, write a checkpoint and log figures on `dev`."""
        self.log(config=asdict(self.config), steps=self.steps)
        began = time.process_time()
        while self.epoch < self.config.epochs:
            rng = random.Random(f"{self.config.seed}-{self.epoch}")
            losses = [0.0, 0.0]
            self.network.train()
            for windows in draw_epoch(self.examples, self.config, rng):
                found = self._take_step(windows, rng)
                losses = [0.98 * old + 0.02 * new for old, new in zip(losses, found, strict=True)]
                if self.step % self.config.report_steps == 0:
                    cpu = round(time.process_time() - began, 1)
                    self.log(tag_loss=round(losses[0], 4), link_loss=round(losses[1], 4), cpu=cpu)
            self.epoch += 1
            self._save()
            self.log(epoch=self.epoch, **measure_tags(self.mean, dev, self.vocabulary))

    def log(self, **figures: object) -> None:
        """Append one line of figures to the run's log."""
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"step": self.step, **figures}) + "\n")

    def _take_step(self, windows: Sequence[Window], rng: random.Random) -> tuple[float, float]:
        share = min((self.step + 1) / self.config.warmup_steps, 1.0)
        share *= max(0.0, 1 - self.step / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * share
        hidden = [rng.random() < self.config.rule_dropout for _ in windows]
        tag, link = self._losses(make_batch(windows, self.vocabulary, hidden))
        self.optimiser.zero_grad(set_to_none=True)
        (tag + self.config.link_weight * link).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        return float(tag.detach()), float(link.detach())

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def _follow(self) -> None:
        """Move the running mean of the weights towards them, faster in the first steps."""
        share = min(self.config.memory, self.step / (self.step + 10))
        weights = zip(self.mean.parameters(), self.network.parameters(), strict=True)
        for mean, now in weights:
            mean.lerp_(now, 1 - share)

    def _losses(self, batch: Batch) -> tuple[Tensor, Tensor]:
        feed = [part.to(self.device) for part in batch.feed]
        with torch.autocast(self.device, dtype=torch.bfloat16):
            scores, froms, tos = self.network(*feed)
        tags, is_word = batch.tags.to(self.device), batch.is_word.to(self.device)
        tag = tag_loss(scores.float(), tags, is_word, self.network.moves) / is_word.sum()
        return tag, link_loss(self.network, batch, froms, tos)

    def _save(self) -> None:
        state = {
            "network": self.mean.state_dict(),
            "last": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        passing = self.folder / "checkpoint.tmp"
        torch.save(state, passing)
        passing.replace(self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.mean.load_state_dict(state["network"])
        self.network.load_state_dict(state["last"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["epoch"], state["step"]


def _make_optimiser(network: TagNetwork, config: TagConfig) -> torch.optim.Optimizer:
    network.encoder.words.weight.requires_grad_(False)
    places = [network.gaps, network.sides]
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in [*network.encoder.parameters(), *places]}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [
        {"params": encoder, "peak": config.encoder_rate},
        {"params": heads, "peak": config.head_rate},
        {"params": places, "peak": config.place_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(
        groups, lr=config.head_rate, betas=(0.9, 0.98), weight_decay=config.weight_decay
    )
