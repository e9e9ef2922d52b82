"""The entity sets joined: seven types, and for each token the set of tags that its own set cannot
rule out.

Sets label different things. Where a set has no class for events, its O does not mean "no event";
the loss then sums the probability of every tag that the set leaves open (`Tagged.allowed`), so that
no set teaches against another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.training.treebank import read_lines

TYPES = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "PRODUCT", "MISC")
TAGS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
OPEN = frozenset(TYPES)

Labels = tuple[tuple[str, ...], bool]
"""Types that a gold label allows, and whether O is allowed as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySet:
    """One corpus: where it lies, what its labels may mean, which types its O leaves open, its share
    of a round.
    """

    name: str
    files: tuple[str, ...]
    mapping: dict[str, Labels]
    open_types: frozenset[str]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A sentence with, for each word, the indices in `TAGS` that are allowed (all of them: no
    loss).
    """

    words: tuple[str, ...]
    allowed: tuple[frozenset[int], ...]


def _only(*types: str) -> Labels:
    return (types, False)


_CROSSNER: dict[str, Labels] = {
    **dict.fromkeys(
        ("person", "politician", "writer", "musicalartist", "scientist", "researcher"),
        _only("PERSON"),
    ),
    **dict.fromkeys(("organisation", "politicalparty", "band", "university"), _only("ORG")),
    **dict.fromkeys(("location", "country"), _only("LOC")),
    **dict.fromkeys(("event", "election", "conference"), _only("EVENT")),
    "product": _only("PRODUCT"),
    **dict.fromkeys(("magazine", "academicjournal"), _only("ORG", "MISC")),
    **dict.fromkeys(("book", "poem", "song", "album", "award"), _only("MISC")),
    "misc": _only("MISC", "PRODUCT"),
    "programlang": _only("PRODUCT", "MISC"),
}
_BARE_OR_MISC: Labels = (("MISC",), True)
_ALL_BUT_CORE = OPEN - {"PERSON", "ORG", "LOC"}

ENTITY_SETS = (
    EntitySet(
        name="politics",
        files=("crossner_politics_train.txt", "crossner_politics_test.txt"),
        mapping=_CROSSNER,
        open_types=frozenset(),
        share=1.3,
    ),
    EntitySet(
        name="crossner",
        files=tuple(
            f"crossner_{field}_{part}.txt"
            for field in ("ai", "literature", "music", "science")
            for part in ("train", "dev", "test")
        ),
        mapping=_CROSSNER,
        open_types=frozenset(),
        share=0.5,
    ),
    EntitySet(
        name="wikigold",
        files=("wikigold.conll.txt",),
        mapping={
            "PER": _only("PERSON"),
            "ORG": _only("ORG"),
            "LOC": _only("LOC"),
            "MISC": _only("MISC", "EVENT", "PRODUCT"),
        },
        open_types=frozenset(),
        share=1.0,
    ),
    EntitySet(
        name="uner",
        files=("uner_ewt_dev.iob2",),
        mapping={"PER": _only("PERSON"), "ORG": _only("ORG"), "LOC": _only("LOC")},
        open_types=_ALL_BUT_CORE,
        share=1.5,
    ),
    EntitySet(
        name="btc",
        files=tuple(f"btc_{part}.conll" for part in "abefgh"),
        mapping={"PER": _only("PERSON"), "ORG": _only("ORG"), "LOC": _only("LOC")},
        open_types=_ALL_BUT_CORE,
        share=0.1,
    ),
    EntitySet(
        name="wnut",
        files=("wnut17train.conll", "emerging.dev.conll"),
        mapping={
            "person": _only("PERSON"),
            "corporation": _only("ORG"),
            "group": _only("ORG", "NORP"),
            "location": _only("LOC"),
            "product": _only("PRODUCT"),
            "creative-work": _only("MISC"),
        },
        open_types=frozenset({"NORP", "EVENT", "MISC"}),
        share=0.15,
    ),
)

_PEOPLE = re.compile(
    r"(?:\w{3,}(?:ans?|ese|ish|ists?|ites?|ics?)|French|Dutch|Greeks?|Czechs?|Arabs?|Turks?|Kurds?|Jews?|Danes?"
    r"|Muslims?|Serbs?|Croats?|Slovaks?|Swiss|Welsh|Hindus?|Sikhs?|Thai|Iraqis?|Israelis?|Pakistanis?"
    r"|Democrats?|Whigs?|Greens?|Tories|Conservatives?|Liberals?|Socialists?|Labour)"
)


@cache
def read_joining_words(kind: str) -> frozenset[str]:
    """Return the words of a class ("title", "country") of the data file beside this module."""
    lines = (Path(__file__).parent / "data" / "joining_words.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in lines.splitlines() if not line.startswith("#"))
    return frozenset(form for row, form in rows if row == kind)


def read_blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, labels) of each sentence of a two-column or a UNER five-column file."""
    words: list[str] = []
    labels: list[str] = []
    for line in read_lines(path):
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if words:
                yield words, labels
            words, labels = [], []
        elif not line.startswith("# ") and len(cells) >= 2:
            numbered = len(cells) >= 4
            words.append(cells[1 if numbered else 0])
            labels.append(cells[2 if numbered else -1].strip() or "O")
    if words:
        yield words, labels


def find_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, type) of the spans of BIO or IOB labels, word numbers half open."""
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        mark, _, here = label.partition("-")
        if kind and (mark != "I" or here != kind):
            spans.append((start, at, kind))
            kind = ""
        if mark in ("B", "I") and not kind:
            start, kind = at, here
    return spans


def join_labels(words: Sequence[str], labels: Sequence[str], corpus: EntitySet) -> Tagged:
    """Return the sentence in the common types; the module docstring says what `allowed` means."""
    background = _allow((tuple(sorted(corpus.open_types)), True), "BI")
    allowed = [background] * len(words)
    for start, end, kind in find_spans(labels):
        first, types = _settle(words[start:end], corpus.mapping.get(kind, _BARE_OR_MISC), corpus)
        allowed[start + first : end] = _mark(types, end - start - first)
    if corpus.name == "btc":
        _free_handles(words, allowed)
    return Tagged(words=tuple(words), allowed=tuple(allowed))


def _settle(words: Sequence[str], label: Labels, corpus: EntitySet) -> tuple[int, Labels]:
    """Even out two habits of the sets: titles inside a name, a country as actor called an
    organisation.
    """
    types = label[0]
    if (
        corpus.name == "uner"
        and types == ("PERSON",)
        and len(words) > 1
        and words[0] in read_joining_words("title")
    ):
        return 1, label
    if (
        corpus.name == "uner"
        and types == ("ORG",)
        and len(words) == 1
        and words[0] in read_joining_words("country")
    ):
        return 0, _only("LOC")
    if (
        "MISC" in types
        and len(words) == 1
        and _PEOPLE.fullmatch(words[0])
        and words[0][0].isupper()
    ):
        return 0, _only("NORP")
    return 0, label


def _mark(label: Labels, length: int) -> list[frozenset[int]]:
    return [_allow(label, "B" if at == 0 else "I") for at in range(length)]


def _allow(label: Labels, marks: str) -> frozenset[int]:
    types, outside = label
    tags = {TAGS.index(f"{mark}-{kind}") for kind in types for mark in marks}
    return frozenset(tags | {0} if outside else tags)


def _free_handles(words: Sequence[str], allowed: list[frozenset[int]]) -> None:
    """Twitter handles are labelled by who owns the account; the text cannot tell, so they carry no
    loss.
    """
    anything = frozenset(range(len(TAGS)))
    for at, word in enumerate(words):
        if word.startswith("@"):
            allowed[at : at + (2 if word == "@" else 1)] = [anything] * (2 if word == "@" else 1)
    del allowed[len(words) :]


def split_development(blocks: Sequence[object]) -> int:
    """Return where the kept-back part of UNER EWT starts: its last fifth is for measuring, never
    trained on.
    """
    return len(blocks) * 4 // 5


def read_entity_set(folder: Path, corpus: EntitySet) -> list[Tagged]:
    """Return the training sentences of one corpus in the common types."""
    blocks = [block for name in corpus.files for block in read_blocks(folder / name)]
    if corpus.name == "uner":
        blocks = blocks[: split_development(blocks)]
    return [join_labels(words, labels, corpus) for words, labels in blocks]


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
