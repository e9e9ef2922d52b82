"""All that a run reads: treebanks, entity sets, bare sentences, and the streams of batches from
them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.training.batches import LabelSets, drop_end, group_batches, measure, repeat_rounds
from kg.training.config import TrainConfig
from kg.training.entities import ENTITY_SETS, TAGS, Tagged, draw_round, read_entity_set
from kg.training.treebank import Tree, read_trees
from kg.wordpieces import WordPieces

TRAIN_BANKS = ("en_ewt-ud-train.conllu", "en_gum-open-ud-train.conllu")
DEV_BANKS = ("en_ewt-ud-dev.conllu", "en_gum-open-ud-dev.conllu")
HANDMADE = Path(__file__).parent / "data" / "handmade.conllu"
_RARE_FEATS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A sentence that nobody annotated; only teachers have something to say about it."""

    words: tuple[str, ...]


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
    bare: list[Bare]
    dev: dict[str, list[Tree]]


def read_bare(path: Path) -> list[Bare]:
    """Return the sentences of a file with one a line, its words apart by single blanks."""
    with path.open(encoding="utf-8") as lines:
        return [Bare(words=tuple(line.rstrip("\n").split(" "))) for line in lines if line.strip()]


def read_material(
    banks: Path, entities: Path, vocabulary: Path, config: TrainConfig, bare: Path | None = None
) -> Material:
    """Read every file of a run; sentences over `max_pieces` are left out of training, never of
    development.

    The closed lists come from the treebanks alone, so that runs with and without other material
    can teach each other.
    """
    pieces = WordPieces.from_file(vocabulary)
    trees = [tree for name in TRAIN_BANKS for tree in read_trees(find_bank(banks, name))]
    labels = collect_labels(trees)
    trees += read_trees(HANDMADE) * config.handmade_rounds if HANDMADE.exists() else []

    def shorten(sentences: list[Any]) -> list[Any]:
        lengths = measure(pieces, sentences)
        return [
            s for s, length in zip(sentences, lengths, strict=True) if length <= config.max_pieces
        ]

    sets = [(corpus, shorten(read_entity_set(entities, corpus))) for corpus in ENTITY_SETS]
    dev = {name.split("-ud")[0]: read_trees(find_bank(banks, name)) for name in DEV_BANKS}
    return Material(
        pieces=pieces,
        labels=labels,
        trees=shorten(trees),
        entity_sets=sets,
        bare=[*shorten(read_bare(bare)), *_strip_names(sets)] if bare else [],
        dev=dev,
    )


def _strip_names(sets: Sequence[tuple[Any, list[Tagged]]]) -> list[Bare]:
    """Return the entity sets as bare sentences: they have no trees. UNER's are those of EWT's own
    development part and stay out.
    """
    return [Bare(words=s.words) for corpus, found in sets if corpus.name != "uner" for s in found]


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


def stream_bare(material: Material, config: TrainConfig) -> Iterator[list[Bare]]:
    """Yield batches of bare sentences without end."""
    lengths = measure(material.pieces, material.bare)

    def draw(rng: random.Random) -> list[list[Bare]]:
        groups = group_batches(lengths, config.batch_pieces, rng)
        return [[material.bare[at] for at in group] for group in groups]

    return repeat_rounds(draw, config.seed + 2)
