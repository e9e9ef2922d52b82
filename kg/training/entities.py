"""The entity sets joined: seven types, and for each token the set of tags that its own set cannot
rule out.

Sets label different things. Where a set has no class for events, its O does not mean "no event";
the loss then sums the probability of every tag that the set leaves open (`Tagged.allowed`), so that
no set teaches against another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.training.entity_columns import find_spans, read_blocks, settle_label
from kg.training.entity_tags import (
    ANY_TAG,
    OPEN,
    TAGS,
    TYPES,
    Labels,
    Tagged,
    allow,
    mark_span,
    only,
)
from kg.training.gum_entities import read_gum
from kg.training.handmade import read_handmade

__all__ = [
    "ENTITY_SETS",
    "TAGS",
    "TYPES",
    "EntitySet",
    "Tagged",
    "draw_round",
    "find_spans",
    "join_labels",
    "read_blocks",
    "read_entity_set",
    "split_development",
]

_LOG = logging.getLogger(__name__)
HANDMADE_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySet:
    """One corpus: its files, what its labels may mean, which types its O leaves open, its share of
    a round.

    `read` reads a file that is not in columns; it knows its labels itself.
    """

    name: str
    files: tuple[str, ...]
    share: float
    mapping: dict[str, Labels] = field(default_factory=dict)
    open_types: frozenset[str] = frozenset()
    read: Callable[[Path], list[Tagged]] | None = None


_CROSSNER: dict[str, Labels] = {
    **dict.fromkeys(
        ("person", "politician", "writer", "musicalartist", "scientist", "researcher"),
        only("PERSON"),
    ),
    **dict.fromkeys(("organisation", "politicalparty", "band", "university"), only("ORG")),
    **dict.fromkeys(("location", "country"), only("LOC")),
    **dict.fromkeys(("event", "election", "conference"), only("EVENT")),
    "product": only("PRODUCT"),
    "magazine": only("ORG"),
    "academicjournal": only("ORG", "MISC"),
    **dict.fromkeys(("book", "poem", "song", "album", "award"), only("MISC")),
    "misc": only("MISC", "PRODUCT"),
    "programlang": only("PRODUCT", "MISC"),
}
_BARE_OR_MISC: Labels = (("MISC",), True)
_ALL_BUT_CORE = OPEN - {"PERSON", "ORG", "LOC"}

ENTITY_SETS = (
    EntitySet(
        name="politics",
        files=("crossner_politics_train.txt", "crossner_politics_test.txt"),
        mapping=_CROSSNER,
        share=1.5,
    ),
    EntitySet(
        name="crossner",
        files=tuple(
            f"crossner_{field}_{part}.txt"
            for field in ("ai", "literature", "music", "science")
            for part in ("train", "dev", "test")
        ),
        mapping=_CROSSNER,
        share=0.5,
    ),
    EntitySet(
        name="wikigold",
        files=("wikigold.conll.txt",),
        mapping={
            "PER": only("PERSON"),
            "ORG": only("ORG"),
            "LOC": only("LOC"),
            "MISC": only("MISC", "EVENT", "PRODUCT"),
        },
        share=1.0,
    ),
    EntitySet(
        name="uner",
        files=("uner_ewt_dev.iob2",),
        mapping={"PER": only("PERSON"), "ORG": only("ORG"), "LOC": only("LOC")},
        open_types=_ALL_BUT_CORE,
        share=2.5,
    ),
    EntitySet(
        name="btc",
        files=tuple(f"btc_{part}.conll" for part in "abefgh"),
        mapping={"PER": only("PERSON"), "ORG": only("ORG"), "LOC": only("LOC")},
        open_types=_ALL_BUT_CORE,
        share=0.05,
    ),
    EntitySet(
        name="wnut",
        files=("wnut17train.conll", "emerging.dev.conll"),
        mapping={
            "person": only("PERSON"),
            "corporation": only("ORG"),
            "group": only("ORG", "NORP"),
            "location": only("LOC"),
            "product": only("PRODUCT"),
            "creative-work": only("MISC"),
        },
        open_types=frozenset({"NORP", "EVENT", "MISC"}),
        share=0.05,
    ),
    EntitySet(name="gum", files=("en_gum-open-ud-train.conllu",), share=1.0, read=read_gum),
    EntitySet(name="handmade", files=("handmade.conllu",), share=2.0, read=read_handmade),
)


def join_labels(words: Sequence[str], labels: Sequence[str], corpus: EntitySet) -> Tagged:
    """Return the sentence in the common types; the module docstring says what `allowed` means."""
    background = allow((tuple(sorted(corpus.open_types)), True), "BI")
    allowed = [background] * len(words)
    for start, end, kind in find_spans(labels):
        first, types = settle_label(words[start:end], corpus.mapping.get(kind, _BARE_OR_MISC))
        allowed[start + first : end] = mark_span(types, end - start - first)
    if corpus.name == "btc":
        _free_handles(words, allowed)
    return Tagged(words=tuple(words), allowed=tuple(allowed))


def _free_handles(words: Sequence[str], allowed: list[frozenset[int]]) -> None:
    """Twitter handles are labelled by who owns the account; the text cannot tell, so they carry no
    loss.
    """
    for at, word in enumerate(words):
        if word.startswith("@"):
            allowed[at : at + (2 if word == "@" else 1)] = [ANY_TAG] * (2 if word == "@" else 1)
    del allowed[len(words) :]


def split_development(blocks: Sequence[object]) -> int:
    """Return where the kept-back part of UNER EWT starts: its last fifth is for measuring, never
    trained on.
    """
    return len(blocks) * 4 // 5


def read_entity_set(folder: Path, corpus: EntitySet) -> list[Tagged]:
    """Return the training sentences of one corpus in the common types.

    A corpus of which `folder` has no file is passed over with a warning: each set may be had or
    not. The hand-made sentences lie beside this module and are always there.
    """
    home = HANDMADE_FOLDER if corpus.read is read_handmade else folder
    paths = [_find_file(home, name) for name in corpus.files]
    if not any(path.exists() for path in paths):
        _LOG.warning("entity set %s: none of its files is in the folder; left out", corpus.name)
        return []
    if corpus.read is not None:
        return [sentence for path in paths for sentence in corpus.read(path)]
    blocks = [block for path in paths for block in read_blocks(path)]
    if corpus.name == "uner":
        blocks = blocks[: split_development(blocks)]
    return [join_labels(words, labels, corpus) for words, labels in blocks]


def _find_file(folder: Path, name: str) -> Path:
    """Return the plain or the .xz form of a file."""
    packed = folder / f"{name}.xz"
    return packed if packed.exists() else folder / name


def draw_round(
    sets: Iterable[tuple[EntitySet, list[Tagged]]], chance: Callable[[], float]
) -> list[Tagged]:
    """Return one round of sentences: each set in its share; 1.3 means all once and three in ten
    again.
    """
    drawn: list[Tagged] = []
    for corpus, sentences in sets:
        whole, part = divmod(corpus.share, 1.0)
        for _ in range(int(whole)):
            drawn.extend(sentences)
        drawn.extend(sentence for sentence in sentences if chance() < part)
    return drawn
