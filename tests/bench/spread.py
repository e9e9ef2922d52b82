"""Scores what `kg.spread` finds in a corpus against the answer key in its `gold.jsonl`.

The key names clusters of gold assertions and files; a cluster stands for the claims
that its matched assertions were merged into. Found but not in the key counts as invented; what
a copy repeats of its original is neither.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx

from kg.records import Tables
from kg.spread import Change, Dispute, find_disagreements, find_drift
from tests.bench.gold import Scorer, percent, run_pipeline
from tests.bench.gold_corpus import read_gold, read_rows, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the key asks for, what of it was found, and what was found beside it, in words."""

    wanted: tuple[str, ...]
    missed: tuple[str, ...]
    invented: tuple[str, ...] = ()


class Key:
    """The answer key of a folder, told in claim ids and article ids of a run over it."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        gold = read_gold(folder)
        self.tables = tables
        self.rows = read_rows(folder)
        by_text = {article.text: article.article_id for article in tables.articles}
        self.article = {file: by_text[text] for file, text in gold.texts.items() if text in by_text}
        self.file = {article: file for file, article in self.article.items()}
        self.claims: dict[str, set[str]] = defaultdict(set)
        outcome = Scorer(gold, tables).match()
        for pair in (*outcome.pairs, *outcome.optional):
            self.claims[pair.gold.cluster].add(str(pair.system.claim_id))
        self.labels = {claim.claim_id: claim.label for claim in tables.claims}
        self.facts = {fact.assertion_id: fact for fact in tables.assertions}

    def of(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the lines of one type."""
        return (row for row in self.rows if row["type"] == kind)

    def file_of(self, assertion_id: str) -> str:
        """Return the file that an assertion stands in."""
        return self.file[self.facts[assertion_id].article_id]


def copies(key: Key) -> Tally:
    """Compare the copies, their originals and their kinds."""
    wanted = {(row["file"], row["of"], row["kind"]) for row in key.of("copy")}
    made = {(key.file[c.article_id], key.file[c.copy_of], c.kind) for c in key.tables.copies}
    return _tally(wanted, made)


def dropped(key: Key, kind: str, change: Change) -> Tally:
    """Compare the dropped attributions or hedges by cluster and both files."""
    wanted = {(row["cluster"], row["from"], row["to"]) for row in key.of(kind)}
    found, invented = set(), []
    for drift in find_drift(key.tables):
        if drift.change is change:
            ends = key.file_of(drift.from_assertion), key.file_of(drift.to_assertion)
            hits = {w for w in wanted if w[1:] == ends and drift.claim_id in key.claims[w[0]]}
            found |= hits
            if not hits:
                invented.append(" ".join((key.labels[drift.claim_id], *ends)))
    return Tally(
        wanted=_lines(wanted), missed=_lines(wanted - found), invented=tuple(sorted(invented))
    )


def denials(key: Key) -> Tally:
    """Compare the denials by cluster and denying file."""
    wanted = {(row["cluster"], row["file"]) for row in key.of("denial")}
    found, invented = set(), []
    for row in find_disagreements(key.tables):
        if row.kind is Dispute.DENIAL:
            file = key.file_of(row.other_assertion)
            hits = {w for w in wanted if w[1] == file and row.claim_id in key.claims[w[0]]}
            found |= hits
            if not hits and not row.in_copy:
                invented.append(f"{key.labels[row.claim_id]} {file}")
    return Tally(
        wanted=_lines(wanted), missed=_lines(wanted - found), invented=tuple(sorted(invented))
    )


def numbers(key: Key) -> Tally:
    """Compare each step of a changing number: its two values, linked over claims that differ."""
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(claim for claims in key.claims.values() for claim in claims)
    asked: set[str] = set()
    steps = {}
    for row in key.of("number_change"):
        asked |= {claim for cluster in row["clusters"] for claim in key.claims[cluster]}
        for (one, two), values in zip(
            pairwise(row["clusters"]), pairwise(row["values"]), strict=True
        ):
            steps[row["what"], *values] = (key.claims[one], key.claims[two])
    invented = []
    for found in find_disagreements(key.tables):
        if found.kind is Dispute.NUMBER:
            links.add_edge(found.claim_id, found.other_claim_id)
            if not {found.claim_id, found.other_claim_id} <= asked:
                ends = (key.labels[found.claim_id], key.labels[found.other_claim_id])
                invented.append(" / ".join(ends))
    missed = {
        step
        for step, (one, two) in steps.items()
        if not any(nx.has_path(links, a, b) for a in one for b in two if a != b)
    }
    return Tally(wanted=_lines(steps), missed=_lines(missed), invented=tuple(sorted(invented)))


def quotations(key: Key) -> Tally:
    """Look for each quotation of the key among those that all of its files share."""
    wanted = {(row["text"], *sorted(row["files"])) for row in key.of("quotation")}
    made = [
        (words(quotation.text), {key.file[r.article_id] for r in quotation.renderings})
        for quotation in key.tables.quotations
    ]
    found = {
        (text, *files)
        for text, *files in wanted
        if any(set(words(text)) <= set(told) and set(files) <= have for told, have in made)
    }
    return Tally(wanted=_lines(wanted), missed=_lines(wanted - found))


TABLES: dict[str, Callable[[Key], Tally]] = {
    "copies": copies,
    "dropped_attributions": lambda key: dropped(key, "dropped_attribution", Change.ATTRIBUTION),
    "dropped_hedges": lambda key: dropped(key, "dropped_hedge", Change.HEDGE),
    "denials": denials,
    "numbers": numbers,
    "quotations": quotations,
}


def _tally(wanted: Set[tuple[str, ...]], made: Set[tuple[str, ...]]) -> Tally:
    return Tally(
        wanted=_lines(wanted), missed=_lines(wanted - made), invented=_lines(made - wanted)
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(row) for row in rows))


def main(args: list[str]) -> dict[str, float]:
    """Score the run over the folder named in `args`, and list what was missed or invented."""
    folders = [Path(arg) for arg in args]
    if len(folders) != 1 or not (folders[0] / "gold.jsonl").is_file():
        raise SystemExit("usage: python -m tests.bench spread DIR, DIR with gold.jsonl")
    key = Key(folders[0], run_pipeline(folders[0]))
    figures: dict[str, float] = {}
    for name, compare in TABLES.items():
        tally = compare(key)
        for what, lines in (("missed", tally.missed), ("invented", tally.invented)):
            for line in lines:
                print(f"{what} ({name}): {line}")
        figures[name] = percent(len(tally.wanted) - len(tally.missed), len(tally.wanted))
        figures[f"{name}_invented"] = len(tally.invented)
    return figures
