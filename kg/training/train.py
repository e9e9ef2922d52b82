"""The training loop: parse and entity batches in turn, checkpoints to go on from."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from kg.english.wordpieces import WordPieces
from kg.training.batches import (
    LabelSets,
    disguise,
    drop_end,
    group_batches,
    hide_pieces,
    make_allowed,
    make_inputs,
    make_targets,
    measure,
    repeat_rounds,
)
from kg.training.config import TrainConfig
from kg.training.entities import ENTITY_SETS, TAGS, Tagged, draw_round, read_entity_set
from kg.training.losses import entity_loss, tree_loss
from kg.training.network import Network, load_pretrained
from kg.training.treebank import Tree, read_trees

TRAIN_BANKS = ("en_ewt-ud-train.conllu", "en_gum-open-ud-train.conllu")
DEV_BANKS = ("en_ewt-ud-dev.conllu", "en_gum-open-ud-dev.conllu")
_RARE_FEATS = 3


def find_bank(folder: Path, name: str) -> Path:
    """Return the plain or the .xz form of a treebank file."""
    plain = folder / name
    return plain if plain.exists() else folder / f"{name}.xz"


def collect_labels(trees: Sequence[Tree]) -> LabelSets:
    """Return the closed lists of the training trees; feature bundles seen fewer than three times
    are left out.
    """
    feats = Counter(value for tree in trees for value in tree.feats)
    return LabelSets(
        upos=tuple(sorted({value for tree in trees for value in tree.upos})),
        xpos=tuple(sorted({value for tree in trees for value in tree.xpos})),
        feats=tuple(sorted(value for value, count in feats.items() if count >= _RARE_FEATS)),
        label=tuple(sorted({value for tree in trees for value in tree.labels})),
        entity=TAGS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a run reads: sentences to train on, the vocabulary, the closed lists."""

    pieces: WordPieces
    labels: LabelSets
    trees: list[Tree]
    entity_sets: list[tuple[Any, list[Tagged]]]
    dev: dict[str, list[Tree]]


def read_material(banks: Path, entities: Path, vocabulary: Path, config: TrainConfig) -> Material:
    """Read every file of a run; sentences over `max_pieces` are left out of training, never of
    development.
    """
    pieces = WordPieces.from_file(vocabulary)
    trees = [tree for name in TRAIN_BANKS for tree in read_trees(find_bank(banks, name))]
    labels = collect_labels(trees)

    def shorten(sentences: list[Any]) -> list[Any]:
        lengths = measure(pieces, sentences)
        return [
            s for s, length in zip(sentences, lengths, strict=True) if length <= config.max_pieces
        ]

    sets = [(corpus, shorten(read_entity_set(entities, corpus))) for corpus in ENTITY_SETS]
    dev = {name.split("-ud")[0]: read_trees(find_bank(banks, name)) for name in DEV_BANKS}
    return Material(pieces=pieces, labels=labels, trees=shorten(trees), entity_sets=sets, dev=dev)


def stream_trees(material: Material, config: TrainConfig) -> Iterator[list[Tree]]:
    """Yield batches of trees without end, in the natural mix, some in disguise."""

    def draw(rng: random.Random) -> list[list[Tree]]:
        trees = [drop_end(t) if rng.random() < config.bare_end_share else t for t in material.trees]
        groups = group_batches(measure(material.pieces, trees), config.batch_pieces, rng)
        return [[trees[at] for at in group] for group in groups]

    return repeat_rounds(draw, config.seed)


def stream_entities(material: Material, config: TrainConfig) -> Iterator[list[Tagged]]:
    """Yield batches of entity sentences without end, each set in its share."""

    def draw(rng: random.Random) -> list[list[Tagged]]:
        drawn = draw_round(material.entity_sets, rng.random)
        groups = group_batches(measure(material.pieces, drawn), config.batch_pieces, rng)
        return [[drawn[at] for at in group] for group in groups]

    return repeat_rounds(draw, config.seed + 1)


class Run:
    """One training run in a folder: weights, optimiser, step; resumes from its last checkpoint."""

    def __init__(self, folder: Path, material: Material, config: TrainConfig) -> None:
        torch.manual_seed(config.seed)
        self.folder, self.material, self.config = folder, material, config
        self.network = Network(
            len(material.pieces),
            material.labels.sizes(),
            config.arc_width,
            config.label_width,
            (config.encoder_dropout, config.head_dropout),
        )
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
            state = torch.load(own, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]
        elif weights is not None:
            self.network.load_state_dict(torch.load(weights, weights_only=True)["network"])
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
        saved, began, losses, words = time.monotonic(), time.process_time(), [0.0, 0.0], 0
        self.network.train()
        while self.step < config.steps:
            kind, loss, count = self._step(next(batches))
            losses[kind] = 0.95 * losses[kind] + 0.05 * loss if losses[kind] else loss
            words += count
            self.step += 1
            if self.step % config.report_steps == 0:
                cpu = time.process_time() - began
                self.log(
                    tree_loss=round(losses[0], 3),
                    entity_loss=round(losses[1], 3),
                    words=words,
                    cpu=round(cpu, 1),
                )
            if time.monotonic() - saved > config.checkpoint_seconds or self.step == config.steps:
                self.save()
                saved = time.monotonic()
            if self.step % config.quick_dev_steps == 0 or self.step == config.steps:
                self.network.eval()
                self.log(**quick_dev(self.network))
                self.network.train()

    def _batches(self) -> Iterator[tuple[int, list[Any], random.Random]]:
        trees, entities = (
            stream_trees(self.material, self.config),
            stream_entities(self.material, self.config),
        )
        rng = random.Random(self.config.seed)
        while True:
            kind = int(rng.random() < self.config.entity_share)
            yield kind, next(entities if kind else trees), rng

    def _step(self, batch: tuple[int, list[Any], random.Random]) -> tuple[int, float, int]:
        kind, sentences, _ = batch
        rng = random.Random(f"{self.config.seed}-{self.step}")
        dressed = [disguise(sentence.words, self.config, rng) for sentence in sentences]
        pieces = self.material.pieces
        inputs = hide_pieces(
            make_inputs(pieces, dressed), self.config.hidden_share, pieces.hidden, self.step
        )
        self.set_rates()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if kind:
                loss = entity_loss(self.network, inputs, make_allowed(sentences, len(TAGS)))
            else:
                loss = tree_loss(
                    self.network, inputs, make_targets(sentences, self.material.labels)
                )
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip_norm)
        self.optimiser.step()
        return kind, float(loss.detach()), sum(len(words) for words in dressed)


def _skip(batches: Iterator[Any], count: int) -> Iterator[Any]:
    for _ in range(count):
        next(batches)
    return batches
