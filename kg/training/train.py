"""The training loop: tree, entity and bare batches in turn, checkpoints to go on from."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kg.training.batches import disguise, hide_pieces, make_allowed, make_inputs, make_targets
from kg.training.config import TrainConfig
from kg.training.entities import TAGS
from kg.training.losses import entity_loss, tree_loss
from kg.training.material import Material, stream_bare, stream_entities, stream_trees
from kg.training.network import Network, load_pretrained
from kg.training.teachers import ask_teachers, opinion_loss

_KINDS = ("tree", "entity", "bare")


class Run:
    """One training run in a folder: weights, optimiser, step; resumes from its last checkpoint."""

    def __init__(
        self,
        folder: Path,
        material: Material,
        config: TrainConfig,
        teachers: Sequence[Network] = (),
    ) -> None:
        torch.manual_seed(config.seed)
        self.folder, self.material, self.config = folder, material, config
        self.teachers = teachers
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = Network(
            len(material.pieces),
            material.labels.sizes(),
            config.arc_width,
            config.label_width,
            (config.encoder_dropout, config.head_dropout),
        ).to(self.device)
        for teacher in teachers:
            teacher.to(self.device)
        self.network.encoder.words.weight.requires_grad_(False)
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": encoder, "lr": config.encoder_rate, "peak": config.encoder_rate},
                {"params": heads, "lr": config.head_rate, "peak": config.head_rate},
            ],
            betas=(0.9, 0.98),
            weight_decay=config.weight_decay,
        )
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)

    def start(self, pretrained: Path | None, weights: Path | None) -> None:
        """Go on from the folder's own checkpoint, or begin with another run's weights, or with the
        pretrained encoder.
        """
        own = self.folder / "checkpoint.pt"
        if own.exists():
            state = torch.load(own, map_location=self.device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]
        elif weights is not None:
            state = torch.load(weights, map_location=self.device, weights_only=True)
            self.network.load_state_dict(state["network"])
        elif pretrained is not None:
            load_pretrained(self.network, pretrained)

    def save(self) -> None:
        """Write the checkpoint whole: under a passing name, then renamed."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        passing = self.folder / "checkpoint.tmp"
        torch.save(state, passing)
        passing.replace(self.folder / "checkpoint.pt")

    def log(self, **figures: object) -> None:
        """Append one line of figures to the run's log."""
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"step": self.step, **figures}) + "\n")

    def set_rates(self) -> None:
        """Linear warm-up, then linear to zero at the last step."""
        config = self.config
        share = min((self.step + 1) / config.warmup_steps, 1.0)
        share *= max(0.0, 1 - self.step / config.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * share

    def train(self, quick_dev: Callable[[Network], dict[str, float]]) -> None:
        """Run to the last step, with checkpoints and quick figures on the way."""
        config = self.config
        self.log(config=asdict(config), trees=len(self.material.trees))
        batches = _skip(self._batches(), self.step)
        saved, began, losses, words = time.monotonic(), time.process_time(), [0.0] * len(_KINDS), 0
        self.network.train()
        while self.step < config.steps:
            kind, loss, count = self._step(next(batches))
            losses[kind] = 0.95 * losses[kind] + 0.05 * loss if losses[kind] else loss
            words += count
            self.step += 1
            if self.step % config.report_steps == 0:
                cpu = time.process_time() - began
                means = {
                    f"{kind}_loss": round(x, 3) for kind, x in zip(_KINDS, losses, strict=True)
                }
                self.log(**means, words=words, cpu=round(cpu, 1))
            if time.monotonic() - saved > config.checkpoint_seconds or self.step == config.steps:
                self.save()
                saved = time.monotonic()
            if self.step % config.quick_dev_steps == 0 or self.step == config.steps:
                self.network.eval()
                self.log(**quick_dev(self.network))
                self.network.train()

    def _batches(self) -> Iterator[tuple[int, list[Any]]]:
        streams = [
            make(self.material, self.config)
            for make in (stream_trees, stream_entities, stream_bare)
        ]
        shares = (self.config.entity_share, self.config.bare_share if self.teachers else 0.0)
        rng = random.Random(self.config.seed)
        while True:
            kind = rng.choices((0, 1, 2), (1 - sum(shares), *shares))[0]
            yield kind, next(streams[kind])

    def _step(self, batch: tuple[int, list[Any]]) -> tuple[int, float, int]:
        kind, sentences = batch
        self.set_rates()
        with torch.autocast(self.device, dtype=torch.bfloat16):
            loss = self._loss(kind, sentences)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip_norm)
        self.optimiser.step()
        return kind, float(loss.detach()), sum(len(sentence.words) for sentence in sentences)

    def _loss(self, kind: int, sentences: list[Any]) -> Tensor:
        pieces, config, device = self.material.pieces, self.config, self.device
        rng = random.Random(f"{config.seed}-{self.step}")
        dressed = [disguise(sentence.words, config, rng) for sentence in sentences]
        plain = make_inputs(pieces, dressed)
        inputs = hide_pieces(plain, config.hidden_share, pieces.hidden, self.step).to(device)
        if _KINDS[kind] == "tree":
            gold = make_targets(sentences, self.material.labels)
            return tree_loss(self.network, inputs, gold.to(device))
        if _KINDS[kind] == "entity":
            allowed = make_allowed(sentences, len(TAGS))
            return entity_loss(self.network, inputs, allowed.to(device))
        seen = make_inputs(pieces, [sentence.words for sentence in sentences])
        return opinion_loss(self.network, inputs, ask_teachers(self.teachers, seen.to(device)))


def _skip(batches: Iterator[Any], count: int) -> Iterator[Any]:
    for _ in range(count):
        next(batches)
    return batches
