"""Names on an entity set in columns: `ner FILE [--types A,B] [--from SHARE] [--raw]`.

Strict spans. Gold types are mapped to ours; predicted types that the set does not label are left
aside. `--from 0.8` scores only what follows the first 80 % of the sentences (UNER EWT dev: its
first four fifths are trained on).

What is scored is what a user gets: the network's spans as `kg.english.names` leaves them, with the
sentences of one document together where the file tells documents by its `sent_id` lines, else one
by one; the fine types (GPE, FAC, LAW, WORK, WEAPON) count as the coarse ones that the sets have
(LOC, MISC, PRODUCT). `--raw` scores the network alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from kg.english.encoder import WINDOW_PIECES, Encoder
from kg.english.names import tidy_names
from kg.english.pipeline import MODEL_FOLDER
from kg.grammar import COARSE
from kg.training.entity_columns import find_spans, read_blocks
from kg.training.entity_tags import TYPES
from kg.training.treebank import read_lines

Spans = set[tuple[int, int, str]]

GOLD_TYPES = {
    **dict.fromkeys(
        ("per", "person", "politician", "writer", "musicalartist", "scientist", "researcher"),
        "PERSON",
    ),
    **dict.fromkeys(
        ("org", "organisation", "organization", "politicalparty", "band", "university"), "ORG"
    ),
    **dict.fromkeys(("corporation", "group"), "ORG"),
    **dict.fromkeys(("loc", "gpe", "location", "country", "facility"), "LOC"),
    **dict.fromkeys(("event", "election", "conference"), "EVENT"),
    "norp": "NORP",
    "product": "PRODUCT",
}
"""Gold label, lower case, to our type; a label that is not here is not scored."""


def read_gold(labels: Sequence[str], types: frozenset[str]) -> Spans:
    """Return the scored gold spans of a sentence."""
    spans = ((s, e, GOLD_TYPES.get(kind.lower(), "")) for s, e, kind in find_spans(labels))
    return {span for span in spans if span[2] in types}


def choose_types(
    blocks: Sequence[tuple[list[str], list[str]]], wanted: str | None
) -> frozenset[str]:
    """Return the types to score: those asked for, else all that the set labels at all."""
    if wanted:
        return frozenset(wanted.split(","))
    kinds = {kind.lower() for _, labels in blocks for _, _, kind in find_spans(labels)}
    return frozenset(GOLD_TYPES[kind] for kind in kinds if kind in GOLD_TYPES)


def read_documents(path: Path, count: int) -> list[str]:
    """Return the document of each of the `count` sentences: its `sent_id` without the last number.

    A file without such lines has one document for each sentence.
    """
    lines = (line for line in read_lines(path) if line.startswith("# sent_id"))
    names = [line.partition("=")[2].strip().rpartition("-")[0] for line in lines]
    return names if len(names) == count else [str(at) for at in range(count)]


def find_names(encoder: Encoder, sentences: Sequence[Sequence[str]]) -> list[Spans]:
    """Return the network's spans; a sentence that overfills the window twice has none."""
    limit = 2 * WINDOW_PIECES
    fits = [at for at, words in enumerate(sentences) if sum(encoder.count_pieces(words)) <= limit]
    found: list[Spans] = [set() for _ in sentences]
    for at, parse in zip(fits, encoder.parse([sentences[at] for at in fits]), strict=True):
        found[at] = set(parse.spans)
    return found


def tidy_documents(
    sentences: Sequence[Sequence[str]], spans: Sequence[Spans], documents: Sequence[str]
) -> list[Spans]:
    """Return the spans of each sentence after the correction of each document as a whole."""
    tidied: list[Spans] = []
    for _, group in groupby(range(len(sentences)), key=lambda at: documents[at]):
        places = list(group)
        words = [word for at in places for word in sentences[at]]
        starts = [0]
        for at in places:
            starts.append(starts[-1] + len(sentences[at]))
        moved = [
            (s + start, e + start, kind)
            for at, start in zip(places, starts, strict=False)
            for s, e, kind in sorted(spans[at])
        ]
        names = tidy_names(words, moved)
        for start, end in pairwise(starts):
            here = (span for span in names if start <= span[0] < end)
            tidied.append({(s - start, e - start, COARSE.get(k, k)) for s, e, k in here})
    return tidied


def score(gold: Sequence[Spans], found: Sequence[Spans], types: frozenset[str]) -> dict[str, float]:
    """Return p, r, f1, span_recall (right span, any type) and f1 for each type."""
    counts: Counter[tuple[str, str]] = Counter()
    for wanted, all_made in zip(gold, found, strict=True):
        made = {span for span in all_made if span[2] in types}
        places = {span[:2] for span in all_made}
        counts["any", "spans"] += sum(span[:2] in places for span in wanted)
        for name, spans in (("gold", wanted), ("made", made), ("right", wanted & made)):
            counts.update((kind, name) for _, _, kind in spans)
            counts["all", name] += len(spans)
    right, made_all, wanted_all = (counts["all", name] for name in ("right", "made", "gold"))
    figures = {
        "p": 100 * right / max(made_all, 1),
        "r": 100 * right / max(wanted_all, 1),
        "f1": 200 * right / max(made_all + wanted_all, 1),
        "span_recall": 100 * counts["any", "spans"] / max(wanted_all, 1),
    }
    for kind in (kind for kind in TYPES if counts[kind, "gold"]):
        both = counts[kind, "made"] + counts[kind, "gold"]
        figures[kind.lower()] = 200 * counts[kind, "right"] / both
    return {**figures, "spans": float(wanted_all)}


def main(args: list[str]) -> dict[str, float]:
    """Score one file."""
    parser = argparse.ArgumentParser(prog="ner")
    parser.add_argument("file", type=Path)
    parser.add_argument("--types", help="our types to score, with commas")
    parser.add_argument("--from", dest="start", type=float, default=0.0, help="share to pass over")
    parser.add_argument("--raw", action="store_true", help="score the network alone")
    options = parser.parse_args(args)
    blocks = list(read_blocks(options.file))
    first = int(len(blocks) * options.start)
    documents = read_documents(options.file, len(blocks))[first:]
    blocks = blocks[first:]
    types = choose_types(blocks, options.types)
    sentences = [words for words, _ in blocks]
    found = find_names(Encoder(MODEL_FOLDER), sentences)
    if not options.raw:
        found = tidy_documents(sentences, found, documents)
    return score([read_gold(labels, types) for _, labels in blocks], found, types)
